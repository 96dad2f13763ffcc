import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Stepper } from './stepper.tsx'

const meta = { component: Stepper, args: { onFinish: fn() } } satisfies Meta<typeof Stepper>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React stepper: a region named "Checkout" with an ordered list of the steps "Basket", "Address" and "Payment", of which the current one is marked (aria-current step), at first the first. The buttons Back, disabled at the first step, and Next move it; at the last step Next is Finish, which calls onFinish. Props: label, steps, back, next, finish (labels), onFinish. */
export const ThreeSteps: Story = {
  args: { label: 'Checkout', steps: ['Basket', 'Address', 'Payment'] },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'Checkout' })).toContainElement(canvas.getByRole('list'))
    await expect(canvas.getByRole('list').tagName).toBe('OL')
    await expect(canvas.getByText('Basket')).toHaveAttribute('aria-current', 'step')
    await expect(canvas.getByRole('button', { name: 'Back' })).toBeDisabled()
    await userEvent.click(canvas.getByRole('button', { name: 'Next' }))
    await expect(canvas.getByText('Address')).toHaveAttribute('aria-current', 'step')
    await expect(canvas.getByText('Basket')).not.toHaveAttribute('aria-current')
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await expect(canvas.getByText('Basket')).toHaveAttribute('aria-current', 'step')
    await userEvent.click(canvas.getByRole('button', { name: 'Next' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Next' }))
    await expect(args.onFinish).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Finish' }))
    await expect(args.onFinish).toHaveBeenCalledTimes(1)
    await expect(canvas.getByText('Payment')).toHaveAttribute('aria-current', 'step')
  },
}

/** Create a React stepper: a region named "Booking" with an ordered list of the steps "Dates" and "Guests", of which the current one is marked (aria-current step). Its buttons say "Earlier" and "Go on", and at the last step "Book now", which calls onFinish. Props: label, steps, back, next, finish (labels), onFinish. */
export const OwnWords: Story = {
  args: { label: 'Booking', steps: ['Dates', 'Guests'], back: 'Earlier', next: 'Go on', finish: 'Book now' },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'Booking' })).toBeVisible()
    await expect(canvas.getByRole('list').tagName).toBe('OL')
    await expect(canvas.getByRole('button', { name: 'Earlier' })).toBeDisabled()
    await expect(canvas.queryByRole('button', { name: 'Book now' })).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Go on' }))
    await expect(canvas.getByText('Guests')).toHaveAttribute('aria-current', 'step')
    await expect(canvas.getByRole('button', { name: 'Earlier' })).toBeEnabled()
    await userEvent.click(canvas.getByRole('button', { name: 'Book now' }))
    await expect(args.onFinish).toHaveBeenCalledTimes(1)
    await userEvent.click(canvas.getByRole('button', { name: 'Earlier' }))
    await expect(canvas.getByText('Dates')).toHaveAttribute('aria-current', 'step')
  },
}
