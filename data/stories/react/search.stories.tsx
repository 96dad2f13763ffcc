import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Search } from './search.tsx'

const meta = {
  component: Search,
  args: { label: 'Search rivers', items: ['Amazon', 'Danube', 'Niger', 'Mekong'], onPick: fn() },
} satisfies Meta<typeof Search>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React search (a search landmark) with a search field named "Search rivers" and a list of buttons, one for each item that contains what is typed, in capitals or not. A live status says how many there are, at first that four are found, and a button calls onPick with its item. Props: label, items, empty, onPick. */
export const Filters: Story = {
  play: async ({ args, canvas, userEvent, step }) => {
    const field = canvas.getByRole('searchbox', { name: 'Search rivers' })
    await expect(field.closest('search, [role="search"]')).not.toBeNull()
    await expect(canvas.getAllByRole('listitem')).toHaveLength(4)
    await expect(canvas.getByRole('status')).toHaveTextContent('4 found')
    await step('filter', async () => {
      await userEvent.type(field, 'NE')
      await expect(field).toHaveValue('NE')
      await expect(canvas.queryByText('Amazon')).toBeNull()
      await userEvent.clear(field)
      await userEvent.type(field, 'ni')
      await expect(canvas.getAllByRole('listitem')).toHaveLength(1)
      await expect(canvas.getByRole('status')).toHaveTextContent('1 found')
    })
    await step('pick', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Niger' }))
      await expect(args.onPick).toHaveBeenCalledTimes(1)
      await expect(args.onPick).toHaveBeenCalledWith('Niger')
    })
  },
}

/** Create a React search (a search landmark) with a search field named "Search lakes" over the items "Garda" and "Titicaca". Where none contains what is typed, there is no list, and the live status says "No such lake"; when the field is cleared, all are back. Props: label, items, empty, onPick. */
export const Nothing: Story = {
  args: { label: 'Search lakes', items: ['Garda', 'Titicaca'], empty: 'No such lake' },
  play: async ({ canvas, userEvent }) => {
    const field = canvas.getByRole('searchbox', { name: 'Search lakes' })
    await expect(canvas.getAllByRole('button')).toHaveLength(2)
    await userEvent.type(field, 'zz')
    await expect(canvas.getByRole('status')).toHaveTextContent('No such lake')
    await expect(canvas.queryByRole('list')).toBeNull()
    await userEvent.clear(field)
    await expect(canvas.getByRole('button', { name: 'Garda' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Titicaca' })).toBeVisible()
    await expect(canvas.queryByText('No such lake')).toBeNull()
    await expect(field.closest('search, [role="search"]')).not.toBeNull()
  },
}
