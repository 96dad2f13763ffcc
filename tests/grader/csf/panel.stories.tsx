import type { Meta, StoryObj } from '@storybook/react'
import { useState } from 'react'
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test'
import { Panel } from './panel'
import { Theme } from './theme'

const meta = {
  title: 'Forms/Panel',
  component: Panel,
  args: { title: 'Person', onSave: fn((data: { name: string }) => `Saved ${data.name}`), onOpen: fn() },
  decorators: [(Story) => <Theme.Provider value="dark"><Story /></Theme.Provider>],
  parameters: { layout: 'centered' },
  tags: ['autodocs'],
} satisfies Meta<typeof Panel>
export default meta
type Story = StoryObj<typeof meta>

const expectName = async (canvas: ReturnType<typeof within>, secret: string) => {
  await expect(canvas.getByLabelText('Name')).toHaveValue(secret)
}

export const Saves: Story = {
  play: async ({ args, canvasElement, step }) => {
    const canvas = within(canvasElement)
    await step('typing', async () => {
      await userEvent.type(canvas.getByLabelText('Name'), 'ada 1')
      await expectName(canvas, 'ADA 1')
    })
    await step('saving', async () => {
      await userEvent.click(canvas.getByRole('button', { name: /save/i }))
      await expect(args.onSave).toHaveBeenCalledWith({ name: 'ADA 1', tags: [] })
      await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Saved ADA 1'))
    })
    await expect(canvas.getByRole('region', { name: 'Person' })).toHaveAttribute('data-theme', 'dark')
    await expect(canvas.getByRole('region')).toHaveStyle({ padding: '8px' })
  },
}

export const WithTags: Story = {
  ...Saves,
  args: { title: 'Tags', initialTags: ['one'], renderNote: (name: string) => <em>{`Note ${name}`}</em> },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Name'), 'two')
    await userEvent.click(canvas.getByRole('button', { name: 'Add tag' }))
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2)
    await expect(canvas.getByText('Note TWO')).toBeInTheDocument()
    expect(canvas.queryByRole('alert')).not.toBeInTheDocument()
    expect([1, 2]).to.have.lengthOf(2)
  },
}

export const Opens: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(args.onOpen).not.toHaveBeenCalled()
    await userEvent.click(await canvas.findByRole('button', { name: 'Details', expanded: false }))
    const dialog = await screen.findByRole('dialog')
    await expect(within(dialog).getByText('More')).toBeVisible()
    await expect(args.onOpen).toHaveBeenCalledTimes(1)
  },
}

const Twice = (args: React.ComponentProps<typeof Panel>) => {
  const [saved, setSaved] = useState(0)
  return (
    <>
      <Panel {...args} onSave={() => setSaved(saved + 1)} />
      <output>{saved} times</output>
    </>
  )
}

export const Rendered: Story = {
  render: (args) => <Twice {...args} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await userEvent.keyboard('{Tab}')
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await expect(canvas.getByText('2 times')).toBeInTheDocument()
    await expect(canvas.getByRole('button', { name: 'Save' })).toHaveFocus()
    await expect(canvas.getByRole('button', { name: 'Save' })).toBeEnabled()
  },
}
