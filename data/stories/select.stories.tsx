import { story } from 'plaited/testing'
import {
  DisabledThreeHintSelect,
  DisabledTwoSecondSelect,
  LargeDisabledFourThirdErrorSelect,
  LargeDisabledThreeSelect,
  LargeDisabledTwoHintSelect,
  LargeRequiredFourSelect,
  LargeRequiredTwoSecondErrorSelect,
  LargeThreeThirdHintSelect,
  LargeTwoSecondSelect,
  RequiredFourThirdHintSelect,
  RequiredThreeErrorSelect,
  SmallDisabledThreeSelect,
  SmallFourSecondHintSelect,
  SmallRequiredTwoSelect,
  SmallThreeHintSelect,
  SmallThreeThirdErrorSelect,
  SmallTwoSecondErrorSelect,
  ThreeSecondSelect,
  TwoSelect,
} from './select.tsx'

export const two = story({
  intent: 'Create a select labelled "Seat side" with the options "Window" and "Aisle"',
  template: TwoSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Seat side',
    })
    assert({ given: 'the options', should: 'offer them in order', actual: options, expected: ['Window', 'Aisle'] })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: select?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: select?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    assert({
      given: 'no word about being required or a hint',
      should: 'have none',
      actual: select?.matches(':required, [aria-describedby]'),
      expected: false,
    })
    if (select) select.value = 'Aisle'
    assert({ given: 'another choice', should: 'take it', actual: select?.selectedIndex, expected: 1 })
    await accessibilityCheck({})
  },
})

