import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, screen, within } from 'storybook/test'
import { Dialog } from './dialog.tsx'

const meta = {
  component: Dialog,
  args: { open: 'Delete file', title: 'Delete this file', text: 'It cannot be restored', confirm: 'Delete', onConfirm: fn() },
} satisfies Meta<typeof Dialog>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React button "Delete file" that opens a modal dialog in a portal at the end of the body, named by its heading "Delete this file", with the text "It cannot be restored" and the buttons "Cancel", which has the focus, and "Delete". "Delete" calls onConfirm and closes it. Props: open, title, text, confirm, cancel (the labels), onConfirm. */
export const Confirmed: Story = {
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    await expect(screen.queryByRole('dialog')).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Delete file' }))
    const dialog = screen.getByRole('dialog', { name: 'Delete this file' })
    await expect(canvasElement).not.toContainElement(dialog)
    await expect(dialog).toHaveAttribute('aria-modal', 'true')
    await expect(dialog).toHaveTextContent('It cannot be restored')
    await expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }))
    await expect(args.onConfirm).toHaveBeenCalledTimes(1)
    await expect(screen.queryByRole('dialog')).toBeNull()
  },
}

/** Create a React button "Leave page" that opens a modal dialog in a portal at the end of the body, named by its heading "Leave without saving", with the text "Your draft is lost" and the buttons "Stay" and "Leave". Escape or "Stay" closes it, calls nothing and gives the focus back to the button. Props: open, title, text, confirm, cancel (the labels), onConfirm. */
export const Dismissed: Story = {
  args: { open: 'Leave page', title: 'Leave without saving', text: 'Your draft is lost', confirm: 'Leave', cancel: 'Stay' },
  play: async ({ args, canvas, canvasElement, userEvent, step }) => {
    const opener = canvas.getByRole('button', { name: 'Leave page' })
    await step('Escape', async () => {
      await userEvent.click(opener)
      const dialog = screen.getByRole('dialog', { name: 'Leave without saving' })
      await expect(dialog).toHaveAttribute('aria-modal', 'true')
      await expect(dialog).toHaveTextContent('Your draft is lost')
      await expect(canvasElement).not.toContainElement(dialog)
      await userEvent.keyboard('{Escape}')
      await expect(screen.queryByRole('dialog')).toBeNull()
      await expect(opener).toHaveFocus()
    })
    await step('Stay', async () => {
      await userEvent.click(opener)
      await userEvent.click(screen.getByRole('button', { name: 'Stay' }))
      await expect(screen.queryByRole('dialog')).toBeNull()
      await expect(opener).toHaveFocus()
      await expect(args.onConfirm).not.toHaveBeenCalled()
    })
    await step('Leave', async () => {
      await userEvent.click(opener)
      await userEvent.click(screen.getByRole('button', { name: 'Leave' }))
      await expect(args.onConfirm).toHaveBeenCalledTimes(1)
    })
  },
}
