import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Progress } from './progress.tsx'

const meta = {
  component: Progress,
  args: { label: 'Setup', steps: 2, next: 'Continue', done: 'All set', onDone: fn() },
} satisfies Meta<typeof Progress>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React progress bar named "Setup" with as many steps as steps says, a live status with the rounded percentage, at first 0%, and a button "Continue" that goes one step on. After the last step the status says "All set", the button is disabled, and onDone is called. Props: label, steps, next (the label of the button), done, onDone. */
export const TwoSteps: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const bar = canvas.getByRole('progressbar', { name: 'Setup' })
    const button = canvas.getByRole('button', { name: 'Continue' })
    await expect(canvas.getByRole('status')).toHaveTextContent('0%')
    await userEvent.click(button)
    await expect((bar as HTMLProgressElement).position).toBe(0.5)
    await expect(canvas.getByRole('status')).toHaveTextContent('50%')
    await expect(args.onDone).not.toHaveBeenCalled()
    await userEvent.click(button)
    await expect((bar as HTMLProgressElement).position).toBe(1)
    await expect(canvas.getByRole('status')).toHaveTextContent('All set')
    await expect(button).toBeDisabled()
    await expect(args.onDone).toHaveBeenCalledTimes(1)
  },
}

/** Create a React progress bar named "Packing" with three steps, a live status with the rounded percentage, and a button "Pack one" that goes one step on: 0%, 33%, 67%, and at the end "Ready to send". Props: label, steps, next (the label of the button), done, onDone. */
export const ThreeSteps: Story = {
  args: { label: 'Packing', steps: 3, next: 'Pack one', done: 'Ready to send' },
  play: async ({ args, canvas, userEvent }) => {
    const bar = canvas.getByRole('progressbar', { name: 'Packing' })
    const status = canvas.getByRole('status')
    await expect((bar as HTMLProgressElement).position).toBe(0)
    for (const text of ['33%', '67%', 'Ready to send']) {
      await userEvent.click(canvas.getByRole('button', { name: 'Pack one' }))
      await expect(status).toHaveTextContent(text)
    }
    await expect((bar as HTMLProgressElement).position).toBe(1)
    await expect(canvas.getByRole('button')).toBeDisabled()
    await expect(args.onDone).toHaveBeenCalledTimes(1)
  },
}
