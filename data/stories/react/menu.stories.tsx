import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Menu } from './menu.tsx'

const meta = { component: Menu, args: { onChoose: fn() } } satisfies Meta<typeof Menu>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React menu: a button "Actions" (aria-haspopup menu, aria-expanded) that opens a menu of the same name with the items "Rename", "Duplicate" and "Archive", and closes it again. Choosing an item calls onChoose with its label and closes the menu. Props: label, items (label and disabled), onChoose. */
export const Chooses: Story = {
  args: { label: 'Actions', items: [{ label: 'Rename' }, { label: 'Duplicate' }, { label: 'Archive' }] },
  play: async ({ args, canvas, userEvent, step }) => {
    const button = canvas.getByRole('button', { name: 'Actions' })
    await expect(button).toHaveAttribute('aria-haspopup', 'menu')
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await expect(canvas.queryByRole('menu')).toBeNull()
    await step('open and close', async () => {
      await userEvent.click(button)
      await expect(canvas.getByRole('menu', { name: 'Actions' })).toBeVisible()
      await expect(button).toHaveAttribute('aria-expanded', 'true')
      await expect(canvas.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Rename', 'Duplicate', 'Archive'])
      await userEvent.click(button)
      await expect(canvas.queryByRole('menu')).toBeNull()
    })
    await step('choose', async () => {
      await userEvent.click(button)
      await userEvent.click(canvas.getByRole('menuitem', { name: 'Duplicate' }))
      await expect(args.onChoose).toHaveBeenCalledTimes(1)
      await expect(args.onChoose).toHaveBeenCalledWith('Duplicate')
      await expect(canvas.queryByRole('menu')).toBeNull()
    })
  },
}

/** Create a React menu: a button "Share" (aria-haspopup menu, aria-expanded) that opens a menu of the same name with the items "Copy link" and "Print", of which "Print" is disabled and calls nothing. Escape closes the menu. Props: label, items (label and disabled), onChoose. */
export const WithDisabledItem: Story = {
  args: { label: 'Share', items: [{ label: 'Copy link' }, { label: 'Print', disabled: true }] },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Share' })
    await expect(button).toHaveAttribute('aria-haspopup', 'menu')
    await userEvent.click(button)
    await expect(canvas.getByRole('menu', { name: 'Share' })).toBeVisible()
    const print = canvas.getByRole('menuitem', { name: 'Print' })
    await expect(print).toBeDisabled()
    await expect(canvas.getByRole('menuitem', { name: 'Copy link' })).toBeEnabled()
    await userEvent.click(print, { pointerEventsCheck: 0 })
    await expect(args.onChoose).not.toHaveBeenCalled()
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await userEvent.click(button)
    await userEvent.click(button)
    await userEvent.keyboard('{Escape}')
    await expect(canvas.queryByRole('menu')).toBeNull()
    await expect(button).toHaveAttribute('aria-expanded', 'false')
  },
}
