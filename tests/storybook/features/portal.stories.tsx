import { expect, screen, within } from 'storybook/test'
import { Portal } from './portal'

export default { component: Portal, args: { label: 'Details' } }

export const Opens = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Details' }))
    const dialog = await screen.findByRole('dialog', { name: 'Details' })
    await expect(dialog).toBeVisible()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    await expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    await expect(canvas.getByRole('button')).toHaveAttribute('aria-expanded', 'false')
  },
}
