import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, screen } from 'storybook/test'
import { Dialog } from './dialog.tsx'

const meta = {
  component: Dialog,
  args: { open: 'Rename album', title: 'Rename this album', field: 'New name', save: 'Rename', cancel: 'Cancel', onSave: fn() },
} satisfies Meta<typeof Dialog>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React button "Rename album" that opens a modal dialog (aria-modal) in a portal at the end of the body, named by its heading "Rename this album", with a text field "New name" and the buttons "Rename" and "Cancel". The field has the focus at first. Tab goes from the last control to the first and Shift with Tab from the first to the last. Props: open, title, field, save, cancel (labels), onSave. */
export const KeepsTheFocus: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Rename album' }))
    const dialog = screen.getByRole('dialog', { name: 'Rename this album' })
    const field = screen.getByRole('textbox', { name: 'New name' })
    const [save, cancel] = [screen.getByRole('button', { name: 'Rename' }), screen.getByRole('button', { name: 'Cancel' })]
    await expect(dialog).toHaveAttribute('aria-modal', 'true')
    await expect(canvasElement).not.toContainElement(dialog)
    await expect(field).toHaveFocus()
    await userEvent.tab()
    await expect(save).toHaveFocus()
    await userEvent.tab()
    await expect(cancel).toHaveFocus()
    await userEvent.tab()
    await expect(field).toHaveFocus()
    await userEvent.tab({ shift: true })
    await expect(cancel).toHaveFocus()
  },
}

/** Create a React button "Add a label" that opens a modal dialog (aria-modal) in a portal at the end of the body, named by its heading "Label this mail", with a text field "Label" and the buttons "Attach" and "Not now". Escape or "Not now" closes it and gives the focus back to the button that opened it; "Attach" does so too and calls onSave with the text of the field. Props: open, title, field, save, cancel (labels), onSave. */
export const GivesTheFocusBack: Story = {
  args: { open: 'Add a label', title: 'Label this mail', field: 'Label', save: 'Attach', cancel: 'Not now' },
  play: async ({ args, canvas, userEvent }) => {
    const opener = canvas.getByRole('button', { name: 'Add a label' })
    await userEvent.click(opener)
    await expect(screen.getByRole('dialog', { name: 'Label this mail' })).toHaveAttribute('aria-modal', 'true')
    await userEvent.keyboard('{Escape}')
    await expect(screen.queryByRole('dialog')).toBeNull()
    await expect(opener).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await userEvent.click(screen.getByRole('button', { name: 'Not now' }))
    await expect(screen.queryByRole('dialog')).toBeNull()
    await expect(opener).toHaveFocus()
    await expect(args.onSave).not.toHaveBeenCalled()
    await userEvent.keyboard('{Enter}')
    await userEvent.type(screen.getByRole('textbox', { name: 'Label' }), 'urgent')
    await userEvent.click(screen.getByRole('button', { name: 'Attach' }))
    await expect(args.onSave).toHaveBeenCalledTimes(1)
    await expect(args.onSave).toHaveBeenCalledWith('urgent')
    await expect(opener).toHaveFocus()
  },
}
