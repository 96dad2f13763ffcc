import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Accordion } from './accordion.tsx'

const meta = {
  component: Accordion,
  args: {
    level: 3,
    sections: [
      { title: 'Planting', body: 'In loose soil' },
      { title: 'Watering', body: 'Twice a week' },
      { title: 'Harvest', body: 'Late in summer' },
    ],
    onOpen: fn(),
  },
} satisfies Meta<typeof Accordion>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React accordion of the sections "Planting" with the text "In loose soil", "Watering" with "Twice a week" and "Harvest" with "Late in summer", all closed, each with a button (aria-expanded) in a heading of level 3. The down and up arrow keys move the focus between the buttons, round at the ends; Home and End go to the first and the last. Enter opens a section, whose text is a region labelled by its button. Props: sections (title and body), level, onOpen. */
export const Moves: Story = {
  play: async ({ canvas, userEvent }) => {
    const [planting, watering, harvest] = canvas.getAllByRole('button')
    await expect(canvas.getByRole('heading', { level: 3, name: 'Planting' })).toContainElement(planting!)
    await expect(canvas.queryByRole('region')).toBeNull()
    await userEvent.tab()
    await userEvent.keyboard('{ArrowDown}')
    await expect(watering).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    await expect(harvest).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect(planting).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect(harvest).toHaveFocus()
    await userEvent.keyboard('{Home}')
    await expect(planting).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect(watering).toHaveAttribute('aria-expanded', 'true')
    await expect(planting).toHaveAttribute('aria-expanded', 'false')
    await expect(canvas.getByRole('region', { name: 'Watering' })).toHaveTextContent('Twice a week')
    await expect(canvas.getByText('In loose soil')).not.toBeVisible()
  },
}

/** Create a React accordion of the sections "Day tickets" with the text "Sold at the gate" and "Season tickets" with "Sold by mail", each with a button (aria-expanded) in a heading of level 2. Only one is open at a time, its text in a region labelled by its button; Space opens one and calls onOpen with its title, or closes it. The down and up arrow keys, Home and End move the focus between the buttons. Props: sections (title and body), level, onOpen. */
export const OneAtATime: Story = {
  args: {
    level: 2,
    sections: [
      { title: 'Day tickets', body: 'Sold at the gate' },
      { title: 'Season tickets', body: 'Sold by mail' },
    ],
  },
  play: async ({ args, canvas, userEvent }) => {
    const [day, season] = canvas.getAllByRole('button')
    await expect(canvas.getAllByRole('heading', { level: 2 })).toHaveLength(2)
    await userEvent.tab()
    await userEvent.keyboard(' ')
    await expect(day).toHaveAttribute('aria-expanded', 'true')
    await expect(canvas.getByRole('region', { name: 'Day tickets' })).toHaveTextContent('Sold at the gate')
    await userEvent.click(season!)
    await expect(canvas.getByRole('region', { name: 'Season tickets' })).toHaveTextContent('Sold by mail')
    await expect(day).toHaveAttribute('aria-expanded', 'false')
    await expect(canvas.getByText('Sold at the gate')).not.toBeVisible()
    await userEvent.keyboard(' ')
    await expect(canvas.queryByRole('region')).toBeNull()
    await expect(args.onOpen).toHaveBeenNthCalledWith(1, 'Day tickets')
    await expect(args.onOpen).toHaveBeenNthCalledWith(2, 'Season tickets')
    await expect(args.onOpen).toHaveBeenCalledTimes(2)
    await userEvent.keyboard('{ArrowUp}')
    await expect(day).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect(season).toHaveFocus()
    await userEvent.keyboard('{Home}')
    await expect(day).toHaveFocus()
    await userEvent.keyboard('{End}')
    await expect(season).toHaveFocus()
  },
}
