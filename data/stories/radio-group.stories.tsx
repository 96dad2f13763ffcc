import { story } from 'plaited/testing'
import {
  DisabledThreeSecondRadioGroup,
  DisabledTwoSecondRadioGroup,
  LargeDisabledTwoHintRadioGroup,
  RequiredThreeHintRadioGroup,
  RequiredTwoErrorRadioGroup,
  SmallRequiredThreeHintRadioGroup,
  SmallTwoSecondRadioGroup,
  ThreeFirstRadioGroup,
  TwoRadioGroup,
} from './radio-group.tsx'

export const two = story({
  intent: 'Create a radio group labelled "Payment method" with the options "Credit card" and "Bank transfer"',
  template: TwoRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Payment method')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Credit card', 'Bank transfer'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 2,
    })
    assert({
      given: 'no word about its size',
      should: 'have none anywhere',
      actual: document.querySelector('[data-size]'),
      expected: null,
    })
    assert({
      given: 'no word about a choice',
      should: 'start with none',
      actual: radios.map((radio) => radio.checked),
      expected: [false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: group?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: radios.some((radio) => radio.required),
      expected: false,
    })
    for (const radio of radios) radio.click()
    assert({
      given: 'a click on one after the other',
      should: 'keep the last',
      actual: radios.map((radio) => radio.checked),
      expected: [false, true],
    })
    await accessibilityCheck({})
  },
})

export const threeFirst = story({
  intent:
    'Build a radio group labelled "Delivery speed" with the options "Standard", "Express" and "Overnight", the first checked',
  template: ThreeFirstRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Delivery speed')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Standard', 'Express', 'Overnight'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 3,
    })
    assert({
      given: 'the first checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [true, false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: group?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none anywhere',
      actual: document.querySelector('[data-size]'),
      expected: null,
    })
    assert({
      given: 'one group',
      should: 'give every option its name',
      actual: radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      expected: 3,
    })
    await accessibilityCheck({})
  },
})

export const smallTwoSecond = story({
  intent: 'Make a small radio group labelled "Milk" with the options "Oat" and "Almond", the second checked',
  template: SmallTwoSecondRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Milk')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({ given: 'the options', should: 'offer them in order', actual: names, expected: ['Oat', 'Almond'] })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 2,
    })
    assert({
      given: 'the second checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [false, true],
    })
    assert({
      given: 'a small radio group',
      should: 'carry its size',
      actual: group?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: group?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'one group',
      should: 'give every option its name',
      actual: radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      expected: 2,
    })
    await accessibilityCheck({})
  },
})

export const disabledThreeSecond = story({
  intent:
    'Add a disabled radio group labelled "Support plan" with the options "Bronze", "Silver" and "Gold", the second checked',
  template: DisabledThreeSecondRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Support plan')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Bronze', 'Silver', 'Gold'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 3,
    })
    assert({
      given: 'no word about its size',
      should: 'have none anywhere',
      actual: document.querySelector('[data-size]'),
      expected: null,
    })
    assert({
      given: 'a disabled radio group',
      should: 'be disabled',
      actual: group?.matches(':disabled'),
      expected: true,
    })
    assert({
      given: 'one group',
      should: 'give every option its name',
      actual: radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      expected: 3,
    })
    radios[0]?.click()
    assert({
      given: 'a click on a disabled option',
      should: 'keep the second',
      actual: radios.map((radio) => radio.checked),
      expected: [false, true, false],
    })
    await accessibilityCheck({})
  },
})

export const requiredTwoError = story({
  intent:
    'I need a required radio group labelled "Travel insurance" with the options "Full cover" and "None at all" and the error "Choose before you pay"',
  template: RequiredTwoErrorRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Travel insurance')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const error = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Full cover', 'None at all'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 2,
    })
    assert({
      given: 'no word about its size',
      should: 'have none anywhere',
      actual: document.querySelector('[data-size]'),
      expected: null,
    })
    assert({
      given: 'a required radio group',
      should: 'miss a choice',
      actual: radios.map((radio) => radio.validity.valueMissing),
      expected: [true, true],
    })
    assert({
      given: 'an error',
      should: 'mark the group invalid',
      actual: group?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the group',
      actual: error?.textContent,
      expected: 'Choose before you pay',
    })
    assert({
      given: 'one group',
      should: 'give every option its name',
      actual: radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      expected: 2,
    })
    await accessibilityCheck({})
  },
})

