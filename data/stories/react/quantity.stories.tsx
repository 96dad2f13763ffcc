import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Quantity } from './quantity.tsx'

const meta = { component: Quantity, args: { label: 'Candles', price: 2.5, most: 3, onQuantity: fn() } } satisfies Meta<typeof Quantity>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React quantity picker: a group named "Candles" with the buttons named Fewer and More around an output of the number, at first one, which stays between one and most: the button that would leave this is disabled. Behind it the price of all stands in a strong element with two decimals and the euro sign. A change calls onQuantity with the number. Props: label, price, most, onQuantity. */
export const UpToThree: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const [fewer, more] = [canvas.getByRole('button', { name: 'Fewer' }), canvas.getByRole('button', { name: 'More' })]
    const count = canvas.getByRole('status')
    await expect(canvas.getByRole('group', { name: 'Candles' })).toContainElement(count)
    await expect(count).toHaveTextContent(/^1$/)
    await expect(fewer).toBeDisabled()
    await expect(canvas.getByText('2.50 €').tagName).toBe('STRONG')
    await userEvent.click(more)
    await userEvent.click(more)
    await expect(count).toHaveTextContent(/^3$/)
    await expect(more).toBeDisabled()
    await expect(canvas.getByText('7.50 €')).toBeVisible()
    await userEvent.click(fewer)
    await expect(count).toHaveTextContent(/^2$/)
    await expect(more).toBeEnabled()
    await expect(args.onQuantity.mock.calls).toEqual([[2], [3], [2]])
  },
}

/** Create a React quantity picker: a group named "Last ticket" with the buttons named Fewer and More around an output of the number, of which there is only one, so that both buttons are disabled and nothing is called. Behind it the price of all stands in a strong element with two decimals and the euro sign. Props: label, price, most, onQuantity. */
export const OnlyOne: Story = {
  args: { label: 'Last ticket', price: 40, most: 1 },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('group', { name: 'Last ticket' })).toBeVisible()
    await expect(canvas.getByRole('status')).toHaveTextContent(/^1$/)
    await expect(canvas.getByRole('button', { name: 'Fewer' })).toBeDisabled()
    await expect(canvas.getByRole('button', { name: 'More' })).toBeDisabled()
    await userEvent.click(canvas.getByRole('button', { name: 'More' }), { pointerEventsCheck: 0 })
    await expect(canvas.getByText('40.00 €').tagName).toBe('STRONG')
    await expect(args.onQuantity).not.toHaveBeenCalled()
  },
}
