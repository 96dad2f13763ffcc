import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Switch } from './switch.tsx'

const meta = { component: Switch, args: { onSwitch: fn() } } satisfies Meta<typeof Switch>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React switch "Dark mode" (role switch) that is off at first; a click turns it over and calls onSwitch with the new state. Props: label, hint, on, disabled, onSwitch. */
export const Off: Story = {
  args: { label: 'Dark mode' },
  play: async ({ args, canvas, userEvent }) => {
    const control = canvas.getByRole('switch', { name: 'Dark mode' })
    await expect(control).not.toBeChecked()
    await userEvent.click(control)
    await expect(control).toBeChecked()
    await expect(args.onSwitch).toHaveBeenLastCalledWith(true)
    await userEvent.click(control)
    await expect(control).not.toBeChecked()
    await expect(args.onSwitch).toHaveBeenLastCalledWith(false)
  },
}

/** Create a React switch "Automatic updates" (role switch) that is on at first and is described by the hint "Updates come at night"; Space turns it off and calls onSwitch. Props: label, hint, on, disabled, onSwitch. */
export const OnWithHint: Story = {
  args: { label: 'Automatic updates', hint: 'Updates come at night', on: true },
  play: async ({ args, canvas, userEvent }) => {
    const control = canvas.getByRole('switch', { name: 'Automatic updates' })
    await expect(control).toBeChecked()
    await expect(control).toHaveAccessibleDescription('Updates come at night')
    await expect(canvas.getByText('Updates come at night')).toBeVisible()
    await userEvent.tab()
    await userEvent.keyboard(' ')
    await expect(control).not.toBeChecked()
    await expect(args.onSwitch).toHaveBeenCalledTimes(1)
  },
}

/** Create a React switch "Share location" (role switch) that is on and disabled: a click changes nothing and calls nothing. Props: label, hint, on, disabled, onSwitch. */
export const Disabled: Story = {
  args: { label: 'Share location', on: true, disabled: true },
  play: async ({ args, canvas, userEvent }) => {
    const control = canvas.getByRole('switch', { name: 'Share location' })
    await expect(control).toBeDisabled()
    await expect(control).toBeChecked()
    await userEvent.click(control, { pointerEventsCheck: 0 })
    await expect(control).toBeChecked()
    await expect(args.onSwitch).not.toHaveBeenCalled()
  },
}
