import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Rating } from './rating.tsx'

const meta = { component: Rating, args: { onRate: fn() } } satisfies Meta<typeof Rating>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React rating: a group named "Your opinion" of radio buttons named 1 star, 2 stars and so on up to five, each beside a star sign that is hidden from assistive technology: ★ up to the chosen one, ☆ after it. Choosing one calls onRate with its number. Props: label, stars, value, readOnly, onRate. */
export const Editable: Story = {
  args: { label: 'Your opinion' },
  play: async ({ args, canvas, userEvent }) => {
    const group = canvas.getByRole('group', { name: 'Your opinion' })
    await expect(canvas.getAllByRole('radio')).toHaveLength(5)
    await expect(canvas.getByRole('radio', { name: '1 star' })).not.toBeChecked()
    await expect(canvas.getAllByText('☆')).toHaveLength(5)
    await expect(canvas.getAllByText('☆')[0]!.closest('[aria-hidden="true"]')).not.toBeNull()
    await userEvent.click(canvas.getByRole('radio', { name: '4 stars' }))
    await expect(canvas.getByRole('radio', { name: '4 stars' })).toBeChecked()
    await expect(group).toHaveTextContent('★★★★☆')
    await expect(args.onRate).toHaveBeenLastCalledWith(4)
    await userEvent.click(canvas.getByRole('radio', { name: '1 star' }))
    await expect(group).toHaveTextContent('★☆☆☆☆')
    await expect(args.onRate).toHaveBeenCalledTimes(2)
  },
}

/** Create a React rating that is only shown: an image (role img) named by the label "Comfort", a colon and the number of stars, with the signs ★★☆. It has no control. Props: label, stars, value, readOnly, onRate. */
export const ReadOnly: Story = {
  args: { label: 'Comfort', stars: 3, value: 2, readOnly: true },
  play: async ({ canvas }) => {
    const image = canvas.getByRole('img', { name: 'Comfort: 2 stars' })
    await expect(image).toHaveTextContent('★★☆')
    await expect(canvas.queryByRole('radio')).toBeNull()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}
