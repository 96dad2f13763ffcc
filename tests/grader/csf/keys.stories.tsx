import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Keys } from './keys'

const meta = { component: Keys, args: { onSeen: fn() } } satisfies Meta<typeof Keys>
export default meta

export const PressesKeys: StoryObj<typeof meta> = {
  play: async ({ args, canvas, userEvent, step }) => {
    const field = canvas.getByRole('textbox', { name: 'Digits' })
    await step('keys arrive with what they are', async () => {
      await userEvent.click(field)
      await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
      await expect(args.onSeen).toHaveBeenLastCalledWith({ key: 'ArrowDown', shiftKey: true })
      await expect(canvas.getByText('ArrowDown')).toBeVisible()
    })
    await step('a handler can keep a letter out', async () => {
      await userEvent.keyboard('1a2')
      await expect(field).toHaveValue('12')
    })
    await step('a handler can keep the focus', async () => {
      const button = canvas.getByRole('button')
      await userEvent.tab()
      await expect(button).toHaveFocus()
      await userEvent.tab()
      await expect(button).toHaveFocus()
    })
    await step('a pointer event arrives with its button', async () => {
      await userEvent.pointer({ keys: '[MouseRight]', target: canvas.getByRole('button') })
      await expect(args.onSeen).toHaveBeenLastCalledWith({ button: 2 })
    })
  },
}
