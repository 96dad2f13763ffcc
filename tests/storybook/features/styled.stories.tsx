import { expect } from 'storybook/test'
import { Card } from './styled'

export default { component: Card }

export const Active = {
  args: { title: 'One', active: true },
  play: async ({ canvas, canvasElement }) => {
    const card = canvas.getByRole('article', { name: 'One' })
    await expect(card).toHaveStyle({ padding: '12px', color: 'rgb(34, 34, 34)', fontWeight: '700' })
    await expect(card).toHaveClass('plain')
    await expect(canvas.getByAltText('A photo')).toHaveAttribute('width', '24')
    await expect(canvasElement.querySelector('svg')).toBeInTheDocument()
  },
}
