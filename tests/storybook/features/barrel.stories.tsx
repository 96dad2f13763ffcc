import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { Field, type ButtonProps } from './ui'

const sent: ButtonProps['label'] = 'Sent Ada'
const meta = { component: Field, args: { label: 'Name', onSend: fn() } } satisfies Meta<typeof Field>
export default meta

export const Sends: StoryObj<typeof meta> = {
  play: async ({ canvasElement, args, step }) => {
    const canvas = within(canvasElement)
    await step('write', async () => {
      await userEvent.type(canvas.getByLabelText('Name'), 'Ada')
      await expect(canvas.getByLabelText('Name')).toHaveValue('Ada')
    })
    await step('send', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
      await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(sent))
      await expect(args.onSend).toHaveBeenCalledWith('Ada')
      await expect(args.onSend).toHaveBeenCalledTimes(1)
    })
  },
}
