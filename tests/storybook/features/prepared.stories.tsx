import { expect, fn } from 'storybook/test'
import Field from './ui/field'

const seen: string[] = []
export default {
  component: Field,
  args: { label: 'Name', onSend: fn() },
  beforeEach: () => { seen.push('file') },
  loaders: [async () => ({ person: 'Ada' })],
  afterEach: async ({ args }) => { await expect(args.onSend).toHaveBeenCalledWith('Ada') },
}

export const Prepared = {
  beforeEach: () => { seen.push('story') },
  render: (args, { loaded }) => <section aria-label={loaded.person}><Field {...args} /></section>,
  play: async ({ canvas, userEvent, loaded }) => {
    await expect(seen).toEqual(['file', 'story'])
    await userEvent.type(canvas.getByLabelText('Name'), loaded.person)
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    await expect(await canvas.findByText('Sent Ada')).toBeVisible()
    await expect(canvas.getByRole('region')).toHaveAccessibleName('Ada')
  },
}
