import { expect, fn, spyOn } from 'storybook/test'
import { Copier } from './copier'

const onDone = fn()
export default {
  component: Copier,
  args: { text: 'a word' },
  beforeEach: async () => {
    spyOn(window, 'confirm').mockReturnValue(true)
  },
}

export const Outside = {
  render: (args) => <Copier {...args} onDone={onDone} />,
  play: async ({ canvas, userEvent }) => {
    const info = spyOn(console, 'info')
    await userEvent.click(canvas.getByRole('button', { name: 'Copy' }))
    await expect(spyOn(window, 'confirm')).toHaveBeenCalledWith('Sure?')
    await expect(info).toHaveBeenCalledWith('copied', 'a word')
    await expect(onDone).toHaveBeenCalledTimes(1)
  },
}
