import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, within } from 'storybook/test'
import { RadioGroup } from './radio-group.tsx'

const meta = {
  component: RadioGroup,
  args: {
    legend: 'Delivery',
    options: [
      { value: 'post', label: 'By post' },
      { value: 'courier', label: 'By courier' },
      { value: 'shop', label: 'In the shop' },
    ],
    onSelect: fn(),
  },
} satisfies Meta<typeof RadioGroup>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React radio group (role radiogroup) named "Delivery" with a radio button for each option: "By post", "By courier" and "In the shop". None is selected at first; choosing one calls onSelect with its value. Props: legend, options (value and label), value, onSelect. */
export const Unselected: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const group = within(canvas.getByRole('radiogroup', { name: 'Delivery' }))
    const radios = group.getAllByRole('radio')
    await expect(radios).toHaveLength(3)
    for (const radio of radios) await expect(radio).not.toBeChecked()
    await userEvent.click(group.getByLabelText('By courier'))
    await expect(group.getByRole('radio', { name: 'By courier' })).toBeChecked()
    await expect(args.onSelect).toHaveBeenLastCalledWith('courier')
    await userEvent.click(group.getByLabelText('By post'))
    await expect(group.getByRole('radio', { name: 'By post' })).toBeChecked()
    await expect(group.getByRole('radio', { name: 'By courier' })).not.toBeChecked()
    await expect(args.onSelect).toHaveBeenCalledTimes(2)
  },
}

/** Create a React radio group (role radiogroup) named "Collection" in which the option "In the shop" is selected at first, after "By post" and "By courier"; the up arrow key selects the one before and calls onSelect with its value. Props: legend, options (value and label), value, onSelect. */
export const Selected: Story = {
  args: { legend: 'Collection', value: 'shop' },
  play: async ({ args, canvas, userEvent }) => {
    const shop = canvas.getByRole('radio', { name: 'In the shop' })
    const courier = canvas.getByRole('radio', { name: 'By courier' })
    await expect(canvas.getByRole('radiogroup', { name: 'Collection' })).toContainElement(shop)
    await expect(shop).toBeChecked()
    await userEvent.tab()
    await expect(shop).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}')
    await expect(courier).toBeChecked()
    await expect(shop).not.toBeChecked()
    await expect(args.onSelect).toHaveBeenLastCalledWith('courier')
    await expect(canvas.getByRole('radio', { name: 'By post' })).not.toBeChecked()
  },
}
