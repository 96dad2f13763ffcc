import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn, within } from 'storybook/test'
import { Select } from './select.tsx'

const meta = { component: Select, args: { onSelect: fn() } } satisfies Meta<typeof Select>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React select labelled "Country" with the options "Peru", "Ghana" and "Nepal", where "Ghana" is selected at first; choosing another calls onSelect with it. Props: label, options, value, placeholder, disabled, onSelect. */
export const Preselected: Story = {
  args: { label: 'Country', options: ['Peru', 'Ghana', 'Nepal'], value: 'Ghana' },
  play: async ({ args, canvas, userEvent }) => {
    const select = canvas.getByRole('combobox', { name: 'Country' })
    await expect(within(select).getAllByRole('option').map((option) => option.textContent)).toEqual(['Peru', 'Ghana', 'Nepal'])
    await expect(select).toHaveValue('Ghana')
    await userEvent.selectOptions(select, 'Nepal')
    await expect(select).toHaveValue('Nepal')
    await expect(args.onSelect).toHaveBeenCalledTimes(1)
    await expect(args.onSelect).toHaveBeenCalledWith('Nepal')
  },
}

/** Create a React select labelled "Paper size" that shows the placeholder "Choose a size" until one of the options "Letter" and "Poster" is chosen; the placeholder itself cannot be chosen again. onSelect is called with the choice. Props: label, options, value, placeholder, disabled, onSelect. */
export const WithPlaceholder: Story = {
  args: { label: 'Paper size', options: ['Letter', 'Poster'], placeholder: 'Choose a size' },
  play: async ({ args, canvas, userEvent }) => {
    const select = canvas.getByLabelText('Paper size')
    await expect(select).toHaveDisplayValue('Choose a size')
    await expect(canvas.getByRole('option', { name: 'Choose a size' })).toBeDisabled()
    await expect(canvas.getAllByRole('option')).toHaveLength(3)
    await userEvent.selectOptions(select, 'Letter')
    await expect(select).toHaveDisplayValue('Letter')
    await expect(args.onSelect).toHaveBeenLastCalledWith('Letter')
  },
}

/** Create a React select labelled "Plan" with the options "Basic" and "Team" that is disabled and shows "Team". Props: label, options, value, placeholder, disabled, onSelect. */
export const Disabled: Story = {
  args: { label: 'Plan', options: ['Basic', 'Team'], value: 'Team', disabled: true },
  play: async ({ args, canvas, userEvent }) => {
    const select = canvas.getByRole('combobox', { name: 'Plan' })
    await expect(select).toBeDisabled()
    await expect(select).toHaveDisplayValue('Team')
    await expect(canvas.getAllByRole('option')).toHaveLength(2)
    await userEvent.click(select, { pointerEventsCheck: 0 })
    await expect(args.onSelect).not.toHaveBeenCalled()
  },
}
