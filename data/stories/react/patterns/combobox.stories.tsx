import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Combobox } from './combobox.tsx'

const meta = { component: Combobox, args: { onChoose: fn() } } satisfies Meta<typeof Combobox>
export default meta

type Story = StoryObj<typeof meta>

const active = (box: HTMLElement) => document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent

/** Create a React combobox named "Spice" that filters the options "Cumin", "Clove" and "Saffron" (aria-autocomplete list) by how they begin, in capitals or not, in a listbox below it that is shown while it is open (aria-expanded). The down and up arrow keys open it and make the next option or the one before active (aria-activedescendant, and aria-selected of the option), round at the ends, while the focus stays; Enter takes the active one as text, closes the list and calls onChoose with it. Props: label, options, onChoose. */
export const ByKeyboard: Story = {
  args: { label: 'Spice', options: ['Cumin', 'Clove', 'Saffron'] },
  play: async ({ args, canvas, userEvent }) => {
    const box = canvas.getByRole('combobox', { name: 'Spice' })
    await expect(box).toHaveAttribute('aria-autocomplete', 'list')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
    await expect(canvas.queryByRole('listbox')).toBeNull()
    await userEvent.type(box, 'C')
    await expect(box).toHaveAttribute('aria-expanded', 'true')
    await expect(canvas.getAllByRole('option').map((option) => option.textContent)).toEqual(['Cumin', 'Clove'])
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect(active(box)).toBe('Clove')
    await expect(canvas.getByRole('option', { selected: true })).toHaveTextContent('Clove')
    await userEvent.keyboard('{ArrowDown}')
    await expect(active(box)).toBe('Cumin')
    await userEvent.keyboard('{ArrowUp}{Enter}')
    await expect(box).toHaveValue('Clove')
    await expect(box).toHaveFocus()
    await expect(box).toHaveAttribute('aria-expanded', 'false')
    await expect(args.onChoose).toHaveBeenCalledTimes(1)
    await expect(args.onChoose).toHaveBeenCalledWith('Clove')
  },
}

/** Create a React combobox named "City" that filters the options "Oslo", "Lima" and "Lagos" (aria-autocomplete list) by how they begin, in capitals or not, in a listbox below it that is shown while it is open (aria-expanded). A click on an option takes it as text, closes the list and calls onChoose with it. Escape closes the list and keeps the text; pressed again it empties the field. A text that no option begins with shows no list. Props: label, options, onChoose. */
export const ByPointer: Story = {
  args: { label: 'City', options: ['Oslo', 'Lima', 'Lagos'] },
  play: async ({ args, canvas, userEvent }) => {
    const box = canvas.getByRole('combobox', { name: 'City' })
    await expect(box).toHaveAttribute('aria-autocomplete', 'list')
    await userEvent.type(box, 'l')
    await expect(canvas.getAllByRole('option')).toHaveLength(2)
    await userEvent.click(canvas.getByRole('option', { name: 'Lima' }))
    await expect(box).toHaveValue('Lima')
    await expect(args.onChoose).toHaveBeenCalledWith('Lima')
    await expect(canvas.queryByRole('listbox')).toBeNull()
    await userEvent.clear(box)
    await userEvent.type(box, 'lag')
    await expect(box).toHaveAttribute('aria-expanded', 'true')
    await userEvent.keyboard('{Escape}')
    await expect(canvas.queryByRole('listbox')).toBeNull()
    await expect(box).toHaveValue('lag')
    await userEvent.keyboard('{Escape}')
    await expect(box).toHaveValue('')
    await userEvent.type(box, 'x')
    await expect(box).toHaveAttribute('aria-expanded', 'false')
    await expect(args.onChoose).toHaveBeenCalledTimes(1)
  },
}
