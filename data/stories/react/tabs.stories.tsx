import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, within } from 'storybook/test'
import { Tabs } from './tabs.tsx'

const meta = {
  component: Tabs,
  args: {
    label: 'About this book',
    tabs: [
      { title: 'Summary', body: 'A ship is lost' },
      { title: 'Author', body: 'Written in Galway' },
      { title: 'Reviews', body: 'Readers like it' },
    ],
    onOpen: fn(),
  },
} satisfies Meta<typeof Tabs>
export default meta

type Story = StoryObj<typeof meta>

/** Create React tabs in a list named "About this book": "Summary", "Author" and "Reviews". The first is selected; only the panel of the selected tab is there, labelled by it, with its text, at first "A ship is lost". A click selects a tab and calls onOpen with its title. Props: label, tabs (title and body), initial, onOpen. */
export const FirstOpen: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const list = within(canvas.getByRole('tablist', { name: 'About this book' }))
    await expect(list.getAllByRole('tab')).toHaveLength(3)
    await expect(list.getByRole('tab', { name: 'Summary' })).toHaveAttribute('aria-selected', 'true')
    await expect(canvas.getByRole('tabpanel', { name: 'Summary' })).toHaveTextContent('A ship is lost')
    await userEvent.click(list.getByRole('tab', { name: 'Reviews' }))
    await expect(list.getByRole('tab', { name: 'Reviews' })).toHaveAttribute('aria-selected', 'true')
    await expect(list.getByRole('tab', { name: 'Summary' })).toHaveAttribute('aria-selected', 'false')
    await expect(canvas.getByRole('tabpanel', { name: 'Reviews' })).toHaveTextContent('Readers like it')
    await expect(canvas.getAllByRole('tabpanel')).toHaveLength(1)
    await expect(args.onOpen).toHaveBeenCalledTimes(1)
    await expect(args.onOpen).toHaveBeenCalledWith('Reviews')
  },
}

/** Create React tabs in a list named "Settings" with the tabs "Account" and "Sound", of which the second is selected at first and shows "Volume is low"; a click on "Account" shows "Signed in" instead. The shown panel is labelled by its tab. Props: label, tabs (title and body), initial, onOpen. */
export const SecondOpen: Story = {
  args: {
    label: 'Settings',
    initial: 1,
    tabs: [
      { title: 'Account', body: 'Signed in' },
      { title: 'Sound', body: 'Volume is low' },
    ],
  },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('tablist', { name: 'Settings' })).toBeVisible()
    await expect(canvas.getByRole('tab', { name: 'Sound', selected: true })).toBeVisible()
    await expect(canvas.getByRole('tabpanel', { name: 'Sound' })).toHaveTextContent('Volume is low')
    await expect(canvas.queryByText('Signed in')).toBeNull()
    await userEvent.click(canvas.getByRole('tab', { name: 'Account', selected: false }))
    await expect(canvas.getByRole('tabpanel', { name: 'Account' })).toHaveTextContent('Signed in')
    await expect(args.onOpen).toHaveBeenLastCalledWith('Account')
    await expect(canvas.getByRole('tab', { name: 'Sound' })).toHaveAttribute('aria-selected', 'false')
  },
}
