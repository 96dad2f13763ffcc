import { expect, mocked, spyOn } from 'storybook/test'
import * as api from './api'
import { load, save } from './api'
import { Profile } from './profile'

export default { component: Profile, args: { id: 7 } }

export const Spied = {
  beforeEach: () => {
    spyOn(api, 'load').mockResolvedValue({ name: 'Ada' })
  },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByRole('heading', { name: 'Ada' })).toBeVisible()
    await expect(api.load).toHaveBeenCalledWith(7)
    const saving = spyOn(api, 'save')
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await expect(canvas.getByRole('status')).toHaveTextContent('Refused')
    saving.mockReturnValue(true)
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await expect(canvas.getByRole('status')).toHaveTextContent('Saved')
    await expect(saving).toHaveBeenLastCalledWith('Ada')
  },
}
export const Mocked = {
  beforeEach: () => {
    mocked(load).mockRejectedValue(new Error('no such person'))
    mocked(save).mockReturnValue(true)
  },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('Failed: no such person')).toBeVisible()
    await expect(load).toHaveBeenCalledTimes(1)
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await expect(save).toHaveBeenCalledWith('')
    await expect(canvas.getByRole('status')).toHaveTextContent('Saved')
  },
}
