import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { MenuButton } from './menu-button.tsx'

const meta = { component: MenuButton, args: { onChoose: fn() } } satisfies Meta<typeof MenuButton>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React menu button "Edit photo" (aria-haspopup menu, aria-expanded) for a menu of the same name with the items "Crop", "Rotate" and "Flip". A click, Enter or the down arrow opens it with the focus on the first item, the up arrow with the focus on the last. In it the arrow keys move the focus, round at the ends; Home and End go to the first and the last. Props: label, items, onChoose. */
export const Moves: Story = {
  args: { label: 'Edit photo', items: ['Crop', 'Rotate', 'Flip'] },
  play: async ({ canvas, userEvent, step }) => {
    const item = (name: string) => canvas.queryByRole('menuitem', { name })
    const button = canvas.getByRole('button', { name: 'Edit photo' })
    await expect(button).toHaveAttribute('aria-haspopup', 'menu')
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await step('the down arrow', async () => {
      await userEvent.tab()
      await userEvent.keyboard('{ArrowDown}')
      await expect(canvas.queryByRole('menu', { name: 'Edit photo' })).toBeVisible()
      await expect(button).toHaveAttribute('aria-expanded', 'true')
      await expect(item('Crop')).toHaveFocus()
      await userEvent.keyboard('{ArrowDown}')
      await expect(item('Rotate')).toHaveFocus()
      await userEvent.keyboard('{ArrowUp}{ArrowUp}')
      await expect(item('Flip')).toHaveFocus()
      await userEvent.keyboard('{ArrowDown}')
      await expect(item('Crop')).toHaveFocus()
    })
    await step('End and Home', async () => {
      await userEvent.keyboard('{End}')
      await expect(item('Flip')).toHaveFocus()
      await userEvent.keyboard('{Home}')
      await expect(item('Crop')).toHaveFocus()
    })
    await step('the up arrow and Enter', async () => {
      await userEvent.keyboard('{Escape}{ArrowUp}')
      await expect(item('Flip')).toHaveFocus()
      await userEvent.keyboard('{Escape}{Enter}')
      await expect(item('Crop')).toHaveFocus()
    })
  },
}

/** Create a React menu button "Export" (aria-haspopup menu, aria-expanded) for a menu of the same name with the items "As text" and "As table". Enter, Space or a click on an item closes the menu, gives the focus back to the button and calls onChoose with the item; Escape closes it, gives the focus back and calls nothing. Props: label, items, onChoose. */
export const Chooses: Story = {
  args: { label: 'Export', items: ['As text', 'As table'] },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Export' })
    await expect(button).toHaveAttribute('aria-haspopup', 'menu')
    await userEvent.click(button)
    await expect(canvas.getByRole('menu', { name: 'Export' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect(canvas.queryByRole('menu')).toBeNull()
    await expect(button).toHaveFocus()
    await expect(args.onChoose).not.toHaveBeenCalled()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await expect(args.onChoose).toHaveBeenLastCalledWith('As table')
    await expect(button).toHaveFocus()
    await userEvent.keyboard('{ArrowDown} ')
    await expect(args.onChoose).toHaveBeenLastCalledWith('As text')
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await userEvent.click(button)
    await userEvent.click(canvas.getByRole('menuitem', { name: 'As table' }))
    await expect(args.onChoose).toHaveBeenCalledTimes(3)
    await expect(canvas.queryByRole('menu')).toBeNull()
  },
}
