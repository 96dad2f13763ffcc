import { useState } from 'react'
import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Shortcut } from './shortcut.tsx'

const meta = { component: Shortcut, args: { label: 'Notes saved', letter: 's', onShortcut: fn() } } satisfies Meta<typeof Shortcut>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React shortcut: a paragraph with a kbd element that says Ctrl and the letter, the label "Notes saved" and an output that counts, at first 0. Wherever the focus is in the document, Ctrl with that letter adds one and calls onShortcut; the letter alone does nothing. Props: label, letter, onShortcut. */
export const Counts: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const count = canvas.getByRole('status')
    await expect(canvas.getByText('Ctrl s').tagName).toBe('KBD')
    await expect(count.closest('p')).toHaveTextContent('Ctrl s Notes saved 0')
    await userEvent.keyboard('s')
    await expect(args.onShortcut).not.toHaveBeenCalled()
    await userEvent.keyboard('{Control>}s{/Control}')
    await expect(count).toHaveTextContent('1')
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.keyboard('{Control>}s{/Control}')
    await expect(count).toHaveTextContent('2')
    await expect(args.onShortcut).toHaveBeenCalledTimes(2)
  },
}

/** Create a React shortcut: a paragraph with a kbd element that says Ctrl and the letter, the label "Panel opened" and an output that counts. It listens to the document only while it is there: when the page takes it away, Ctrl with the letter calls nothing any more. Props: label, letter, onShortcut. */
export const TakenAway: Story = {
  args: { label: 'Panel opened', letter: 'k' },
  render: (args) => {
    const [shown, setShown] = useState(true)
    return (
      <>
        <button type="button" onClick={() => setShown(false)}>
          Hide
        </button>
        {shown && <Shortcut {...args} />}
      </>
    )
  },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('Ctrl k').tagName).toBe('KBD')
    await expect(canvas.getByText('Ctrl k').closest('p')).toHaveTextContent('Panel opened 0')
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect(args.onShortcut).toHaveBeenCalledTimes(1)
    await userEvent.click(canvas.getByRole('button', { name: 'Hide' }))
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect(args.onShortcut).toHaveBeenCalledTimes(1)
    await expect(canvas.queryByRole('status')).toBeNull()
  },
}
