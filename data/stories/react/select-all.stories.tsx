import type { Meta, StoryObj } from '@storybook/react'
import { expect } from 'storybook/test'
import { SelectAll } from './select-all.tsx'

const meta = { component: SelectAll } satisfies Meta<typeof SelectAll>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React group of checkboxes named "Export" whose first box "All columns" checks or unchecks the others, "Date" and "Amount". It is checked when all are, and indeterminate when only some are. Props: legend, all (its label), options, checked. */
export const SomeChecked: Story = {
  args: { legend: 'Export', all: 'All columns', options: ['Date', 'Amount'], checked: ['Date'] },
  play: async ({ canvas, userEvent, step }) => {
    const all = canvas.getByRole('checkbox', { name: 'All columns' })
    const date = canvas.getByRole('checkbox', { name: 'Date' })
    const amount = canvas.getByRole('checkbox', { name: 'Amount' })
    await expect(canvas.getByRole('group', { name: 'Export' })).toContainElement(all)
    await expect(all).toBePartiallyChecked()
    await expect(date).toBeChecked()
    await step('check all', async () => {
      await userEvent.click(all)
      await expect(all).not.toBePartiallyChecked()
      await expect(all).toBeChecked()
      await expect(amount).toBeChecked()
    })
    await step('uncheck one', async () => {
      await userEvent.click(date)
      await expect(date).not.toBeChecked()
      await expect(all).toBePartiallyChecked()
    })
    await step('none', async () => {
      await userEvent.click(amount)
      await expect(all).not.toBePartiallyChecked()
      await expect(all).not.toBeChecked()
    })
  },
}

/** Create a React group of checkboxes named "Invite" whose first box "Everybody" checks or unchecks the others, "Board", "Staff" and "Press". It is checked when all are, as at first, and indeterminate when only some are. Props: legend, all (its label), options, checked. */
export const AllChecked: Story = {
  args: { legend: 'Invite', all: 'Everybody', options: ['Board', 'Staff', 'Press'], checked: ['Board', 'Staff', 'Press'] },
  play: async ({ canvas, userEvent }) => {
    const [all, ...others] = canvas.getAllByRole('checkbox') as HTMLInputElement[]
    await expect(canvas.getByRole('group', { name: 'Invite' })).toContainElement(all!)
    await expect(all).toHaveAccessibleName('Everybody')
    await expect(all).toBeChecked()
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Staff' }))
    await expect(all).toBePartiallyChecked()
    await expect(others.map((box) => box.checked)).toEqual([true, false, true])
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Staff' }))
    await expect(all).toBeChecked()
    await expect(all).not.toBePartiallyChecked()
    await userEvent.click(all!)
    await expect(others.map((box) => box.checked)).toEqual([false, false, false])
    await expect(all).not.toBeChecked()
  },
}
