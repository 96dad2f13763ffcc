import type { Meta, StoryObj } from '@storybook/react'
import { expect } from 'storybook/test'
import { Theme, Themed } from './ui'

const meta = {
  component: Themed,
  parameters: { theme: 'dark' },
  decorators: [
    (Story, { parameters, args }) => (
      <Theme.Provider value={parameters.theme}><section aria-label={`Around ${args.label}`}><Story /></section></Theme.Provider>
    ),
  ],
} satisfies Meta<typeof Themed>
export default meta

export const Dark: StoryObj<typeof meta> = {
  args: { label: 'Night' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'Around Night' })).toBeVisible()
    await expect(canvas.getByText('Night')).toHaveAttribute('data-theme', 'dark')
    await expect(canvas.getByText('Night')).toBeVisible()
  },
}
export const Light: StoryObj<typeof meta> = {
  args: { label: 'Day' },
  parameters: { theme: 'light' },
  decorators: [(Story, context) => <div data-id={context.name}><Story args={{ label: 'Noon' }} /></div>],
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('Noon')).toHaveAttribute('data-theme', 'light')
    await expect(canvasElement.querySelector('[data-id="Light"]')).toBeInTheDocument()
    await expect(canvas.getByRole('region')).toHaveAccessibleName('Around Day')
  },
}
