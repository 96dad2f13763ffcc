import type { Meta, StoryObj } from '@storybook/react'
import { expect, fireEvent, fn } from 'storybook/test'
import { Slider } from './slider.tsx'

const meta = { component: Slider, args: { label: 'Volume', min: 0, max: 10, unit: 'bars', onSlide: fn() } } satisfies Meta<typeof Slider>
export default meta

type Story = StoryObj<typeof meta>

/** Create a React slider (a range input) labelled "Volume" that starts at min. Its value with the unit "bars" is shown behind it in an output that is hidden from assistive technology, and is its value text (aria-valuetext), at first 0 bars. A change calls onSlide with the number. Props: label, min, max, step, initial, unit, onSlide. */
export const FromMinimum: Story = {
  play: async ({ args, canvas }) => {
    const slider = canvas.getByRole('slider', { name: 'Volume' })
    await expect(slider).toHaveValue('0')
    await expect(slider).toHaveAttribute('max', '10')
    await expect(canvas.getByText('0 bars').closest('[aria-hidden="true"]')).not.toBeNull()
    await fireEvent.change(slider, { target: { value: '7' } })
    await expect(slider).toHaveValue('7')
    await expect(slider).toHaveAttribute('aria-valuetext', '7 bars')
    await expect(canvas.getByText('7 bars')).toBeVisible()
    await expect(args.onSlide).toHaveBeenCalledTimes(1)
    await expect(args.onSlide).toHaveBeenCalledWith(7)
  },
}

/** Create a React slider (a range input) labelled "Room heat" from 10 to 30 in steps of 5 that starts at 20 and shows its value with the unit "degrees" behind it in an output that is hidden from assistive technology, and in its value text (aria-valuetext). A change calls onSlide with the number. Props: label, min, max, step, initial, unit, onSlide. */
export const InSteps: Story = {
  args: { label: 'Room heat', min: 10, max: 30, step: 5, initial: 20, unit: 'degrees' },
  play: async ({ args, canvas }) => {
    const slider = canvas.getByRole('slider', { name: 'Room heat' })
    await expect(slider).toHaveValue('20')
    await expect(slider).toHaveAttribute('min', '10')
    await expect(slider).toHaveAttribute('max', '30')
    await expect(slider).toHaveAttribute('step', '5')
    await expect(slider).toHaveAttribute('aria-valuetext', '20 degrees')
    await fireEvent.change(slider, { target: { value: '25' } })
    await expect(canvas.getByText('25 degrees').closest('[aria-hidden="true"]')).not.toBeNull()
    await expect(args.onSlide).toHaveBeenLastCalledWith(25)
  },
}
