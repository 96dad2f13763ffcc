import type { Meta, StoryObj } from '@storybook/react'
import { useState } from 'react'
import { expect } from 'storybook/test'
import { Button } from './ui/button'

const meta: Meta<typeof Button> = { component: Button }
export default meta

export const WithHooks: StoryObj<typeof Button> = {
  args: { label: 'More' },
  render: (args) => {
    const [count, setCount] = useState(0)
    return <p>{count} times <Button {...args} onClick={() => setCount(count + 1)} /></p>
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'More' }))
    await userEvent.click(canvas.getByRole('button', { name: 'More' }))
    await expect(canvas.getByText(/2 times/)).toBeVisible()
    await expect(canvas.getByRole('button')).toHaveTextContent('More')
    await expect(canvas.getByRole('button')).toHaveFocus()
  },
}

export const AsFunction = (args: { label: string }) => <section aria-label="Box"><Button {...args} /></section>
AsFunction.args = { label: 'Inside' }
AsFunction.play = async ({ canvas }) => {
  await expect(canvas.getByRole('region', { name: 'Box' })).toContainElement(canvas.getByRole('button'))
  await expect(canvas.getByRole('button')).toHaveAccessibleName('Inside')
  await expect(canvas.getByRole('button')).toBeEnabled()
}

const Template = (args: { label: string }) => <Button {...args} />
export const Bound = Template.bind({})
Bound.args = { label: 'Bound' }
Bound.play = AsFunction.play && (async ({ canvas }) => {
  await expect(canvas.getByRole('button', { name: 'Bound' })).toBeVisible()
  await expect(canvas.getByRole('button')).toHaveAttribute('data-size', 'small')
  await expect(canvas.queryByRole('link')).toBeNull()
})
