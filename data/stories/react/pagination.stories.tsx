import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Pagination } from './pagination.tsx'

const meta = { component: Pagination, args: { label: 'Result pages', pages: 3, onPage: fn() } } satisfies Meta<typeof Pagination>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React pagination: a navigation named "Result pages" with a button for each of three pages between the buttons Previous and Next. The current page is marked (aria-current page), at first the first, where Previous is disabled. A button goes to its page and calls onPage with the number. Props: label, pages, initial, onPage. */
export const FromTheStart: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const number = (name: string) => canvas.getByRole('button', { name })
    await expect(canvas.getByRole('navigation', { name: 'Result pages' })).toContainElement(number('1'))
    await expect(canvas.getAllByRole('button').map((button) => button.textContent)).toEqual(['Previous', '1', '2', '3', 'Next'])
    await expect(number('1')).toHaveAttribute('aria-current', 'page')
    await expect(number('Previous')).toBeDisabled()
    await userEvent.click(number('Next'))
    await expect(number('2')).toHaveAttribute('aria-current', 'page')
    await expect(number('1')).not.toHaveAttribute('aria-current')
    await expect(number('Previous')).toBeEnabled()
    await userEvent.click(number('3'))
    await expect(number('3')).toHaveAttribute('aria-current', 'page')
    await expect(number('Next')).toBeDisabled()
    await expect(args.onPage).toHaveBeenNthCalledWith(1, 2)
    await expect(args.onPage).toHaveBeenNthCalledWith(2, 3)
  },
}

/** Create a React pagination: a navigation named "Chapters" with a button for each of four pages between the buttons Previous and Next. The last page is the current one at first (aria-current page), so that Next is disabled; Previous goes one back and calls onPage with the number. Props: label, pages, initial, onPage. */
export const FromTheEnd: Story = {
  args: { label: 'Chapters', pages: 4, initial: 4 },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('navigation', { name: 'Chapters' })).toBeVisible()
    await expect(canvas.getAllByRole('button')).toHaveLength(6)
    await expect(canvas.getByRole('button', { current: 'page' })).toHaveTextContent('4')
    await expect(canvas.getByRole('button', { name: 'Next' })).toBeDisabled()
    await userEvent.click(canvas.getByRole('button', { name: 'Previous' }))
    await expect(canvas.getByRole('button', { current: 'page' })).toHaveTextContent('3')
    await expect(canvas.getByRole('button', { name: 'Next' })).toBeEnabled()
    await expect(args.onPage).toHaveBeenCalledTimes(1)
    await expect(args.onPage).toHaveBeenCalledWith(3)
    await userEvent.click(canvas.getByRole('button', { name: '1' }))
    await expect(canvas.getByRole('button', { name: 'Previous' })).toBeDisabled()
  },
}
