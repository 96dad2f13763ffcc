import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, within } from 'storybook/test'
import { Table } from './table.tsx'

const meta = {
  component: Table,
  args: {
    caption: 'Harvest',
    columns: { name: 'Fruit', amount: 'Baskets' },
    rows: [
      { name: 'Plum', amount: 12 },
      { name: 'Apple', amount: 7 },
      { name: 'Quince', amount: 9 },
    ],
    onSort: fn(),
  },
} satisfies Meta<typeof Table>
export default meta

type Story = StoryObj<typeof meta>

const order = (canvas: ReturnType<typeof within>) => canvas.getAllByRole('rowheader').map((cell) => cell.textContent)

/** Create a React table with the caption "Harvest" and the column headers "Fruit" and "Baskets", each with a button that sorts by it; the names are row headers. Rows stand as given at first (aria-sort none); a press sorts upwards and a second one downwards, which aria-sort says (ascending, descending), and calls onSort with the key of the column and whether it is upwards. Props: caption, columns (name and amount), rows (name and amount), onSort. */
export const ByName: Story = {
  play: async ({ args, canvas, userEvent, step }) => {
    const fruit = canvas.getByRole('columnheader', { name: 'Fruit' })
    await expect(canvas.getByRole('table', { name: 'Harvest' })).toContainElement(fruit)
    await expect(canvas.getByRole('columnheader', { name: 'Baskets' })).toBeVisible()
    await expect(order(canvas)).toEqual(['Plum', 'Apple', 'Quince'])
    await expect(fruit).toHaveAttribute('aria-sort', 'none')
    await step('upwards', async () => {
      await userEvent.click(within(fruit).getByRole('button'))
      await expect(order(canvas)).toEqual(['Apple', 'Plum', 'Quince'])
      await expect(fruit).toHaveAttribute('aria-sort', 'ascending')
      await expect(args.onSort).toHaveBeenLastCalledWith('name', true)
    })
    await step('downwards', async () => {
      await userEvent.click(within(fruit).getByRole('button'))
      await expect(order(canvas)).toEqual(['Quince', 'Plum', 'Apple'])
      await expect(fruit).toHaveAttribute('aria-sort', 'descending')
      await expect(args.onSort).toHaveBeenLastCalledWith('name', false)
    })
  },
}

/** Create a React table with the caption "Rooms" and the column headers "House" and "Beds", each with a button that sorts by it; the names are row headers. The column of numbers is sorted by value, first upwards, and aria-sort says so (none, ascending, descending); sorting by another column starts upwards again. Props: caption, columns (name and amount), rows (name and amount), onSort. */
export const ByNumber: Story = {
  args: {
    caption: 'Rooms',
    columns: { name: 'House', amount: 'Beds' },
    rows: [
      { name: 'Lodge', amount: 10 },
      { name: 'Manor', amount: 9 },
      { name: 'Cabin', amount: 30 },
    ],
  },
  play: async ({ args, canvas, userEvent }) => {
    const beds = canvas.getByRole('columnheader', { name: 'Beds' })
    const house = canvas.getByRole('columnheader', { name: 'House' })
    await expect(canvas.getByRole('table', { name: 'Rooms' })).toContainElement(beds)
    await userEvent.click(canvas.getByRole('button', { name: 'Beds' }))
    await expect(order(canvas)).toEqual(['Manor', 'Lodge', 'Cabin'])
    await expect(beds).toHaveAttribute('aria-sort', 'ascending')
    await expect(args.onSort).toHaveBeenLastCalledWith('amount', true)
    await userEvent.click(canvas.getByRole('button', { name: 'House' }))
    await expect(order(canvas)).toEqual(['Cabin', 'Lodge', 'Manor'])
    await expect(house).toHaveAttribute('aria-sort', 'ascending')
    await expect(beds).toHaveAttribute('aria-sort', 'none')
  },
}
