import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Slider } from './slider.tsx'

const meta = { component: Slider, args: { label: 'Brightness', min: 0, max: 100, initial: 50, onSlide: fn() } } satisfies Meta<typeof Slider>
export default meta

type Story = StoryObj<typeof meta>

const now = (slider: HTMLElement) => Number(slider.getAttribute('aria-valuenow'))

/** Create a React slider out of an element with the role slider that can take the focus, named "Brightness" and showing its value, between min and max (aria-valuemin, aria-valuemax, aria-valuenow). The right and up arrow keys add step, the left and down ones take it away; Page Up and Page Down do so with page; Home and End go to the ends. It stays between the ends and calls onSlide with every new value. Props: label, min, max, initial, step, page, unit, onSlide. */
export const AllKeys: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const slider = canvas.getByRole('slider', { name: 'Brightness' })
    await expect(slider).toHaveAttribute('aria-valuemin', '0')
    await expect(slider).toHaveAttribute('aria-valuemax', '100')
    await expect(slider).toHaveTextContent('50')
    await userEvent.tab()
    await expect(slider).toHaveFocus()
    const seen: number[] = []
    for (const name of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'PageUp', 'PageDown', 'End', 'ArrowRight', 'Home', 'ArrowLeft']) {
      await userEvent.keyboard(`{${name}}`)
      seen.push(now(slider))
    }
    await expect(seen.slice(0, 4)).toEqual([51, 52, 51, 50])
    await expect(seen.slice(4, 6)).toEqual([60, 50])
    await expect(seen.slice(6)).toEqual([100, 100, 0, 0])
    await expect(slider).toHaveTextContent('0')
    await expect(args.onSlide).toHaveBeenCalledTimes(8)
    await expect(args.onSlide).toHaveBeenLastCalledWith(0)
  },
}

/** Create a React slider out of an element with the role slider that can take the focus, named "Oven heat", between min and max (aria-valuemin, aria-valuemax, aria-valuenow), whose value text (aria-valuetext) is the value and the unit "degrees". The arrow keys change it by the prop step and stop at the ends, and onSlide is called with every new value. Props: label, min, max, initial, step, page, unit, onSlide. */
export const WithUnit: Story = {
  args: { label: 'Oven heat', min: 150, max: 250, initial: 220, step: 20, unit: 'degrees' },
  play: async ({ args, canvas, userEvent }) => {
    const slider = canvas.getByRole('slider', { name: 'Oven heat' })
    await expect(slider).toHaveAttribute('aria-valuetext', '220 degrees')
    await expect(slider).toHaveAttribute('aria-valuemin', '150')
    await expect(slider).toHaveAttribute('aria-valuemax', '250')
    await userEvent.tab()
    await userEvent.keyboard('{ArrowUp}')
    await expect(now(slider)).toBe(240)
    await userEvent.keyboard('{ArrowRight}')
    await expect(now(slider)).toBe(250)
    await expect(slider).toHaveAttribute('aria-valuetext', '250 degrees')
    await userEvent.keyboard('{ArrowLeft}')
    await expect(args.onSlide).toHaveBeenLastCalledWith(230)
    await userEvent.keyboard('{ArrowDown}')
    await expect(now(slider)).toBe(210)
    await userEvent.keyboard('{Home}')
    await expect(now(slider)).toBe(150)
    await userEvent.keyboard('{End}')
    await expect(args.onSlide).toHaveBeenLastCalledWith(250)
    await userEvent.keyboard('{PageDown}{PageDown}{PageUp}')
    await expect(now(slider)).toBe(240)
  },
}
