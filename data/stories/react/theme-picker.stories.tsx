import { useState } from 'react'
import type { Decorator, Meta, StoryObj } from '@storybook/react'
import { expect } from 'storybook/test'
import { Theme } from './theme.ts'
import { ThemePicker } from './theme-picker.tsx'

const withTheme: Decorator = (Story, { parameters }) => {
  const [name, change] = useState(parameters.theme as string)
  return (
    <Theme.Provider value={{ name, change }}>
      <Story />
      <p>Now {name}</p>
    </Theme.Provider>
  )
}

const meta = {
  component: ThemePicker,
  args: { label: 'Appearance', themes: ['light', 'dark'] },
  decorators: [withTheme],
  parameters: { theme: 'light' },
} satisfies Meta<typeof ThemePicker>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React theme picker: a group named "Appearance" with a toggle button (aria-pressed) for each theme. Which one is in use comes from the context Theme of ./theme.ts (name and change), and stands in data-theme of the group; a press calls change of the context with the theme. Props: label, themes. */
export const Light: Story = {
  play: async ({ canvas, userEvent }) => {
    const group = canvas.getByRole('group', { name: 'Appearance' })
    await expect(group).toHaveAttribute('data-theme', 'light')
    await expect(canvas.getAllByRole('button').map((button) => button.textContent)).toEqual(['light', 'dark'])
    await expect(canvas.getByRole('button', { name: 'light' })).toHaveAttribute('aria-pressed', 'true')
    await userEvent.click(canvas.getByRole('button', { name: 'dark' }))
    await expect(group).toHaveAttribute('data-theme', 'dark')
    await expect(canvas.getByText('Now dark')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'dark' })).toHaveAttribute('aria-pressed', 'true')
    await expect(canvas.getByRole('button', { name: 'light' })).toHaveAttribute('aria-pressed', 'false')
  },
}

/** Create a React theme picker: a group named "Colours of the page" with a toggle button (aria-pressed) for each of three themes. Which one is in use comes from the context Theme of ./theme.ts (name and change), here the last one at first, and stands in data-theme of the group; a press calls change of the context with the theme. Props: label, themes. */
export const ThreeThemes: Story = {
  args: { label: 'Colours of the page', themes: ['sand', 'sea', 'moss'] },
  parameters: { theme: 'moss' },
  play: async ({ canvas, userEvent }) => {
    const group = canvas.getByRole('group', { name: 'Colours of the page' })
    await expect(group).toHaveAttribute('data-theme', 'moss')
    await expect(canvas.getAllByRole('button')).toHaveLength(3)
    await expect(canvas.getByRole('button', { pressed: true })).toHaveTextContent('moss')
    await userEvent.click(canvas.getByRole('button', { name: 'sand' }))
    await expect(canvas.getByText('Now sand')).toBeVisible()
    await expect(canvas.getByRole('button', { pressed: true })).toHaveTextContent('sand')
    await expect(group).toHaveAttribute('data-theme', 'sand')
  },
}
