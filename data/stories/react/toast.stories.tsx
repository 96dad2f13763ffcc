import { useState } from 'react'
import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, waitFor } from 'storybook/test'
import { Toast } from './toast.tsx'

const meta = { component: Toast, args: { duration: 150, onGone: fn() } } satisfies Meta<typeof Toast>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React toast: a live status that says "Draft saved" and goes empty after as many milliseconds as duration says, when it calls onGone once. Props: message, duration, onGone. */
export const GoesAway: Story = {
  args: { message: 'Draft saved' },
  play: async ({ args, canvas }) => {
    const status = canvas.getByRole('status')
    await expect(status).toHaveTextContent('Draft saved')
    await expect(canvas.getByText('Draft saved')).toBeVisible()
    await waitFor(() => expect(canvas.queryByText('Draft saved')).toBeNull())
    await expect(args.onGone).toHaveBeenCalledTimes(1)
    await expect(canvas.getByRole('status')).toHaveTextContent(/^$/)
  },
}

/** Create a React toast: a live status that says "Link copied" for as many milliseconds as duration says. Its timer ends with it: when the page takes the toast away before, onGone is not called. Props: message, duration, onGone. */
export const TakenAway: Story = {
  args: { message: 'Link copied', duration: 700 },
  render: (args) => {
    const [shown, setShown] = useState(true)
    return (
      <>
        <button type="button" onClick={() => setShown(false)}>
          Next page
        </button>
        {shown && <Toast {...args} />}
      </>
    )
  },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('Link copied')
    await userEvent.click(canvas.getByRole('button', { name: 'Next page' }))
    await expect(canvas.queryByRole('status')).toBeNull()
    await new Promise((resolve) => setTimeout(resolve, 850))
    await expect(args.onGone).not.toHaveBeenCalled()
  },
}
