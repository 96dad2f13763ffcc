import type { Meta, StoryObj } from '@storybook/react'
import { expect } from 'storybook/test'
import { forecast } from 'weather'
import { Outlook } from './outlook'

const meta = { component: Outlook, args: { town: 'Oslo' } } satisfies Meta<typeof Outlook>
export default meta

/** The outlook for a town, with a button "Ask" that fetches the forecast */
export const Asked: StoryObj<typeof meta> = {
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'Oslo, Pier' })).toBeVisible()
    await expect(canvas.getByText('Wind is measured')).toBeVisible()
    await expect(canvas.queryByText('Snow is measured')).toBeNull()
    await expect(forecast).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Ask' }))
    await expect(await canvas.findByText('rain, 7 F')).toBeVisible()
    await expect(forecast).toHaveBeenCalledWith('Oslo')
  },
}
