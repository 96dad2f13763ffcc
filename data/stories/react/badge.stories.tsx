import type { Meta, StoryObj } from '@storybook/react'
import { expect } from 'storybook/test'
import { Badge } from './badge.tsx'

const meta = { component: Badge } satisfies Meta<typeof Badge>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React badge: a span of the tone warning (data-tone) with the text "Beta". Props: text, tone, count, max. */
export const Toned: Story = {
  args: { text: 'Beta', tone: 'warning' },
  play: async ({ canvas }) => {
    const badge = canvas.getByText('Beta')
    await expect(badge.tagName).toBe('SPAN')
    await expect(badge).toHaveAttribute('data-tone', 'warning')
    await expect(badge).toHaveTextContent(/^Beta$/)
  },
}

/** Create a React badge: a span of the tone info (data-tone) with the text "Unread" and behind it, in bold (b), the count; a count above max is shown as max and a plus, here 99+. Props: text, tone, count, max. */
export const Counted: Story = {
  args: { text: 'Unread', count: 120 },
  play: async ({ canvas }) => {
    const count = canvas.getByText('99+')
    await expect(count.tagName).toBe('B')
    await expect(count.parentElement?.tagName).toBe('SPAN')
    await expect(count.parentElement).toHaveTextContent('Unread 99+')
    await expect(count.parentElement).toHaveAttribute('data-tone', 'info')
  },
}

/** Create a React badge: a span of the tone danger (data-tone) with the text "Errors" and behind it, in bold (b), the count 0, which is shown as well. Props: text, tone, count, max. */
export const Zero: Story = {
  ...Counted,
  args: { text: 'Errors', tone: 'danger', count: 0 },
  play: async ({ canvas }) => {
    const count = canvas.getByText('0')
    await expect(count.tagName).toBe('B')
    await expect(count.parentElement).toHaveTextContent('Errors 0')
    await expect(count.parentElement).toHaveAttribute('data-tone', 'danger')
  },
}
