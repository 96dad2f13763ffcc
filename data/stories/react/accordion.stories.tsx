import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Accordion } from './accordion.tsx'

const meta = {
  component: Accordion,
  args: {
    sections: [
      { title: 'Shipping', body: 'Sent within a day' },
      { title: 'Returns', body: 'Free for a month' },
    ],
    onOpen: fn(),
  },
} satisfies Meta<typeof Accordion>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React accordion of the sections "Shipping" with the text "Sent within a day" and "Returns" with "Free for a month", both closed at first. A button in a heading of level 3 opens (aria-expanded) or closes each; only one is open at a time, and onOpen is called with the title of the one that opens. Props: sections (title and body), several, onOpen. */
export const OneAtATime: Story = {
  play: async ({ args, canvas, userEvent, step }) => {
    const shipping = canvas.getByRole('button', { name: 'Shipping' })
    const returns = canvas.getByRole('button', { name: 'Returns' })
    await expect(canvas.getByRole('heading', { level: 3, name: 'Shipping' })).toContainElement(shipping)
    await expect(canvas.getByText('Sent within a day')).not.toBeVisible()
    await expect(shipping).toHaveAttribute('aria-expanded', 'false')
    await step('open one', async () => {
      await userEvent.click(shipping)
      await expect(shipping).toHaveAttribute('aria-expanded', 'true')
      await expect(canvas.getByText('Sent within a day')).toBeVisible()
      await expect(args.onOpen).toHaveBeenLastCalledWith('Shipping')
    })
    await step('open the other', async () => {
      await userEvent.click(returns)
      await expect(returns).toHaveAttribute('aria-expanded', 'true')
      await expect(shipping).toHaveAttribute('aria-expanded', 'false')
      await expect(canvas.getByText('Free for a month')).toBeVisible()
      await expect(canvas.getByText('Sent within a day')).not.toBeVisible()
    })
    await step('close it', async () => {
      await userEvent.click(returns)
      await expect(canvas.getByText('Free for a month')).not.toBeVisible()
      await expect(args.onOpen).toHaveBeenCalledTimes(2)
    })
  },
}

/** Create a React accordion in which several sections can be open at once: "Opening hours" with "From nine to five" and "Parking" with "Behind the house". Buttons in headings of level 3 open and close them (aria-expanded). Props: sections (title and body), several, onOpen. */
export const SeveralOpen: Story = {
  args: {
    several: true,
    sections: [
      { title: 'Opening hours', body: 'From nine to five' },
      { title: 'Parking', body: 'Behind the house' },
    ],
  },
  play: async ({ args, canvas, userEvent }) => {
    const hours = canvas.getByRole('button', { name: 'Opening hours', expanded: false })
    const parking = canvas.getByRole('button', { name: 'Parking', expanded: false })
    await expect(canvas.getAllByRole('heading', { level: 3 })).toHaveLength(2)
    await userEvent.click(hours)
    await userEvent.click(parking)
    await expect(canvas.getByText('From nine to five')).toBeVisible()
    await expect(canvas.getByText('Behind the house')).toBeVisible()
    await userEvent.click(hours)
    await expect(canvas.getByText('From nine to five')).not.toBeVisible()
    await expect(canvas.getByText('Behind the house')).toBeVisible()
    await expect(hours).toHaveAttribute('aria-expanded', 'false')
    await expect(args.onOpen).toHaveBeenCalledTimes(2)
  },
}
