import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Toggle } from './toggle.tsx'

const meta = { component: Toggle, args: { label: 'Mute', onToggle: fn() } } satisfies Meta<typeof Toggle>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React toggle button "Mute" that is not pressed at first (aria-pressed); each press turns it over and calls onToggle with the new state. Props: label, initial, onToggle. */
export const Off: Story = {
  play: async ({ args, canvas, userEvent, step }) => {
    const button = canvas.getByRole('button', { name: 'Mute' })
    await expect(button).toHaveAttribute('aria-pressed', 'false')
    await step('pressed once', async () => {
      await userEvent.click(button)
      await expect(button).toHaveAttribute('aria-pressed', 'true')
      await expect(args.onToggle).toHaveBeenLastCalledWith(true)
    })
    await step('pressed again', async () => {
      await userEvent.click(button)
      await expect(button).toHaveAttribute('aria-pressed', 'false')
      await expect(args.onToggle).toHaveBeenLastCalledWith(false)
      await expect(args.onToggle).toHaveBeenCalledTimes(2)
    })
  },
}

/** Create a React toggle button "Bold text" that is pressed at first (aria-pressed); Enter turns it over and calls onToggle with the new state. Props: label, initial, onToggle. */
export const On: Story = {
  args: { label: 'Bold text', initial: true },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Bold text', pressed: true })
    await expect(args.onToggle).not.toHaveBeenCalled()
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect(button).toHaveAttribute('aria-pressed', 'false')
    await expect(args.onToggle).toHaveBeenCalledTimes(1)
    await expect(args.onToggle).toHaveBeenCalledWith(false)
  },
}
