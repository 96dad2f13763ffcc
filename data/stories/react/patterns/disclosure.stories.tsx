import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Disclosure } from './disclosure.tsx'

const meta = { component: Disclosure, args: { onToggle: fn() } } satisfies Meta<typeof Disclosure>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React disclosure: a button "More about the trip" that shows or hides (aria-expanded) the children behind it, here a paragraph "We leave at dawn", hidden at first. Enter and Space turn it over; Escape only hides. onToggle is called with whether they are now shown. Props: label, open, children, onToggle. */
export const Closed: Story = {
  args: { label: 'More about the trip', children: <p>We leave at dawn</p> },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'More about the trip' })
    const text = canvas.getByText('We leave at dawn')
    await expect(text).not.toBeVisible()
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await userEvent.tab()
    await userEvent.keyboard('{Escape}')
    await expect(args.onToggle).not.toHaveBeenCalled()
    await userEvent.keyboard('{Enter}')
    await expect(text).toBeVisible()
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await expect(args.onToggle).toHaveBeenLastCalledWith(true)
    await userEvent.keyboard(' ')
    await expect(text).not.toBeVisible()
    await userEvent.keyboard('{Enter}{Escape}')
    await expect(text).not.toBeVisible()
    await expect(args.onToggle).toHaveBeenLastCalledWith(false)
    await expect(args.onToggle).toHaveBeenCalledTimes(4)
  },
}

/** Create a React disclosure: a button "Filter options" that shows or hides (aria-expanded) the children behind it, here a link "Reset filters" to "/reset", shown at first. Escape hides them also while the focus is on the link. onToggle is called with whether they are now shown. Props: label, open, children, onToggle. */
export const Open: Story = {
  args: { label: 'Filter options', open: true, children: <a href="/reset">Reset filters</a> },
  play: async ({ args, canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Filter options' })
    const link = canvas.getByRole('link', { name: 'Reset filters' })
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await expect(link).toHaveAttribute('href', '/reset')
    await userEvent.tab()
    await userEvent.tab()
    await expect(link).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect(link).not.toBeVisible()
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await expect(args.onToggle).toHaveBeenLastCalledWith(false)
    await userEvent.click(button)
    await expect(link).toBeVisible()
    await expect(args.onToggle).toHaveBeenLastCalledWith(true)
  },
}
