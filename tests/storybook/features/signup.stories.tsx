import { expect, fn, userEvent, within } from 'storybook/test'
import Signup from './signup'

export default { title: 'Forms/Signup', component: Signup, args: { onSend: fn() } }

export const Sends = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await userEvent.type(canvas.getByLabelText('Name'), 'Ada')
    await expect(canvas.getByLabelText('Name')).toHaveValue('ADA')
    await expect(canvas.getByText('Still typing')).toBeVisible()
    await userEvent.click(canvas.getByLabelText('News'))
    await expect(canvas.getByText('Left 1 times after 3 letters')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Sign up' }))
    await expect(args.onSend).toHaveBeenCalledWith({ name: 'ADA', news: true })
  },
}
