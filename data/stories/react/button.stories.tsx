import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Button } from './button.tsx'

const meta = { component: Button, args: { label: 'Save changes', onPress: fn() } } satisfies Meta<typeof Button>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React button "Save changes" of the variant primary (data-variant) that calls onPress without arguments at every press. Props: label, variant, disabled, loading, onPress. */
export const Primary: Story = {
  args: { variant: 'primary' },
  play: async ({ args, canvas, userEvent, step }) => {
    const button = canvas.getByRole('button', { name: 'Save changes' })
    await expect(button).toHaveAttribute('data-variant', 'primary')
    await expect(button).toHaveAttribute('type', 'button')
    await expect(button).toBeEnabled()
    await expect(args.onPress).not.toHaveBeenCalled()
    await step('a click', async () => {
      await userEvent.click(button)
      await expect(args.onPress).toHaveBeenCalledTimes(1)
      await expect(args.onPress).toHaveBeenLastCalledWith()
    })
    await step('the keyboard', async () => {
      await expect(button).toHaveFocus()
      await userEvent.keyboard('{Enter}')
      await expect(args.onPress).toHaveBeenCalledTimes(2)
    })
  },
}

/** Create a React button "Delete account" of the variant danger (data-variant) that is disabled, so that a press calls nothing. Props: label, variant, disabled, loading, onPress. */
export const DisabledDanger: Story = {
  args: { label: 'Delete account', variant: 'danger', disabled: true },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Delete account' })
    await expect(button).toHaveAttribute('data-variant', 'danger')
    await expect(button).toBeDisabled()
    await userEvent.click(button, { pointerEventsCheck: 0 })
    await expect(args.onPress).not.toHaveBeenCalled()
  },
}

/** Create a React button "Pay now" of the variant secondary (data-variant) that is loading: it is busy (aria-busy) and disabled until loading is over. Props: label, variant, disabled, loading, onPress. */
export const Loading: Story = {
  args: { label: 'Pay now', variant: 'secondary', loading: true },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Pay now' })
    await expect(button).toHaveAttribute('data-variant', 'secondary')
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(button).toBeDisabled()
    await userEvent.click(button, { pointerEventsCheck: 0 })
    await expect(args.onPress).not.toHaveBeenCalled()
  },
}
