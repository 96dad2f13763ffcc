import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { TextField } from './text-field.tsx'

const meta = { component: TextField, args: { onValue: fn() } } satisfies Meta<typeof TextField>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React text field labelled "City" that shows what is typed and calls onValue with the whole text at every change. Props: label, initial, required, validate, onValue. */
export const Plain: Story = {
  args: { label: 'City' },
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByRole('textbox', { name: 'City' })
    await expect(field).toHaveValue('')
    await expect(field).not.toBeRequired()
    await userEvent.type(field, 'Bonn')
    await expect(field).toHaveValue('Bonn')
    await expect(args.onValue).toHaveBeenCalledTimes(4)
    await expect(args.onValue).toHaveBeenNthCalledWith(2, 'Bo')
    await expect(args.onValue).toHaveBeenLastCalledWith('Bonn')
  },
}

/** Create a React text field labelled "Postcode" that is required. When it loses the focus, validate is called with its text and the error that this returns is shown as an alert that describes the field, which is then invalid; typing takes the error away. Props: label, initial, required, validate (text to error, empty if right), onValue. */
export const WithError: Story = {
  args: { label: 'Postcode', required: true, validate: fn((value: string) => (value.length === 5 ? '' : 'Write five digits')) },
  play: async ({ args, canvas, userEvent, step }) => {
    const field = canvas.getByRole('textbox', { name: 'Postcode' })
    await expect(field).toBeRequired()
    await expect(field).not.toHaveAttribute('aria-invalid', 'true')
    await step('too short', async () => {
      await userEvent.type(field, '531')
      await expect(canvas.queryByRole('alert')).toBeNull()
      await userEvent.tab()
      await expect(args.validate).toHaveBeenLastCalledWith('531')
      await expect(canvas.getByRole('alert')).toHaveTextContent('Write five digits')
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveAccessibleDescription('Write five digits')
    })
    await step('corrected', async () => {
      await userEvent.type(field, '11')
      await expect(canvas.queryByRole('alert')).toBeNull()
      await expect(field).toHaveValue('53111')
      await userEvent.tab()
      await expect(canvas.queryByRole('alert')).toBeNull()
      await expect(field).not.toHaveAttribute('aria-invalid', 'true')
    })
  },
}

/** Create a React text field labelled "Nickname" that holds "Robin" at first and can be cleared; onValue is called with what it then holds. Props: label, initial, required, validate, onValue. */
export const Filled: Story = {
  args: { label: 'Nickname', initial: 'Robin' },
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByLabelText('Nickname')
    await expect(field).toHaveValue('Robin')
    await userEvent.clear(field)
    await expect(field).toHaveValue('')
    await expect(args.onValue).toHaveBeenLastCalledWith('')
    await userEvent.type(field, 'Jo')
    await expect(field).toHaveValue('Jo')
    await expect(args.onValue).toHaveBeenLastCalledWith('Jo')
  },
}