export const requiredThreeHint = story({
  intent:
    'Create a required radio group labelled "Preferred contact" with the options "Telephone", "Letter" and "Messenger" and the hint "We answer within a day"',
  template: RequiredThreeHintRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Preferred contact')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const hint = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Telephone', 'Letter', 'Messenger'],
    })
    assert({
      given: 'a required radio group',
      should: 'miss a choice',
      actual: radios[0]?.validity.valueMissing,
      expected: true,
    })
    assert({
      given: 'the hint',
      should: 'describe the group',
      actual: hint?.textContent,
      expected: 'We answer within a day',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: group?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'no word about its size',
      should: 'have none anywhere',
      actual: document.querySelector('[data-size]'),
      expected: null,
    })
    assert({
      given: 'one group',
      should: 'give every option its name, and a value of its own',
      actual: [
        radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
        new Set(radios.map((radio) => radio.value)).size,
      ],
      expected: [3, 3],
    })
    radios[2]?.click()
    assert({ given: 'a click on the third', should: 'be satisfied', actual: radios[0]?.validity.valid, expected: true })
    await accessibilityCheck({})
  },
})

export const largeDisabledTwoHint = story({
  intent:
    'Build a large disabled radio group labelled "Boarding gate" with the options "Northern hall" and "Southern hall" and the hint "Announced one hour ahead"',
  template: LargeDisabledTwoHintRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Boarding gate')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const hint = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Northern hall', 'Southern hall'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 2,
    })
    assert({
      given: 'a disabled radio group',
      should: 'be disabled',
      actual: group?.matches(':disabled'),
      expected: true,
    })
    assert({
      given: 'the hint',
      should: 'describe the group',
      actual: hint?.textContent,
      expected: 'Announced one hour ahead',
    })
    assert({
      given: 'a large radio group',
      should: 'carry its size',
      actual: group?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'one group',
      should: 'give every option its name',
      actual: radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      expected: 2,
    })
    await accessibilityCheck({})
  },
})

export const smallRequiredThreeHint = story({
  intent:
    'Make a small required radio group labelled "Spice level" with the options "Mild", "Medium" and "Fiery" and the hint "The chef tastes every plate"',
  template: SmallRequiredThreeHintRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Spice level')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const hint = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Mild', 'Medium', 'Fiery'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 3,
    })
    assert({
      given: 'a required radio group',
      should: 'miss a choice',
      actual: radios[0]?.validity.valueMissing,
      expected: true,
    })
    assert({
      given: 'the hint',
      should: 'describe the group',
      actual: hint?.textContent,
      expected: 'The chef tastes every plate',
    })
    assert({
      given: 'a small radio group',
      should: 'carry its size',
      actual: group?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'one group',
      should: 'give every option its name',
      actual: radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      expected: 3,
    })
    await accessibilityCheck({})
  },
})

export const disabledTwoSecond = story({
  intent:
    'Add a disabled radio group labelled "Garden access" with the options "Daytime" and "Evenings", the second checked',
  template: DisabledTwoSecondRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Garden access')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({ given: 'the options', should: 'offer them in order', actual: names, expected: ['Daytime', 'Evenings'] })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 2,
    })
    assert({
      given: 'the second checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [false, true],
    })
    assert({
      given: 'a disabled radio group',
      should: 'be disabled',
      actual: group?.matches(':disabled'),
      expected: true,
    })
    assert({
      given: 'no word about its size',
      should: 'have none anywhere',
      actual: document.querySelector('[data-size]'),
      expected: null,
    })
    assert({
      given: 'one group',
      should: 'give every option its name',
      actual: radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      expected: 2,
    })
    await accessibilityCheck({})
  },
})
