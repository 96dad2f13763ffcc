import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Tooltip } from './tooltip.tsx'

const meta = { component: Tooltip, args: { onPress: fn() } } satisfies Meta<typeof Tooltip>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React button "Archive" that is described by a tooltip (role tooltip) with the text "Keeps it out of the inbox". The tooltip is hidden, and visible while the pointer is on it or the button. A press calls onPress. Props: label, tip, onPress. */
export const OnHover: Story = {
  args: { label: 'Archive', tip: 'Keeps it out of the inbox' },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Archive' })
    const tip = canvas.getByText('Keeps it out of the inbox')
    await expect(tip).toHaveAttribute('role', 'tooltip')
    await expect(tip).not.toBeVisible()
    await userEvent.hover(button)
    await expect(tip).toBeVisible()
    await expect(button).toHaveAccessibleDescription('Keeps it out of the inbox')
    await userEvent.unhover(button)
    await expect(tip).not.toBeVisible()
    await userEvent.click(button)
    await expect(args.onPress).toHaveBeenCalledTimes(1)
  },
}

/** Create a React button "Undo" that is described by a tooltip (role tooltip) with the text "Takes the last step back". The tooltip is hidden, and visible while the button has the focus, until Escape is pressed. Props: label, tip, onPress. */
export const OnFocus: Story = {
  args: { label: 'Undo', tip: 'Takes the last step back' },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Undo' })
    const tip = canvas.getByText('Takes the last step back')
    await expect(tip).toHaveAttribute('role', 'tooltip')
    await expect(tip).not.toBeVisible()
    await userEvent.tab()
    await expect(button).toHaveFocus()
    await expect(tip).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect(tip).not.toBeVisible()
    await userEvent.tab({ shift: true })
    await userEvent.tab()
    await expect(tip).toBeVisible()
    await expect(button).toHaveAccessibleDescription('Takes the last step back')
    await userEvent.tab()
    await expect(tip).not.toBeVisible()
  },
}
