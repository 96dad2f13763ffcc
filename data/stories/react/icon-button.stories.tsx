import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { IconButton } from './icon-button.tsx'

const meta = { component: IconButton, args: { onPress: fn() } } satisfies Meta<typeof IconButton>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React icon button that is named "Close panel" and shows only its icon, which is hidden from assistive technology; a press calls onPress. Props: label, icon (an element), onPress. */
export const Close: Story = {
  args: {
    label: 'Close panel',
    icon: (
      <svg width="16" height="16" data-testid="cross">
        <path d="M2 2 L14 14 M14 2 L2 14" stroke="black" />
      </svg>
    ),
  },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Close panel' })
    const icon = canvas.getByTestId('cross')
    await expect(button).toContainElement(icon)
    await expect(icon.closest('[aria-hidden="true"]')).not.toBeNull()
    await expect(button).toHaveTextContent(/^$/)
    await userEvent.click(button)
    await expect(args.onPress).toHaveBeenCalledTimes(1)
  },
}

/** Create a React icon button that is named "Add to favourites" and shows the sign ★ as its icon, hidden from assistive technology; Space presses it and calls onPress. Props: label, icon (an element or text), onPress. */
export const Favourite: Story = {
  args: { label: 'Add to favourites', icon: '★' },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Add to favourites' })
    await expect(button).toHaveTextContent('★')
    await expect(canvas.getByText('★').closest('[aria-hidden="true"]')).not.toBeNull()
    await userEvent.tab()
    await userEvent.keyboard(' ')
    await expect(button).toHaveFocus()
    await expect(args.onPress).toHaveBeenCalledTimes(1)
  },
}
