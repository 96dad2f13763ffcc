import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Card } from './card.tsx'

const meta = { component: Card, args: { onAction: fn() } } satisfies Meta<typeof Card>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React card: an article named by its heading of level 2, "Spring sale", around the children it is given, here a paragraph "Half price on boots", without any button. Props: title, children, action, onAction. */
export const Plain: Story = {
  args: { title: 'Spring sale', children: <p>Half price on boots</p> },
  play: async ({ canvas }) => {
    const card = canvas.getByRole('article', { name: 'Spring sale' })
    await expect(card).toContainElement(canvas.getByRole('heading', { level: 2, name: 'Spring sale' }))
    await expect(card).toContainElement(canvas.getByText('Half price on boots'))
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** Create a React card: an article named by its heading of level 2, "Your invoice", around its children, and in a footer a button "Download" that calls onAction. Props: title, children, action (the label of the button), onAction. */
export const WithAction: Story = {
  args: {
    title: 'Your invoice',
    action: 'Download',
    children: (
      <ul>
        <li>Two chairs</li>
        <li>One table</li>
      </ul>
    ),
  },
  play: async ({ args, canvas, userEvent }) => {
    const card = canvas.getByRole('article', { name: 'Your invoice' })
    await expect(canvas.getByRole('heading', { level: 2 })).toHaveTextContent('Your invoice')
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2)
    const button = canvas.getByRole('button', { name: 'Download' })
    await expect(card).toContainElement(button)
    await expect(button.closest('footer')).not.toBeNull()
    await userEvent.click(button)
    await expect(args.onAction).toHaveBeenCalledTimes(1)
    await expect(args.onAction).toHaveBeenCalledWith()
  },
}
