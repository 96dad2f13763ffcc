import type { Meta, StoryObj } from '@storybook/preact-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { Counter } from './counter'

const meta = {
  component: Counter,
  args: { step: 2, onCount: fn() },
  decorators: [(Story) => <section class="page"><Story /></section>],
} satisfies Meta<typeof Counter>
export default meta

export const Counts: StoryObj<typeof meta> = {
  play: async ({ canvas, args, userEvent }) => {
    await expect(canvas.getByRole('button', { name: 'Take 2' })).toBeDisabled()
    await userEvent.click(canvas.getByRole('button', { name: 'Add 2' }))
    await userEvent.keyboard('{Enter}')
    await expect(canvas.getByRole('status')).toHaveTextContent('4')
    await userEvent.click(canvas.getByRole('button', { name: 'Take 2' }))
    await expect(canvas.getByRole('status')).toHaveTextContent('2')
    await expect(args.onCount).toHaveBeenCalledTimes(3)
    await expect(args.onCount).toHaveBeenLastCalledWith(2)
    await expect(canvas.getByRole('group')).toHaveClass('counter')
    await expect(canvas.getByRole('button', { name: 'Take 2' })).toHaveClass('less')
  },
}

export const Mounted: StoryObj<typeof meta> = {
  play: async ({ mount, args, userEvent }) => {
    const canvas = await mount(<Counter start={7} onCount={args.onCount}><p>Up to you</p></Counter>)
    await expect(canvas.getByText('Up to you')).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Add 1' })).toHaveFocus())
    await userEvent.click(canvas.getByRole('button', { name: 'Add 1' }))
    await expect(canvas.getByRole('status')).toHaveTextContent('8')
    await expect(args.onCount).toHaveBeenCalledWith(8)
  },
}
