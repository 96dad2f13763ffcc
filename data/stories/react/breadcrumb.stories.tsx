import type { Meta, StoryObj } from '@storybook/react'
import { expect, within } from 'storybook/test'
import { Breadcrumb } from './breadcrumb.tsx'

const meta = {
  component: Breadcrumb,
  args: {
    label: 'You are here',
    path: [
      { name: 'Garden', href: '/garden' },
      { name: 'Tools', href: '/tools' },
      { name: 'Spades', href: '/spades' },
    ],
  },
} satisfies Meta<typeof Breadcrumb>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React breadcrumb: a navigation named "You are here" with an ordered list of the path: links "Garden" to "/garden" and "Tools" to "/tools", and last "Spades", which is no link but marked as the current page (aria-current). Props: label, path (name and href). */
export const ThreeSteps: Story = {
  play: async ({ canvas }) => {
    const nav = within(canvas.getByRole('navigation', { name: 'You are here' }))
    await expect(nav.getByRole('list').tagName).toBe('OL')
    await expect(nav.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Garden', 'Tools', 'Spades'])
    await expect(nav.getByRole('link', { name: 'Garden' })).toHaveAttribute('href', '/garden')
    await expect(nav.getByRole('link', { name: 'Tools' })).toHaveAttribute('href', '/tools')
    await expect(nav.getAllByRole('link')).toHaveLength(2)
    await expect(nav.getByText('Spades')).toHaveAttribute('aria-current', 'page')
  },
}

/** Create a React breadcrumb: a navigation named "Folders" with an ordered list of only one step, "Home", which is no link but marked as the current page (aria-current). Props: label, path (name and href). */
export const OneStep: Story = {
  args: { label: 'Folders', path: [{ name: 'Home', href: '/home' }] },
  play: async ({ canvas }) => {
    const nav = canvas.getByRole('navigation', { name: 'Folders' })
    await expect(within(nav).getByRole('list').tagName).toBe('OL')
    await expect(within(nav).getAllByRole('listitem')).toHaveLength(1)
    await expect(canvas.getByText('Home')).toHaveAttribute('aria-current', 'page')
    await expect(canvas.queryByRole('link')).toBeNull()
  },
}
