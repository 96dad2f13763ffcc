import { story } from 'plaited/testing'
import { FillMeter, StillMeter } from './meter.tsx'

export const still = story({
  intent:
    'Make a meter out of an element with the role meter, from 0 to 200, at 150, labelled by the text "Rain barrel". Its value text for assistive technology (aria-valuetext) is "150 litres", and it shows "Three quarters full"; below it stands the paragraph "Filled by last night". It cannot get the focus.',
  template: StillMeter,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const meter = await findByAttribute('role', 'meter')
    const name = await findByText('Rain barrel')
    assert({ given: 'a meter', should: 'be labelled by its text', actual: Boolean(name?.id) && meter?.getAttribute('aria-labelledby') === name?.id, expected: true })
    assert({ given: 'a value', should: 'be in its range', actual: ['min', 'now', 'max', 'text'].map((part) => meter?.getAttribute(`aria-value${part}`)), expected: ['0', '150', '200', '150 litres'] })
    assert({ given: 'a person who sees it', should: 'read how full it is', actual: [meter?.textContent.trim(), (await findByText('Filled by last night'))?.localName], expected: ['Three quarters full', 'p'] })
    await press('Tab')
    assert({ given: 'the Tab key', should: 'find nothing to stop at', actual: [meter?.tabIndex, focused()?.localName], expected: [-1, undefined] })
    await accessibilityCheck({})
  },
})

export const filling = story({
  intent:
    'Make a meter with the accessible name "Phone battery" (aria-label) out of an element with the role meter, from 0 to 100, at 80, which shows its value, and a button "Charge". Pressing the button adds 10 to the value, never beyond 100; at 100 the button is unavailable (aria-disabled) but keeps the focus.',
  template: FillMeter,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const meter = await findByAttribute('role', 'meter')
    const button = await findByText('Charge')
    const state = () => [meter?.getAttribute('aria-valuenow'), meter?.textContent.trim(), button?.getAttribute('aria-disabled') === 'true']
    assert({ given: 'a meter', should: 'have its name and its range', actual: ['aria-label', 'aria-valuemin', 'aria-valuemax'].map((name) => meter?.getAttribute(name)), expected: ['Phone battery', '0', '100'] })
    assert({ given: 'no key yet', should: 'show its value', actual: [button?.localName, ...state()], expected: ['button', '80', '80', false] })
    await press('Tab')
    await press('Enter')
    assert({ given: 'Enter', should: 'add 10', actual: state(), expected: ['90', '90', false] })
    await press('Space')
    assert({ given: 'Space', should: 'fill it, and bar the button', actual: state(), expected: ['100', '100', true] })
    await accessibilityCheck({})
    await press('Enter')
    assert({ given: 'a barred button', should: 'keep value and focus', actual: [...state(), focused()?.textContent], expected: ['100', '100', true, 'Charge'] })
    await accessibilityCheck({})
  },
})
