import type { Meta, StoryObj } from '@storybook/react'
import { expect, mocked } from 'storybook/test'
import { note } from './diary'
import { api, loadUser } from './session'
import { Visitor } from './visitor'

const meta = { component: Visitor, args: { day: { to: 'Sunday' } }, parameters: { frame: { level: 'inner' } } } satisfies Meta<typeof Visitor>
export default meta
type Story = StoryObj<typeof meta>

/** A visitor who is loaded, with a button that refreshes and one that leaves */
export const Projects: Story = {
  play: async ({ canvas, args, userEvent }) => {
    await expect(await canvas.findByRole('heading', { name: 'Ada' })).toBeVisible()
    await expect(loadUser).toHaveBeenCalledTimes(1)
    await expect(canvas.getByRole('region', { name: 'Frame inner' })).toContainElement(canvas.getByText('calm, Monday to Sunday, en night, 0 roles, 0 notes'))
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh' }))
    await expect(args.onRefresh).toHaveBeenCalledTimes(1)
    await expect(note).toHaveBeenCalledWith('Ada')
    await expect(canvas.getByText(/1 notes/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Leave' }))
    await expect(api.leave).toHaveBeenCalledTimes(1)
    await expect(canvas.getByRole('heading', { name: 'Gone' })).toBeVisible()
  },
}

/** Another user, another tone, another theme, and a note below it */
export const Other: Story = {
  args: { tone: 'warm' },
  globals: { theme: 'dusk' },
  parameters: { note: { text: 'For Grace' } },
  beforeEach: () => {
    mocked(loadUser).mockResolvedValue({ name: 'Grace' })
    mocked(api.leave).mockReturnValue('Left')
  },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByRole('heading', { name: 'Grace' })).toBeVisible()
    await expect(canvas.getByText('warm, Monday to Sunday, en dusk, 0 roles, 0 notes')).toBeVisible()
    await expect(canvas.getByText('For Grace')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Leave' }))
    await expect(canvas.getByRole('heading', { name: 'Left' })).toBeVisible()
  },
}
