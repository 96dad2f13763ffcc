import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Counter } from './counter.tsx'

const meta = { component: Counter, args: { label: 'Likes', onCount: fn() } } satisfies Meta<typeof Counter>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React counter: a button labelled "Likes" with a number behind it, which goes up by one and is told with every click. Props: label, start, onCount. */
export const Primary: Story = {
  play: async ({ args, canvas, userEvent, step }) => {
    const button = canvas.getByRole('button', { name: 'Likes 0' })
    await step('no click', async () => {
      await expect(button).toHaveAttribute('type', 'button')
      await expect(args.onCount).not.toHaveBeenCalled()
    })
    await step('two clicks', async () => {
      await userEvent.click(button)
      await userEvent.click(button)
      await expect(button).toHaveTextContent('Likes 2')
      await expect(args.onCount).toHaveBeenCalledTimes(2)
      await expect(args.onCount).toHaveBeenLastCalledWith(2)
    })
  },
}

/** Create a React counter that begins at 5: a button labelled "Views" with a number behind it, which goes up by one with every click. Props: label, start, onCount. */
export const Started: Story = {
  ...Primary,
  args: { label: 'Views', start: 5 },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: /^Views/ })
    await expect(button).toHaveTextContent('Views 5')
    await userEvent.click(button)
    await expect(button).toHaveTextContent('Views 6')
    await expect(button).toHaveAttribute('type', 'button')
  },
}
