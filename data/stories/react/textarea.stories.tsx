import type { Meta, StoryObj } from '@storybook/react'
import { expect } from 'storybook/test'
import { Textarea } from './textarea.tsx'

const meta = { component: Textarea, args: { label: 'Message', limit: 20 } } satisfies Meta<typeof Textarea>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React textarea labelled "Message" with a live status that counts its characters and describes it, at first 0 of 20 characters. Props: label, limit, initial. */
export const Counting: Story = {
  play: async ({ canvas, userEvent }) => {
    const area = canvas.getByRole('textbox', { name: 'Message' })
    const status = canvas.getByRole('status')
    await expect(area.tagName).toBe('TEXTAREA')
    await expect(status).toHaveTextContent('0 of 20 characters')
    await userEvent.type(area, 'See you')
    await expect(area).toHaveValue('See you')
    await expect(status).toHaveTextContent('7 of 20 characters')
    await expect(area).toHaveAccessibleDescription('7 of 20 characters')
    await expect(area).not.toHaveAttribute('aria-invalid', 'true')
    await userEvent.clear(area)
    await expect(status).toHaveTextContent('0 of 20 characters')
  },
}

/** Create a React textarea labelled "Headline" that starts with the text "Hello" and whose live status counts its characters, at first 5 of 6 characters; with more than the limit it is invalid. Props: label, limit, initial. */
export const OverLimit: Story = {
  args: { label: 'Headline', limit: 6, initial: 'Hello' },
  play: async ({ canvas, userEvent }) => {
    const area = canvas.getByLabelText('Headline')
    await expect(area).toHaveValue('Hello')
    await expect(canvas.getByRole('status')).toHaveTextContent('5 of 6 characters')
    await userEvent.type(area, '!')
    await expect(area).not.toHaveAttribute('aria-invalid', 'true')
    await userEvent.type(area, '?')
    await expect(area).toHaveAttribute('aria-invalid', 'true')
    await expect(canvas.getByRole('status')).toHaveTextContent('7 of 6 characters')
    await userEvent.keyboard('{Backspace}')
    await expect(area).not.toHaveAttribute('aria-invalid', 'true')
  },
}
