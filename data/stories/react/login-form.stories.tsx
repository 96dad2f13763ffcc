import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, waitFor } from 'storybook/test'
import { LoginForm } from './login-form.tsx'

const meta = {
  component: LoginForm,
  args: { name: 'Member name', secret: 'Password', submit: 'Sign in', missing: 'Fill in both fields', onLogin: fn(() => 'Welcome back') },
} satisfies Meta<typeof LoginForm>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React login form named "Sign in" with the required fields "Member name" and "Password", which hides what is typed, and a submit button "Sign in". It calls onLogin with both values and shows as an alert what that returns (or what its promise gives). Props: name, secret, submit, missing (labels and message), onLogin. */
export const SignsIn: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const name = canvas.getByLabelText('Member name')
    const secret = canvas.getByLabelText('Password')
    await expect(canvas.getByRole('form', { name: 'Sign in' })).toContainElement(name)
    await expect(secret).toHaveAttribute('type', 'password')
    await expect(name).toBeRequired()
    await expect(secret).toBeRequired()
    await userEvent.type(name, 'ada')
    await userEvent.type(secret, 'pa55')
    await expect(canvas.queryByRole('alert')).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await expect(args.onLogin).toHaveBeenCalledTimes(1)
    await expect(args.onLogin).toHaveBeenCalledWith('ada', 'pa55')
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('Welcome back'))
  },
}

/** Create a React login form named "Open the vault" with the required fields "Keeper" and "Secret word", which hides what is typed, and a submit button of the form's name. If a field is empty when it is submitted, it calls nothing and shows the alert "Both are needed"; the browser shows no message of its own. Props: name, secret, submit, missing (labels and message), onLogin. */
export const Missing: Story = {
  args: { name: 'Keeper', secret: 'Secret word', submit: 'Open the vault', missing: 'Both are needed' },
  play: async ({ args, canvas, userEvent, step }) => {
    const secret = canvas.getByLabelText('Secret word')
    await expect(canvas.getByRole('form', { name: 'Open the vault' })).toContainElement(secret)
    await expect(secret).toHaveAttribute('type', 'password')
    await expect(secret).toBeRequired()
    await expect(canvas.getByLabelText('Keeper')).toBeRequired()
    await step('one field is empty', async () => {
      await userEvent.type(canvas.getByLabelText('Keeper'), 'bo{Enter}')
      await expect(canvas.getByRole('alert')).toHaveTextContent('Both are needed')
      await expect(args.onLogin).not.toHaveBeenCalled()
    })
    await step('both are there', async () => {
      await userEvent.type(secret, 'x{Enter}')
      await expect(args.onLogin).toHaveBeenCalledTimes(1)
      await expect(args.onLogin).toHaveBeenCalledWith('bo', 'x')
    })
  },
}
