import { expect, fn } from 'storybook/test'
import { Button } from './ui/button'

export default { component: Button, args: { label: 'Default', onClick: fn() } }

export const AfterSetUp = {
  play: async ({ mount, args, userEvent }) => {
    const canvas = await mount()
    await userEvent.click(canvas.getByRole('button', { name: 'Default' }))
    await expect(args.onClick).toHaveBeenCalledOnce()
    await expect(canvas.getByRole('button')).toHaveAttribute('data-size', 'small')
    await expect(canvas.getByRole('button')).toHaveFocus()
  },
}
export const OfItsOwn = {
  play: async ({ mount, args, userEvent }) => {
    const canvas = await mount(<p>Around <Button label="Given" size="large" onClick={args.onClick} /></p>)
    await userEvent.click(canvas.getByRole('button', { name: 'Given' }))
    await expect(args.onClick).toHaveBeenCalledTimes(1)
    await expect(canvas.getByRole('button')).toHaveAttribute('data-size', 'large')
    await expect(canvas.getByText(/Around/)).toBeVisible()
  },
}
