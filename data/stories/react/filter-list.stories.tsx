import type { Meta, StoryObj } from '@storybook/react'
import { expect, type within } from 'storybook/test'
import { FilterList } from './filter-list.tsx'

const meta = {
  component: FilterList,
  args: {
    label: 'Library',
    kinds: ['Novels', 'Poems'],
    items: [
      { name: 'Dubliners', kind: 'Novels' },
      { name: 'Leaves', kind: 'Poems' },
      { name: 'Emma', kind: 'Novels' },
    ],
  },
} satisfies Meta<typeof FilterList>
export default meta

type Story = StoryObj<typeof meta>

const shown = (canvas: ReturnType<typeof within>) => canvas.queryAllByRole('listitem').map((item) => item.textContent)

/** Create a React list with filters: a region named "Library" with a group named Filter of toggle buttons (aria-pressed), first "All", which is pressed, then one for each kind: "Novels" and "Poems". Pressing one lets go of the others and leaves only the items of its kind in the list. Props: label, kinds, items (name and kind), all (the label of the first button). */
export const ByKind: Story = {
  play: async ({ canvas, userEvent }) => {
    const all = canvas.getByRole('button', { name: 'All', pressed: true })
    const poems = canvas.getByRole('button', { name: 'Poems', pressed: false })
    await expect(canvas.getByRole('region', { name: 'Library' })).toContainElement(all)
    await expect(canvas.getByRole('group', { name: 'Filter' })).toContainElement(poems)
    await expect(shown(canvas)).toEqual(['Dubliners', 'Leaves', 'Emma'])
    await userEvent.click(poems)
    await expect(shown(canvas)).toEqual(['Leaves'])
    await expect(poems).toHaveAttribute('aria-pressed', 'true')
    await expect(all).toHaveAttribute('aria-pressed', 'false')
    await userEvent.click(canvas.getByRole('button', { name: 'Novels' }))
    await expect(shown(canvas)).toEqual(['Dubliners', 'Emma'])
    await userEvent.click(all)
    await expect(shown(canvas)).toHaveLength(3)
    await expect(all).toHaveAttribute('aria-pressed', 'true')
  },
}

/** Create a React list with filters: a region named "Orders" with a group named Filter of toggle buttons (aria-pressed), first "Everything", which is pressed, then "Open" and "Sent". A kind of which there is no item leaves the list empty. Props: label, kinds, items (name and kind), all (the label of the first button). */
export const NoneOfAKind: Story = {
  args: {
    label: 'Orders',
    all: 'Everything',
    kinds: ['Open', 'Sent'],
    items: [
      { name: 'Lamp', kind: 'Open' },
      { name: 'Rug', kind: 'Open' },
    ],
  },
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'Orders' })).toBeVisible()
    await expect(canvas.getByRole('group', { name: 'Filter' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Everything' })).toHaveAttribute('aria-pressed', 'true')
    await userEvent.click(canvas.getByRole('button', { name: 'Sent' }))
    await expect(shown(canvas)).toEqual([])
    await expect(canvas.getByRole('button', { name: 'Sent' })).toHaveAttribute('aria-pressed', 'true')
    await userEvent.click(canvas.getByRole('button', { name: 'Open' }))
    await expect(shown(canvas)).toEqual(['Lamp', 'Rug'])
    await userEvent.click(canvas.getByRole('button', { name: 'Sent' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Everything' }))
    await expect(shown(canvas)).toEqual(['Lamp', 'Rug'])
  },
}
