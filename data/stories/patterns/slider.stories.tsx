import { story } from 'plaited/testing'
import { RangeSlider, StepSlider } from './slider.tsx'

export const steps = story({
  intent:
    'Make a slider with the accessible name "Bath temperature" (aria-label) out of an element with the role slider, from 20 to 40, at 30. It shows its value, and says it in aria-valuenow, and with its unit in aria-valuetext and as the shown text: "30 degrees" at first. Right and up arrow keys add 1, left and down arrow keys take 1, Page Up adds 5, Page Down takes 5, Home and End go to the ends; the value never leaves the range.',
  template: StepSlider,
  async play({ assert, findByAttribute, findByText, press, focused, accessibilityCheck }) {
    const slider = await findByAttribute('role', 'slider')
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return Number(slider?.getAttribute('aria-valuenow'))
    }
    assert({ given: 'a slider', should: 'have its name and its range', actual: ['aria-label', 'aria-valuemin', 'aria-valuemax'].map((name) => slider?.getAttribute(name)), expected: ['Bath temperature', '20', '40'] })
    assert({ given: 'no key yet', should: 'show its value with its unit', actual: [slider?.getAttribute('aria-valuenow'), slider?.getAttribute('aria-valuetext'), Boolean(await findByText('30 degrees'))], expected: ['30', '30 degrees', true] })
    await press('Tab')
    assert({ given: 'the Tab key', should: 'reach the slider', actual: Boolean(slider) && focused() === slider, expected: true })
    assert({ given: 'arrows', should: 'change the value by 1', actual: [await after(['ArrowRight']), await after(['ArrowUp']), await after(['ArrowLeft']), await after(['ArrowDown', 'ArrowDown'])], expected: [31, 32, 31, 29] })
    assert({ given: 'Page Up and Page Down', should: 'change the value by 5', actual: [await after(['PageUp']), await after(['PageDown', 'PageDown'])], expected: [34, 24] })
    assert({ given: 'the ends', should: 'not be passed', actual: [await after(['PageDown']), await after(['End', 'ArrowUp']), await after(['Home', 'ArrowLeft'])], expected: [20, 40, 20] })
    assert({ given: 'another value', should: 'be shown with its unit', actual: [await after(['ArrowRight']), slider?.getAttribute('aria-valuetext'), Boolean(await findByText('21 degrees'))], expected: [21, '21 degrees', true] })
    await accessibilityCheck({})
  },
})

export const range = story({
  intent:
    'Make a group labelled "Room price" of two sliders with the role slider, named by aria-label: "Lowest", from 0 to 90, at 50, and "Highest", from 50 to 200, at 90. Each shows its value, which is in aria-valuenow. Right and left arrow keys change a value by 10, Home and End go to the ends of its range. Neither passes the other: the value of one is always the end of the range of the other (aria-valuemax, aria-valuemin).',
  template: RangeSlider,
  async play({ assert, findByAttribute, findByText, press, focused, accessibilityCheck }) {
    const low = await findByAttribute('aria-label', 'Lowest')
    const high = await findByAttribute('aria-label', 'Highest')
    const range = (slider) => ['min', 'now', 'max'].map((name) => Number(slider?.getAttribute(`aria-value${name}`) ?? -1))
    const both = async (keys) => {
      for (const key of keys) await press(key)
      return [...range(low), ...range(high)]
    }
    assert({ given: 'two sliders', should: 'be in a group with its label', actual: [low, high].map((slider) => [slider?.getAttribute('role'), slider?.closest('[role="group"], fieldset')?.getAttribute('aria-label')]), expected: [['slider', 'Room price'], ['slider', 'Room price']] })
    assert({ given: 'no key yet', should: 'have the values of the beginning', actual: await both([]), expected: [0, 50, 90, 50, 90, 200] })
    assert({ given: 'the right arrow at the first slider', should: 'change it and the range of the other', actual: [...(await both(['Tab', 'ArrowRight'])), Boolean(await findByText('60'))], expected: [0, 60, 90, 60, 90, 200, true] })
    assert({ given: 'End at the first slider', should: 'stop at the other', actual: await both(['End', 'ArrowRight']), expected: [0, 90, 90, 90, 90, 200] })
    assert({ given: 'Tab', should: 'go to the other slider', actual: [await both(['Tab']), focused()?.getAttribute('aria-label')], expected: [[0, 90, 90, 90, 90, 200], 'Highest'] })
    assert({ given: 'arrows at the other slider', should: 'stop at the first and change its range', actual: [await both(['ArrowLeft']), await both(['ArrowRight', 'ArrowRight', 'ArrowLeft'])], expected: [[0, 90, 90, 90, 90, 200], [0, 90, 100, 90, 100, 200]] })
    await accessibilityCheck({})
    assert({ given: 'End there and Home at the first', should: 'go to the ends', actual: await both(['End', 'Shift+Tab', 'Home']), expected: [0, 0, 200, 0, 200, 200] })
    await accessibilityCheck({})
  },
})
