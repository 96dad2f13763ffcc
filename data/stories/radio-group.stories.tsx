import { story } from 'plaited/testing'
import {
  DisabledThreeSecondRadioGroup,
  DisabledThreeThirdHintRadioGroup,
  DisabledTwoSecondRadioGroup,
  LargeDisabledTwoHintRadioGroup,
  LargeRequiredTwoFirstRadioGroup,
  LargeThreeSecondErrorRadioGroup,
  LargeThreeThirdRadioGroup,
  RequiredThreeHintRadioGroup,
  RequiredTwoErrorRadioGroup,
  RequiredTwoSecondHintRadioGroup,
  SmallDisabledTwoFirstErrorRadioGroup,
  SmallRequiredThreeHintRadioGroup,
  SmallRequiredThreeThirdErrorRadioGroup,
  SmallThreeRadioGroup,
  SmallTwoFirstHintRadioGroup,
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

export const smallThree = story({
  intent: 'Add a small radio group labelled "Commute" with the options "Bicycle", "Tram" and "Scooter"',
  template: SmallThreeRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Commute')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Bicycle', 'Tram', 'Scooter'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 3,
    })
    assert({
      given: 'no word about a choice',
      should: 'start with none',
      actual: radios.map((radio) => radio.checked),
      expected: [false, false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled and optional',
      actual: [group?.matches(':disabled'), radios.some((radio) => radio.required)],
      expected: [false, false],
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: group?.hasAttribute('aria-describedby'),
      expected: false,
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

export const largeThreeThird = story({
  intent:
    'I need a large radio group labelled "Ballroom dance" with the options "Tango", "Flamenco" and "Lindy hop", the third checked',
  template: LargeThreeThirdRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Ballroom dance')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Tango', 'Flamenco', 'Lindy hop'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 3,
    })
    assert({
      given: 'the third checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [false, false, true],
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled and optional',
      actual: [group?.matches(':disabled'), radios.some((radio) => radio.required)],
      expected: [false, false],
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: group?.hasAttribute('aria-describedby'),
      expected: false,
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
    assert({
      given: 'no word about being required or a hint',
      should: 'have none',
      actual: group?.matches(':has(:required), [aria-describedby]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallTwoFirstHint = story({
  intent:
    'Build a small radio group labelled "Sofa fabric" with the options "Velvet" and "Corduroy", the first checked, and the hint "Swatches arrive by courier"',
  template: SmallTwoFirstHintRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Sofa fabric')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const hint = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({ given: 'the options', should: 'offer them in order', actual: names, expected: ['Velvet', 'Corduroy'] })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 2,
    })
    assert({
      given: 'the first checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [true, false],
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled and optional',
      actual: [group?.matches(':disabled'), radios.some((radio) => radio.required)],
      expected: [false, false],
    })
    assert({
      given: 'the hint',
      should: 'describe the group and be no error',
      actual: [hint?.textContent, group?.hasAttribute('aria-invalid')],
      expected: ['Swatches arrive by courier', false],
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
      expected: 2,
    })
    await accessibilityCheck({})
  },
})

export const largeThreeSecondError = story({
  intent:
    'Create a large radio group labelled "Adventure" with the options "Paragliding", "Caving" and "Kayak rental", the second checked, and the error "Strong winds until Tuesday"',
  template: LargeThreeSecondErrorRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Adventure')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const error = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Paragliding', 'Caving', 'Kayak rental'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 3,
    })
    assert({
      given: 'the second checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [false, true, false],
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled and optional',
      actual: [group?.matches(':disabled'), radios.some((radio) => radio.required)],
      expected: [false, false],
    })
    assert({
      given: 'the error',
      should: 'mark the group invalid and describe it',
      actual: [group?.getAttribute('aria-invalid'), error?.textContent],
      expected: ['true', 'Strong winds until Tuesday'],
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
      expected: 3,
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

export const disabledThreeThirdHint = story({
  intent:
    'Make a disabled radio group labelled "Cloakroom" with the options "Entrance", "Corridor" and "Gymnasium", the third checked, and the hint "The janitor hands them out"',
  template: DisabledThreeThirdHintRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Cloakroom')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const hint = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Entrance', 'Corridor', 'Gymnasium'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own and share one name',
      actual: [
        new Set(radios.map((radio) => radio.value)).size,
        radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      ],
      expected: [3, 3],
    })
    assert({
      given: 'the third checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [false, false, true],
    })
    assert({
      given: 'a disabled radio group',
      should: 'be disabled',
      actual: group?.matches(':disabled'),
      expected: true,
    })
    assert({
      given: 'the hint',
      should: 'describe the group and be no error',
      actual: [hint?.textContent, group?.hasAttribute('aria-invalid')],
      expected: ['The janitor hands them out', false],
    })
    assert({
      given: 'no word about its size',
      should: 'have none anywhere',
      actual: document.querySelector('[data-size]'),
      expected: null,
    })
    radios[0]?.click()
    assert({
      given: 'a click on a disabled option',
      should: 'keep the third',
      actual: radios.map((radio) => radio.checked),
      expected: [false, false, true],
    })
    await accessibilityCheck({})
  },
})

export const smallDisabledTwoFirstError = story({
  intent:
    'I need a small disabled radio group labelled "Vineyard shift" with the options "Before dawn" and "After dusk", the first checked, and the error "Frost ruined the grapes"',
  template: SmallDisabledTwoFirstErrorRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Vineyard shift')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const error = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Before dawn', 'After dusk'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own and share one name',
      actual: [
        new Set(radios.map((radio) => radio.value)).size,
        radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      ],
      expected: [2, 2],
    })
    assert({
      given: 'the first checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [true, false],
    })
    assert({
      given: 'a disabled radio group',
      should: 'be disabled',
      actual: group?.matches(':disabled'),
      expected: true,
    })
    assert({
      given: 'the error',
      should: 'mark the group invalid and describe it',
      actual: [group?.getAttribute('aria-invalid'), error?.textContent],
      expected: ['true', 'Frost ruined the grapes'],
    })
    assert({
      given: 'a small radio group',
      should: 'carry its size',
      actual: group?.getAttribute('data-size'),
      expected: 'small',
    })
    radios[1]?.click()
    assert({
      given: 'a click on a disabled option',
      should: 'keep the first',
      actual: radios.map((radio) => radio.checked),
      expected: [true, false],
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

export const largeRequiredTwoFirst = story({
  intent:
    'Build a large required radio group labelled "Visa purpose" with the options "Tourism" and "Studies", the first checked',
  template: LargeRequiredTwoFirstRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Visa purpose')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({ given: 'the options', should: 'offer them in order', actual: names, expected: ['Tourism', 'Studies'] })
    assert({
      given: 'the options',
      should: 'each have a value of its own',
      actual: new Set(radios.map((radio) => radio.value)).size,
      expected: 2,
    })
    assert({
      given: 'the first checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [true, false],
    })
    assert({
      given: 'no word about being disabled or a hint',
      should: 'have none',
      actual: group?.matches(':disabled, [aria-describedby]'),
      expected: false,
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
    for (const radio of radios) radio.checked = false
    assert({
      given: 'a required radio group without a choice',
      should: 'miss one',
      actual: radios.map((radio) => radio.validity.valueMissing),
      expected: [true, true],
    })
    await accessibilityCheck({})
  },
})

export const smallRequiredThreeThirdError = story({
  intent:
    'Add a small required radio group labelled "Pizza crust" with the options "Thin", "Sourdough" and "Deep dish", the third checked, and the error "Our oven ran out of it"',
  template: SmallRequiredThreeThirdErrorRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Pizza crust')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const error = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: names,
      expected: ['Thin', 'Sourdough', 'Deep dish'],
    })
    assert({
      given: 'the options',
      should: 'each have a value of its own and share one name',
      actual: [
        new Set(radios.map((radio) => radio.value)).size,
        radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      ],
      expected: [3, 3],
    })
    assert({
      given: 'the third checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [false, false, true],
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: group?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'the error',
      should: 'mark the group invalid and describe it',
      actual: [group?.getAttribute('aria-invalid'), error?.textContent],
      expected: ['true', 'Our oven ran out of it'],
    })
    assert({
      given: 'a small radio group',
      should: 'carry its size',
      actual: group?.getAttribute('data-size'),
      expected: 'small',
    })
    for (const radio of radios) radio.checked = false
    assert({
      given: 'a required radio group without a choice',
      should: 'miss one',
      actual: radios.map((radio) => radio.validity.valueMissing),
      expected: [true, true, true],
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

export const requiredTwoSecondHint = story({
  intent:
    'Make a required radio group labelled "Pronunciation" with the options "British" and "Australian", the second checked, and the hint "Recordings use that accent"',
  template: RequiredTwoSecondHintRadioGroup,
  async play({ assert, findByText, accessibilityCheck }) {
    const legend = await findByText('Pronunciation')
    const group = legend?.closest('[role="radiogroup"]')
    const radios = Array.from(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])
    const names = radios.map((radio) => radio.labels?.[0]?.textContent)
    const hint = document.getElementById(group?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'the label', should: 'be the legend of the group', actual: legend?.tagName, expected: 'LEGEND' })
    assert({ given: 'the options', should: 'offer them in order', actual: names, expected: ['British', 'Australian'] })
    assert({
      given: 'the options',
      should: 'each have a value of its own and share one name',
      actual: [
        new Set(radios.map((radio) => radio.value)).size,
        radios.filter((radio) => radio.name !== '' && radio.name === radios[0]?.name).length,
      ],
      expected: [2, 2],
    })
    assert({
      given: 'the second checked',
      should: 'start with it',
      actual: radios.map((radio) => radio.checked),
      expected: [false, true],
    })
    assert({
      given: 'no word about being disabled or an error',
      should: 'have none',
      actual: group?.matches(':disabled, [aria-invalid]'),
      expected: false,
    })
    assert({
      given: 'the hint',
      should: 'describe the group',
      actual: hint?.textContent,
      expected: 'Recordings use that accent',
    })
    assert({
      given: 'no word about its size',
      should: 'have none anywhere',
      actual: document.querySelector('[data-size]'),
      expected: null,
    })
    for (const radio of radios) radio.checked = false
    assert({
      given: 'a required radio group without a choice',
      should: 'miss one',
      actual: radios.map((radio) => radio.validity.valueMissing),
      expected: [true, true],
    })
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
    assert({
      given: 'no word about being required, a choice or an error',
      should: 'have none',
      actual: group?.matches(':has(:required, :checked), [aria-invalid]'),
      expected: false,
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
    assert({
      given: 'no word about being disabled or an error',
      should: 'have none',
      actual: group?.matches(':disabled, [aria-invalid]'),
      expected: false,
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
