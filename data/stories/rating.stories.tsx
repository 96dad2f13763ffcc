import { story } from 'plaited/testing'
import { LargeMeterHintRating, MeterRating, RadioGroupRating, SmallMeterRating } from './rating.tsx'

export const plainMeter = story({
  intent: 'Create a rating meter labelled "Room comfort" at 4 of 5',
  template: MeterRating,
  async play({ assert, accessibilityCheck }) {
    const meter = document.querySelector('meter')
    assert({ given: 'the label', should: 'name the meter', actual: meter?.labels?.[0]?.textContent, expected: 'Room comfort' })
    assert({ given: '4 of 5', should: 'show that value', actual: meter?.value, expected: 4 })
    assert({ given: '4 of 5', should: 'end at that maximum', actual: meter?.max, expected: 5 })
    assert({ given: 'no word about size', should: 'have none', actual: meter?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: meter?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const smallMeter = story({
  intent: 'I need a small rating meter labelled "Cook skill" at 3 of 5',
  template: SmallMeterRating,
  async play({ assert, accessibilityCheck }) {
    const meter = document.querySelector('meter')
    assert({ given: 'the label', should: 'name the meter', actual: meter?.labels?.[0]?.textContent, expected: 'Cook skill' })
    assert({ given: '3 of 5', should: 'show that value', actual: meter?.value, expected: 3 })
    assert({ given: '3 of 5', should: 'end at that maximum', actual: meter?.max, expected: 5 })
    assert({ given: 'a small meter', should: 'carry its size', actual: meter?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: meter?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largeMeterHint = story({
  intent: 'Build a large rating meter labelled "Trail effort" at 3 of 5 with the hint "Three hundred hikers agree"',
  template: LargeMeterHintRating,
  async play({ assert, findByText, accessibilityCheck }) {
    const meter = document.querySelector('meter')
    const hint = await findByText('Three hundred hikers agree')
    assert({ given: 'the label', should: 'name the meter', actual: meter?.labels?.[0]?.textContent, expected: 'Trail effort' })
    assert({ given: '3 of 5', should: 'show that value', actual: meter?.value, expected: 3 })
    assert({ given: '3 of 5', should: 'end at that maximum', actual: meter?.max, expected: 5 })
    assert({ given: 'a large meter', should: 'carry its size', actual: meter?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the meter',
      actual: document.getElementById(meter?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Three hundred hikers agree',
    })
    await accessibilityCheck({})
  },
})

export const radioGroup = story({
  intent: 'Add a rating radio group labelled "Your visit" with the options "Lovely" and "Dreadful", the first checked',
  template: RadioGroupRating,
  async play({ assert, accessibilityCheck }) {
    const group = document.querySelector('fieldset')
    const options = [...(group?.querySelectorAll('input[type="radio"]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the group',
      actual: group?.querySelector('legend')?.textContent,
      expected: 'Your visit',
    })
    assert({
      given: 'two options',
      should: 'have their labels',
      actual: options.map((option) => option.labels?.[0]?.textContent.trim()),
      expected: ['Lovely', 'Dreadful'],
    })
    assert({
      given: 'the first option checked',
      should: 'check that one alone',
      actual: options.map((option) => option.checked),
      expected: [true, false],
    })
    assert({
      given: 'two options',
      should: 'exclude each other',
      actual: options.length > 0 && new Set(options.map((option) => option.name)).size,
      expected: 1,
    })
    assert({
      given: 'two options',
      should: 'each have a value of its own',
      actual: new Set(options.map((option) => option.value)).size,
      expected: 2,
    })
    assert({ given: 'no word about size', should: 'have none anywhere', actual: document.querySelector('[data-size]'), expected: null })
    await accessibilityCheck({})
  },
})
