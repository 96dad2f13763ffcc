import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Alert } from './alert.tsx'

const meta = { component: Alert, args: { onClose: fn() } } satisfies Meta<typeof Alert>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React alert of the tone danger (data-tone, and the role alert) with the strong title "Payment failed" and the text "Your card was declined". Props: tone, title, text, close, onClose. Of the tones info and success its role is status. */
export const Danger: Story = {
  args: { tone: 'danger', title: 'Payment failed', text: 'Your card was declined' },
  play: async ({ canvas }) => {
    const alert = canvas.getByRole('alert')
    await expect(alert).toHaveAttribute('data-tone', 'danger')
    await expect(canvas.getByText('Payment failed').tagName).toBe('STRONG')
    await expect(alert).toContainElement(canvas.getByText('Your card was declined'))
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** Create a React alert of the tone success (data-tone, and the role status) with the strong title "Order placed", the text "We are packing it" and a button "Dismiss" that takes it away and calls onClose. Props: tone, title, text, close (the label of the button), onClose. */
export const Closable: Story = {
  args: { tone: 'success', title: 'Order placed', text: 'We are packing it', close: 'Dismiss' },
  play: async ({ args, canvas, userEvent }) => {
    const status = canvas.getByRole('status')
    await expect(status).toHaveAttribute('data-tone', 'success')
    await expect(canvas.getByText('Order placed').tagName).toBe('STRONG')
    await expect(status).toContainElement(canvas.getByText('We are packing it'))
    await userEvent.click(canvas.getByRole('button', { name: 'Dismiss' }))
    await expect(canvas.queryByText('Order placed')).toBeNull()
    await expect(canvas.queryByRole('status')).toBeNull()
    await expect(args.onClose).toHaveBeenCalledTimes(1)
  },
}
