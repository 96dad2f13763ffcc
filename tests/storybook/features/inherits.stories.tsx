import type { Meta, StoryObj } from '@storybook/react'
import { expect } from 'storybook/test'
import { Button } from './ui/button'

const meta = { component: Button, args: { size: 'large' } } satisfies Meta<typeof Button>
export default meta
type Story = StoryObj<typeof meta>

export const Base: Story = {
  args: { label: 'Save' },
  play: async ({ canvas, args }) => {
    const button = canvas.getByRole('button', { name: args.label })
    await expect(button).toHaveAttribute('data-size', args.size)
    await expect(button).toHaveAttribute('type', 'button')
    await expect(button.hasAttribute('disabled')).toBe(Boolean(args.disabled))
  },
}
export const Disabled: Story = { ...Base, args: { ...Base.args, disabled: true } }
export const Named: Story = { ...Base, name: 'Another name', args: { label: 'Send', size: 'small' } }
