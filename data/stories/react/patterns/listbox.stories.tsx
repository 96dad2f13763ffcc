import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, within } from 'storybook/test'
import { Listbox } from './listbox.tsx'

const meta = { component: Listbox, args: { onSelect: fn() } } satisfies Meta<typeof Listbox>
export default meta

type Story = StoryObj<typeof meta>

const selected = (options: HTMLElement[]) => options.map((option) => option.getAttribute('aria-selected'))
const active = (list: HTMLElement) => document.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.textContent

/** Create a React listbox named "Paint colour" with the options "Chalk", "Amber" and "Moss", none of them selected. The listbox itself takes the focus and names the active option (aria-activedescendant), at first the first. The down and up arrow keys make the next option or the one before active and select it, and stop at the ends; Home and End do so with the first and the last. A click selects an option. onSelect is called with a list of the selected one. Props: label, options, multiple, onSelect. */
export const Single: Story = {
  args: { label: 'Paint colour', options: ['Chalk', 'Amber', 'Moss'] },
  play: async ({ args, canvas, userEvent }) => {
    const list = canvas.getByRole('listbox', { name: 'Paint colour' })
    const options = within(list).getAllByRole('option')
    await expect(selected(options)).toEqual(['false', 'false', 'false'])
    await userEvent.tab()
    await expect(list).toHaveFocus()
    await expect(active(list)).toBe('Chalk')
    await userEvent.keyboard('{ArrowDown}')
    await expect(active(list)).toBe('Amber')
    await expect(selected(options)).toEqual(['false', 'true', 'false'])
    await expect(args.onSelect).toHaveBeenLastCalledWith(['Amber'])
    await userEvent.keyboard('{End}{ArrowDown}')
    await expect(selected(options)).toEqual(['false', 'false', 'true'])
    await userEvent.keyboard('{ArrowUp}')
    await expect(active(list)).toBe('Amber')
    await userEvent.keyboard('{ArrowDown}{Home}{ArrowUp}')
    await expect(selected(options)).toEqual(['true', 'false', 'false'])
    await userEvent.click(options[2]!)
    await expect(args.onSelect).toHaveBeenLastCalledWith(['Moss'])
    await expect(active(list)).toBe('Moss')
  },
}

/** Create a React listbox named "Pizza toppings" with the options "Olives", "Capers" and "Rocket" of which several can be selected (aria-multiselectable). The listbox itself takes the focus and names the active option (aria-activedescendant), at first the first. The arrow keys only change which is active; Space or a click selects an option or takes that back. onSelect is called with the selected ones in their order. Props: label, options, multiple, onSelect. */
export const Multiple: Story = {
  args: { label: 'Pizza toppings', options: ['Olives', 'Capers', 'Rocket'], multiple: true },
  play: async ({ args, canvas, userEvent }) => {
    const list = canvas.getByRole('listbox', { name: 'Pizza toppings' })
    const options = within(list).getAllByRole('option')
    await expect(list).toHaveAttribute('aria-multiselectable', 'true')
    await userEvent.tab()
    await expect(list).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect(active(list)).toBe('Rocket')
    await expect(args.onSelect).not.toHaveBeenCalled()
    await userEvent.keyboard(' {ArrowUp}{ArrowUp} ')
    await expect(selected(options)).toEqual(['true', 'false', 'true'])
    await expect(args.onSelect).toHaveBeenLastCalledWith(['Olives', 'Rocket'])
    await userEvent.keyboard(' ')
    await expect(args.onSelect).toHaveBeenLastCalledWith(['Rocket'])
    await userEvent.click(options[1]!)
    await expect(selected(options)).toEqual(['false', 'true', 'true'])
    await userEvent.keyboard('{Home} {End} ')
    await expect(args.onSelect).toHaveBeenLastCalledWith(['Olives', 'Capers'])
  },
}