export const largeTwoSecond = story({
  intent: 'Make a large select labelled "Wallpaper" with the options "Striped" and "Floral", the second selected',
  template: LargeTwoSecondSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Wallpaper',
    })
    assert({ given: 'the options', should: 'offer them in order', actual: options, expected: ['Striped', 'Floral'] })
    assert({ given: 'the second selected', should: 'start with it', actual: select?.value, expected: 'Floral' })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: select?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: select?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: select?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'a large select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const threeSecond = story({
  intent: 'Build a select labelled "Shirt colour" with the options "Coral", "Indigo" and "Olive", the second selected',
  template: ThreeSecondSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Shirt colour',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Coral', 'Indigo', 'Olive'],
    })
    assert({ given: 'the second selected', should: 'start with it', actual: select?.value, expected: 'Indigo' })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: select?.matches(':disabled'),
      expected: false,
    })
    assert({ given: 'no word about more than one choice', should: 'take one', actual: select?.multiple, expected: false })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: select?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: select?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: select?.hasAttribute('aria-describedby'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallThreeThirdError = story({
  intent:
    'Add a small select labelled "Telescope lens" with the options "Panorama", "Zoom" and "Fisheye", the third selected, and the error "Cracked during an eclipse"',
  template: SmallThreeThirdErrorSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const error = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Telescope lens',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Panorama', 'Zoom', 'Fisheye'],
    })
    assert({ given: 'the third selected', should: 'start with it', actual: select?.value, expected: 'Fisheye' })
    assert({
      given: 'no word about a state',
      should: 'be enabled and optional',
      actual: select?.matches(':disabled, :required'),
      expected: false,
    })
    assert({
      given: 'an error',
      should: 'mark the select invalid',
      actual: select?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the select',
      actual: error?.textContent,
      expected: 'Cracked during an eclipse',
    })
    assert({
      given: 'a small select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallThreeHint = story({
  intent:
    'I need a small select labelled "Billing cycle" with the options "Weekly", "Monthly" and "Yearly" and the hint "You can switch later"',
  template: SmallThreeHintSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const hint = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Billing cycle',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Weekly', 'Monthly', 'Yearly'],
    })
    assert({
      given: 'the hint',
      should: 'describe the select',
      actual: hint?.textContent,
      expected: 'You can switch later',
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: select?.hasAttribute('aria-invalid'),
      expected: false,
    })
    assert({
      given: 'a small select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'no word about more than one choice', should: 'take one', actual: select?.multiple, expected: false })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    assert({
      given: 'no word about being required or being disabled',
      should: 'have none',
      actual: select?.matches(':required, :disabled'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallFourSecondHint = story({
  intent:
    'Build a small select labelled "Cheese" with the options "Gouda", "Brie", "Cheddar" and "Parmesan", the second selected, and the hint "Aged in limestone caves"',
  template: SmallFourSecondHintSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const hint = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Cheese',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Gouda', 'Brie', 'Cheddar', 'Parmesan'],
    })
    assert({ given: 'the second selected', should: 'start with it', actual: select?.value, expected: 'Brie' })
    assert({
      given: 'no word about a state',
      should: 'be enabled and optional',
      actual: select?.matches(':disabled, :required'),
      expected: false,
    })
    assert({
      given: 'the hint',
      should: 'describe the select',
      actual: hint?.textContent,
      expected: 'Aged in limestone caves',
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: select?.hasAttribute('aria-invalid'),
      expected: false,
    })
    assert({
      given: 'a small select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const disabledTwoSecond = story({
  intent: 'Add a disabled select labelled "Home country" with the options "Portugal" and "Norway", the second selected',
  template: DisabledTwoSecondSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Home country',
    })
    assert({ given: 'the options', should: 'offer them in order', actual: options, expected: ['Portugal', 'Norway'] })
    assert({ given: 'the second selected', should: 'start with it', actual: select?.value, expected: 'Norway' })
    assert({ given: 'a disabled select', should: 'be disabled', actual: select?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: select?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: select?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: select?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const disabledThreeHint = story({
  intent:
    'I need a disabled select labelled "Ski resort" with the options "Alpine valley", "Glacier" and "Husky camp" and the hint "Lifts run after snowfall"',
  template: DisabledThreeHintSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const hint = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Ski resort',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Alpine valley', 'Glacier', 'Husky camp'],
    })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    assert({ given: 'a disabled select', should: 'be disabled', actual: select?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about being required or more than one choice',
      should: 'be optional and take one',
      actual: select?.matches(':required, [multiple]'),
      expected: false,
    })
    assert({
      given: 'the hint',
      should: 'describe the select',
      actual: hint?.textContent,
      expected: 'Lifts run after snowfall',
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: select?.hasAttribute('aria-invalid'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: select?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallDisabledThree = story({
  intent: 'Create a small disabled select labelled "Choir voice" with the options "Soprano", "Alto" and "Baritone"',
  template: SmallDisabledThreeSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Choir voice',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Soprano', 'Alto', 'Baritone'],
    })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    assert({ given: 'a disabled select', should: 'be disabled', actual: select?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: select?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: select?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'a small select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeDisabledTwoHint = story({
  intent:
    'Make a large disabled select labelled "Hospital wing" with the options "Maternity" and "Pediatrics" and the hint "Nurses assign beds"',
  template: LargeDisabledTwoHintSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const hint = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Hospital wing',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Maternity', 'Pediatrics'],
    })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    assert({ given: 'a disabled select', should: 'be disabled', actual: select?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about being required or more than one choice',
      should: 'be optional and take one',
      actual: select?.matches(':required, [multiple]'),
      expected: false,
    })
    assert({
      given: 'the hint',
      should: 'describe the select',
      actual: hint?.textContent,
      expected: 'Nurses assign beds',
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: select?.hasAttribute('aria-invalid'),
      expected: false,
    })
    assert({
      given: 'a large select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const largeRequiredFour = story({
  intent:
    'Make a large required select labelled "Pickup day" with the options "Monday", "Tuesday", "Thursday" and "Friday"',
  template: LargeRequiredFourSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Pickup day',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Monday', 'Tuesday', 'Thursday', 'Friday'],
    })
    assert({ given: 'a required select', should: 'be required', actual: select?.matches(':required'), expected: true })
    assert({
      given: 'a large select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    await accessibilityCheck({})
  },
})

export const smallRequiredTwo = story({
  intent:
    'I need a small required select labelled "Parcel locker" with the options "Railway station" and "Supermarket"',
  template: SmallRequiredTwoSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Parcel locker',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Railway station', 'Supermarket'],
    })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: select?.matches(':disabled'),
      expected: false,
    })
    assert({ given: 'a required select', should: 'be required', actual: select?.matches(':required'), expected: true })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: select?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'a small select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const requiredFourThirdHint = story({
  intent:
    'Add a required select labelled "Currency" with the options "Dollar", "Peso", "Krona" and "Rupee", the third selected, and the hint "Exchange fees may apply"',
  template: RequiredFourThirdHintSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const hint = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Currency',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Dollar', 'Peso', 'Krona', 'Rupee'],
    })
    assert({ given: 'the third selected', should: 'start with it', actual: select?.value, expected: 'Krona' })
    assert({
      given: 'no word about being disabled or more than one choice',
      should: 'be enabled and take one',
      actual: select?.matches(':disabled, [multiple]'),
      expected: false,
    })
    assert({ given: 'a required select', should: 'be required', actual: select?.matches(':required'), expected: true })
    assert({
      given: 'the hint',
      should: 'describe the select',
      actual: hint?.textContent,
      expected: 'Exchange fees may apply',
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: select?.hasAttribute('aria-invalid'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: select?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const requiredThreeError = story({
  intent:
    'Create a required select labelled "Meal choice" with the options "Lentil soup", "Grilled trout" and "Mushroom risotto" and the error "The kitchen needs an answer"',
  template: RequiredThreeErrorSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const error = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Meal choice',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Lentil soup', 'Grilled trout', 'Mushroom risotto'],
    })
    assert({ given: 'a required select', should: 'be required', actual: select?.matches(':required'), expected: true })
    assert({
      given: 'an error',
      should: 'mark the select invalid',
      actual: select?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the select',
      actual: error?.textContent,
      expected: 'The kitchen needs an answer',
    })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    assert({
      given: 'no word about size or being disabled',
      should: 'have none',
      actual: select?.matches('[data-size], :disabled'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeRequiredTwoSecondError = story({
  intent:
    'Build a large required select labelled "Passport type" with the options "Diplomatic" and "Ordinary", the second selected, and the error "Border officers refused it"',
  template: LargeRequiredTwoSecondErrorSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const error = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Passport type',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Diplomatic', 'Ordinary'],
    })
    assert({ given: 'the second selected', should: 'start with it', actual: select?.value, expected: 'Ordinary' })
    assert({
      given: 'no word about being disabled or more than one choice',
      should: 'be enabled and take one',
      actual: select?.matches(':disabled, [multiple]'),
      expected: false,
    })
    assert({ given: 'a required select', should: 'be required', actual: select?.matches(':required'), expected: true })
    assert({
      given: 'an error',
      should: 'mark the select invalid',
      actual: select?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the select',
      actual: error?.textContent,
      expected: 'Border officers refused it',
    })
    assert({
      given: 'a large select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const largeDisabledFourThirdError = story({
  intent:
    'Build a large disabled select labelled "Room type" with the options "Single", "Twin", "Suite" and "Loft", the third selected, and the error "Sold out for these nights"',
  template: LargeDisabledFourThirdErrorSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const error = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Room type',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Single', 'Twin', 'Suite', 'Loft'],
    })
    assert({ given: 'the third selected', should: 'start with it', actual: select?.value, expected: 'Suite' })
    assert({ given: 'a disabled select', should: 'be disabled', actual: select?.matches(':disabled'), expected: true })
    assert({
      given: 'an error',
      should: 'mark the select invalid',
      actual: select?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the select',
      actual: error?.textContent,
      expected: 'Sold out for these nights',
    })
    assert({
      given: 'a large select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const largeThreeThirdHint = story({
  intent:
    'I need a large select labelled "Favourite genre" with the options "Jazz", "Folk" and "Opera", the third selected, and the hint "Shapes what we suggest"',
  template: LargeThreeThirdHintSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const hint = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Favourite genre',
    })
    assert({ given: 'the options', should: 'offer them in order', actual: options, expected: ['Jazz', 'Folk', 'Opera'] })
    assert({ given: 'the third selected', should: 'start with it', actual: select?.value, expected: 'Opera' })
    assert({
      given: 'the hint',
      should: 'describe the select',
      actual: hint?.textContent,
      expected: 'Shapes what we suggest',
    })
    assert({
      given: 'a large select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: select?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    assert({
      given: 'no word about being required or an error',
      should: 'have none',
      actual: select?.matches(':required, [aria-invalid]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeDisabledThree = story({
  intent:
    'Make a large disabled select labelled "Office floor" with the options "Ground", "Mezzanine" and "Rooftop"',
  template: LargeDisabledThreeSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Office floor',
    })
    assert({
      given: 'the options',
      should: 'offer them in order',
      actual: options,
      expected: ['Ground', 'Mezzanine', 'Rooftop'],
    })
    assert({ given: 'a disabled select', should: 'be disabled', actual: select?.matches(':disabled'), expected: true })
    assert({
      given: 'a large select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a selection',
      should: 'start with the first',
      actual: select?.selectedIndex,
      expected: 0,
    })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: select?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: select?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallTwoSecondError = story({
  intent:
    'Create a small select labelled "Ticket class" with the options "Economy" and "Business", the second selected, and the error "No seats left in this cabin"',
  template: SmallTwoSecondErrorSelect,
  async play({ assert, accessibilityCheck }) {
    const select = document.querySelector('select')
    const options = Array.from(select?.options ?? [], (option) => option.text)
    const error = document.getElementById(select?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the select',
      actual: select?.labels?.[0]?.textContent,
      expected: 'Ticket class',
    })
    assert({ given: 'the options', should: 'offer them in order', actual: options, expected: ['Economy', 'Business'] })
    assert({ given: 'the second selected', should: 'start with it', actual: select?.value, expected: 'Business' })
    assert({
      given: 'an error',
      should: 'mark the select invalid',
      actual: select?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the select',
      actual: error?.textContent,
      expected: 'No seats left in this cabin',
    })
    assert({
      given: 'a small select',
      should: 'carry its size',
      actual: select?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about more than one choice',
      should: 'take one',
      actual: select?.multiple,
      expected: false,
    })
    assert({
      given: 'no word about being required or being disabled',
      should: 'have none',
      actual: select?.matches(':required, :disabled'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})
