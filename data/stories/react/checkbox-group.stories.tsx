import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, within } from 'storybook/test'
import { CheckboxGroup } from './checkbox-group.tsx'

const meta = { component: CheckboxGroup, args: { onChange: fn() } } satisfies Meta<typeof CheckboxGroup>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React group of checkboxes named "Toppings" with one for each option: "Olives", "Capers" and "Rocket". Any number can be checked; onChange is called with the checked options in their order. Props: legend, options, checked, onChange. */
export const Several: Story = {
  args: { legend: 'Toppings', options: ['Olives', 'Capers', 'Rocket'] },
  play: async ({ args, canvas, userEvent }) => {
    const group = within(canvas.getByRole('group', { name: 'Toppings' }))
    const boxes = group.getAllByRole('checkbox')
    await expect(boxes).toHaveLength(3)
    await userEvent.click(group.getByRole('checkbox', { name: 'Rocket' }))
    await expect(args.onChange).toHaveBeenLastCalledWith(['Rocket'])
    await userEvent.click(group.getByLabelText('Olives'))
    await expect(args.onChange).toHaveBeenLastCalledWith(['Olives', 'Rocket'])
    await expect(boxes.map((box) => (box as HTMLInputElement).checked)).toEqual([true, false, true])
    await userEvent.click(group.getByLabelText('Rocket'))
    await expect(args.onChange).toHaveBeenLastCalledWith(['Olives'])
    await expect(group.getByRole('checkbox', { name: 'Rocket' })).not.toBeChecked()
  },
}

/** Create a React group of checkboxes named "Notify me by" with the options "Email", "Letter" and "Phone", of which "Letter" is checked at first and can be unchecked; onChange is called with the checked options. Props: legend, options, checked, onChange. */
export const OneChecked: Story = {
  args: { legend: 'Notify me by', options: ['Email', 'Letter', 'Phone'], checked: ['Letter'] },
  play: async ({ args, canvas, userEvent }) => {
    const letter = canvas.getByRole('checkbox', { name: 'Letter' })
    await expect(canvas.getByRole('group', { name: 'Notify me by' })).toContainElement(letter)
    await expect(letter).toBeChecked()
    await expect(canvas.getByRole('checkbox', { name: 'Email' })).not.toBeChecked()
    await userEvent.tab()
    await userEvent.tab()
    await userEvent.keyboard(' ')
    await expect(letter).not.toBeChecked()
    await expect(args.onChange).toHaveBeenLastCalledWith([])
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Phone' }))
    await expect(args.onChange).toHaveBeenLastCalledWith(['Phone'])
  },
}
