import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { TodoList } from './todo-list.tsx'

const meta = { component: TodoList, args: { label: 'Errands', field: 'New errand', add: 'Add', onItems: fn() } } satisfies Meta<typeof TodoList>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React to-do list: a region named "Errands" with a form of a text field named "New errand" and a button "Add". Submitting adds the text without the blanks around it to the list and empties the field; a text of blanks alone is not added. onItems is called with the texts that are not done. Props: label, field, add (labels), items, onItems. */
export const Adds: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByRole('textbox', { name: 'New errand' })
    await expect(canvas.getByRole('region', { name: 'Errands' })).toContainElement(field)
    await expect(canvas.queryByRole('listitem')).toBeNull()
    await userEvent.type(field, ' Buy stamps ')
    await userEvent.click(canvas.getByRole('button', { name: 'Add' }))
    await expect(canvas.getByRole('checkbox', { name: 'Buy stamps' })).not.toBeChecked()
    await expect(field).toHaveValue('')
    await expect(args.onItems).toHaveBeenLastCalledWith(['Buy stamps'])
    await userEvent.type(field, 'Call Ada{Enter}')
    await expect(args.onItems).toHaveBeenLastCalledWith(['Buy stamps', 'Call Ada'])
    await userEvent.type(field, '  {Enter}')
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2)
    await expect(args.onItems).toHaveBeenCalledTimes(2)
  },
}

/** Create a React to-do list: a region named "Packing list" with a form of a text field named "New thing" and a button "Put in". The items it starts with, "Socks" and "Charger", each have a checkbox of their name that says whether it is done; onItems is called with the texts that are not done. Props: label, field, add (labels), items, onItems. */
export const Checks: Story = {
  args: { label: 'Packing list', field: 'New thing', add: 'Put in', items: ['Socks', 'Charger'] },
  play: async ({ args, canvas, userEvent }) => {
    const socks = canvas.getByRole('checkbox', { name: 'Socks' })
    await expect(canvas.getByRole('region', { name: 'Packing list' })).toContainElement(socks)
    await expect(canvas.getByRole('textbox', { name: 'New thing' })).toHaveValue('')
    await userEvent.click(socks)
    await expect(socks).toBeChecked()
    await expect(args.onItems).toHaveBeenLastCalledWith(['Charger'])
    await userEvent.click(socks)
    await expect(socks).not.toBeChecked()
    await expect(args.onItems).toHaveBeenLastCalledWith(['Socks', 'Charger'])
    await userEvent.type(canvas.getByRole('textbox'), 'Map')
    await userEvent.click(canvas.getByRole('button', { name: 'Put in' }))
    await expect(canvas.getByRole('checkbox', { name: 'Map' })).not.toBeChecked()
  },
}

/** Create a React to-do list: a region named "Guests" with a form of a text field named "New guest" and a button "Invite". Each item it starts with, "Bela", "Cato" and "Dora", has a checkbox and a button named Remove and the name, which takes out that item alone: the others stay the same elements with what is checked in them. Props: label, field, add (labels), items, onItems. */
export const Removes: Story = {
  args: { label: 'Guests', field: 'New guest', add: 'Invite', items: ['Bela', 'Cato', 'Dora'] },
  play: async ({ args, canvas, userEvent }) => {
    const dora = canvas.getByRole('checkbox', { name: 'Dora' })
    await expect(canvas.getByRole('region', { name: 'Guests' })).toContainElement(dora)
    await userEvent.click(dora)
    await userEvent.click(canvas.getByRole('button', { name: 'Remove Cato' }))
    await expect(canvas.getAllByRole('listitem')).toHaveLength(2)
    await expect(canvas.getByRole('checkbox', { name: 'Dora' })).toBe(dora)
    await expect(dora).toBeChecked()
    await expect(canvas.getByRole('checkbox', { name: 'Bela' })).not.toBeChecked()
    await expect(args.onItems).toHaveBeenLastCalledWith(['Bela'])
    await userEvent.type(canvas.getByRole('textbox', { name: 'New guest' }), 'Edda')
    await userEvent.click(canvas.getByRole('button', { name: 'Invite' }))
    await expect(args.onItems).toHaveBeenLastCalledWith(['Bela', 'Edda'])
  },
}
