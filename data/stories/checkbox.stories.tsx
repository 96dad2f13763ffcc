import { story } from 'plaited/testing'
import {
  CheckedCheckbox,
  DisabledCheckedHintCheckbox,
  LargeCheckedHintCheckbox,
  LargeDisabledCheckbox,
  LargeDisabledHintCheckbox,
  LargeRequiredCheckbox,
  LargeRequiredCheckedHintCheckbox,
  LargeRequiredErrorCheckbox,
  LargeRequiredMessageCheckbox,
  MessageCheckbox,
  PlainCheckbox,
  RequiredCheckedCheckbox,
  RequiredCheckedErrorCheckbox,
  RequiredErrorCheckbox,
  SmallCheckedErrorCheckbox,
  SmallDisabledCheckedCheckbox,
  SmallDisabledHintCheckbox,
  SmallHintCheckbox,
  SmallMessageCheckbox,
  SmallRequiredHintCheckbox,
} from './checkbox.tsx'

export const plain = story({
  intent: 'Create a checkbox labelled "Remember me"',
  template: PlainCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({ given: 'a checkbox', should: 'not be a switch', actual: box?.hasAttribute('role'), expected: false })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Remember me',
    })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: box?.checked, expected: false })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: box?.hasAttribute('data-size'),
      expected: false,
    })
    box?.click()
    assert({ given: 'a click', should: 'be checked', actual: box?.checked, expected: true })
    assert({ given: 'a label alone', should: 'say nothing else', actual: box?.parentElement?.textContent, expected: 'Remember me' })
    await accessibilityCheck({})
  },
})

export const checked = story({
  intent: 'Add a checked checkbox labelled "Email updates"',
  template: CheckedCheckbox,
  async play({ assert, findByText, accessibilityCheck }) {
    const box = document.querySelector('input')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Email updates',
    })
    assert({ given: 'a checked checkbox', should: 'start checked', actual: box?.checked, expected: true })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: box?.hasAttribute('data-size'),
      expected: false,
    })
    const label = await findByText('Email updates')
    label?.click()
    assert({ given: 'a click on the label', should: 'be unchecked', actual: box?.checked, expected: false })
    assert({ given: 'a label alone', should: 'say nothing else', actual: box?.parentElement?.textContent, expected: 'Email updates' })
    await accessibilityCheck({})
  },
})

export const requiredError = story({
  intent: 'Build a required checkbox labelled "Accept terms" with the error "You must agree to continue"',
  template: RequiredErrorCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const error = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Accept terms',
    })
    assert({ given: 'a required checkbox', should: 'be required', actual: box?.matches(':required'), expected: true })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: box?.checked, expected: false })
    assert({
      given: 'an error',
      should: 'mark the checkbox invalid',
      actual: box?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the checkbox',
      actual: error?.textContent,
      expected: 'You must agree to continue',
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: box?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeRequiredError = story({
  intent: 'I need a large required checkbox labelled "Passport attached" with the error "Your scan looks blurry"',
  template: LargeRequiredErrorCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const error = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Passport attached',
    })
    assert({
      given: 'a large checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a required checkbox', should: 'be required', actual: box?.matches(':required'), expected: true })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: box?.checked, expected: false })
    assert({
      given: 'an error',
      should: 'mark the checkbox invalid',
      actual: box?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the checkbox',
      actual: error?.textContent,
      expected: 'Your scan looks blurry',
    })
    box?.click()
    assert({ given: 'a click', should: 'be checked', actual: box?.checked, expected: true })
    await accessibilityCheck({})
  },
})

export const requiredCheckedError = story({
  intent: 'Add a required checked checkbox labelled "Signed waiver" with the error "The signature has faded"',
  template: RequiredCheckedErrorCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const error = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Signed waiver',
    })
    assert({ given: 'a required checkbox', should: 'be required', actual: box?.matches(':required'), expected: true })
    assert({ given: 'a checked checkbox', should: 'start checked', actual: box?.checked, expected: true })
    assert({
      given: 'an error',
      should: 'mark the checkbox invalid',
      actual: box?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the checkbox',
      actual: error?.textContent,
      expected: 'The signature has faded',
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: box?.hasAttribute('data-size'),
      expected: false,
    })
    box?.click()
    assert({ given: 'a click', should: 'be unchecked', actual: box?.checked, expected: false })
    await accessibilityCheck({})
  },
})

export const smallHint = story({
  intent: 'Make a small checkbox labelled "Share usage data" with the hint "Anonymous and never sold"',
  template: SmallHintCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const hint = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Share usage data',
    })
    assert({
      given: 'the hint',
      should: 'describe the checkbox',
      actual: hint?.textContent,
      expected: 'Anonymous and never sold',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: box?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a small checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: box?.checked, expected: false })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    box?.click()
    assert({ given: 'a click', should: 'be checked', actual: box?.checked, expected: true })
    await accessibilityCheck({})
  },
})

export const smallRequiredHint = story({
  intent: 'Build a small required checkbox labelled "Wear a helmet" with the hint "Reception lends them"',
  template: SmallRequiredHintCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const hint = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Wear a helmet',
    })
    assert({
      given: 'a small checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'a required checkbox', should: 'be required', actual: box?.matches(':required'), expected: true })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: box?.checked, expected: false })
    assert({
      given: 'the hint',
      should: 'describe the checkbox',
      actual: hint?.textContent,
      expected: 'Reception lends them',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: box?.hasAttribute('aria-invalid'), expected: false })
    box?.click()
    assert({ given: 'a click', should: 'be checked', actual: box?.checked, expected: true })
    await accessibilityCheck({})
  },
})

export const disabledCheckedHint = story({
  intent: 'I need a disabled checked checkbox labelled "Essential cookies" with the hint "The site needs these"',
  template: DisabledCheckedHintCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const hint = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Essential cookies',
    })
    assert({
      given: 'the hint',
      should: 'describe the checkbox',
      actual: hint?.textContent,
      expected: 'The site needs these',
    })
    assert({ given: 'a disabled checkbox', should: 'be disabled', actual: box?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: box?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: box?.hasAttribute('aria-invalid'),
      expected: false,
    })
    box?.click()
    assert({
      given: 'a click on a disabled checkbox',
      should: 'leave it checked',
      actual: box?.checked,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const largeCheckedHint = story({
  intent: 'Create a large checked checkbox labelled "Vegetarian lunch" with the hint "Pick meat on arrival"',
  template: LargeCheckedHintCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const hint = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Vegetarian lunch',
    })
    assert({
      given: 'a large checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    assert({ given: 'a checked checkbox', should: 'start checked', actual: box?.checked, expected: true })
    assert({
      given: 'the hint',
      should: 'describe the checkbox',
      actual: hint?.textContent,
      expected: 'Pick meat on arrival',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: box?.hasAttribute('aria-invalid'), expected: false })
    box?.click()
    assert({ given: 'a click', should: 'be unchecked', actual: box?.checked, expected: false })
    await accessibilityCheck({})
  },
})

export const largeDisabled = story({
  intent: 'Add a large disabled checkbox labelled "Express delivery"',
  template: LargeDisabledCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Express delivery',
    })
    assert({ given: 'a disabled checkbox', should: 'be disabled', actual: box?.matches(':disabled'), expected: true })
    assert({
      given: 'a large checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'large',
    })
    box?.click()
    assert({
      given: 'a click on a disabled checkbox',
      should: 'leave it unchecked',
      actual: box?.checked,
      expected: false,
    })
    assert({ given: 'a label alone', should: 'say nothing else', actual: box?.parentElement?.textContent, expected: 'Express delivery' })
    await accessibilityCheck({})
  },
})

export const smallDisabledChecked = story({
  intent: 'I need a small disabled checked checkbox labelled "Luggage tracking"',
  template: SmallDisabledCheckedCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Luggage tracking',
    })
    assert({
      given: 'a small checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    assert({ given: 'a disabled checkbox', should: 'be disabled', actual: box?.matches(':disabled'), expected: true })
    box?.click()
    assert({
      given: 'a click on a disabled checkbox',
      should: 'leave it checked',
      actual: box?.checked,
      expected: true,
    })
    assert({ given: 'a label alone', should: 'say nothing else', actual: box?.parentElement?.textContent, expected: 'Luggage tracking' })
    await accessibilityCheck({})
  },
})

export const largeDisabledHint = story({
  intent: 'Make a large disabled checkbox labelled "Balcony key" with the hint "Closed until the thaw"',
  template: LargeDisabledHintCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const hint = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Balcony key',
    })
    assert({
      given: 'a large checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    assert({ given: 'a disabled checkbox', should: 'be disabled', actual: box?.matches(':disabled'), expected: true })
    assert({
      given: 'the hint',
      should: 'describe the checkbox',
      actual: hint?.textContent,
      expected: 'Closed until the thaw',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: box?.hasAttribute('aria-invalid'), expected: false })
    box?.click()
    assert({
      given: 'a click on a disabled checkbox',
      should: 'leave it unchecked',
      actual: box?.checked,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeRequired = story({
  intent: 'Create a large required checkbox labelled "Confirm my age"',
  template: LargeRequiredCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Confirm my age',
    })
    assert({
      given: 'a large checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a required checkbox',
      should: 'be invalid while unchecked',
      actual: box?.validity.valueMissing,
      expected: true,
    })
    box?.click()
    assert({ given: 'a click', should: 'be valid', actual: box?.validity.valid, expected: true })
    assert({ given: 'a label alone', should: 'say nothing else', actual: box?.parentElement?.textContent, expected: 'Confirm my age' })
    await accessibilityCheck({})
  },
})

export const requiredChecked = story({
  intent: 'Make a required checked checkbox labelled "Allow photographs"',
  template: RequiredCheckedCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Allow photographs',
    })
    assert({ given: 'a required checkbox', should: 'be required', actual: box?.matches(':required'), expected: true })
    assert({ given: 'a checked checkbox', should: 'start checked', actual: box?.checked, expected: true })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: box?.hasAttribute('data-size'),
      expected: false,
    })
    box?.click()
    assert({ given: 'a click', should: 'be unchecked', actual: box?.checked, expected: false })
    assert({ given: 'a label alone', should: 'say nothing else', actual: box?.parentElement?.textContent, expected: 'Allow photographs' })
    await accessibilityCheck({})
  },
})

export const smallCheckedError = story({
  intent: 'Build a small checked checkbox labelled "Gift wrapping" with the error "Too heavy to wrap"',
  template: SmallCheckedErrorCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const error = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Gift wrapping',
    })
    assert({
      given: 'a small checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'a checked checkbox', should: 'start checked', actual: box?.checked, expected: true })
    assert({
      given: 'an error',
      should: 'mark the checkbox invalid',
      actual: box?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the checkbox',
      actual: error?.textContent,
      expected: 'Too heavy to wrap',
    })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: box?.matches(':disabled'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const message = story({
  intent:
    'Make a checkbox labelled "Bring a guest" that shows the message "We will set another place" while it is checked',
  template: MessageCheckbox,
  async play({ assert, findByAttribute, findByText, accessibilityCheck }) {
    const box = (await findByAttribute('type', 'checkbox')) as HTMLInputElement | undefined
    const message = await findByText('We will set another place')
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Bring a guest',
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: box?.hasAttribute('data-size'),
      expected: false,
    })
    assert({ given: 'no click yet', should: 'hide the message', actual: message?.hidden, expected: true })
    assert({
      given: 'no word about a state',
      should: 'start unchecked',
      actual: box?.checked,
      expected: false,
    })
    assert({
      given: 'no word about being required or being disabled',
      should: 'have none',
      actual: box?.matches(':required, :disabled'),
      expected: false,
    })
    box?.click()
    assert({ given: 'a click', should: 'be checked', actual: box?.checked, expected: true })
    assert({ given: 'a checked checkbox', should: 'show the message', actual: message?.hidden, expected: false })
    box?.click()
    assert({ given: 'a second click', should: 'hide the message again', actual: message?.hidden, expected: true })
    await accessibilityCheck({})
  },
})

export const smallMessage = story({
  intent:
    'Add a small checkbox labelled "Heated blanket" that shows the message "This costs a little electricity" while it is checked',
  template: SmallMessageCheckbox,
  async play({ assert, findByAttribute, findByText, accessibilityCheck }) {
    const box = (await findByAttribute('type', 'checkbox')) as HTMLInputElement | undefined
    const message = await findByText('This costs a little electricity')
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Heated blanket',
    })
    assert({
      given: 'a small checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: box?.matches(':required'),
      expected: false,
    })
    assert({ given: 'no click yet', should: 'hide the message', actual: message?.hidden, expected: true })
    box?.click()
    assert({ given: 'a click', should: 'be checked', actual: box?.checked, expected: true })
    assert({ given: 'a checked checkbox', should: 'show the message', actual: message?.hidden, expected: false })
    box?.click()
    assert({ given: 'a second click', should: 'hide the message again', actual: message?.hidden, expected: true })
    await accessibilityCheck({})
  },
})

export const largeRequiredMessage = story({
  intent:
    'Create a large required checkbox labelled "Chaperoned traveller" that shows the message "A guardian must come along" while it is checked',
  template: LargeRequiredMessageCheckbox,
  async play({ assert, findByAttribute, findByText, accessibilityCheck }) {
    const box = (await findByAttribute('type', 'checkbox')) as HTMLInputElement | undefined
    const message = await findByText('A guardian must come along')
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Chaperoned traveller',
    })
    assert({
      given: 'a large checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a required checkbox', should: 'be required', actual: box?.matches(':required'), expected: true })
    assert({ given: 'no click yet', should: 'hide the message', actual: message?.hidden, expected: true })
    box?.click()
    assert({ given: 'a click', should: 'be checked', actual: box?.checked, expected: true })
    assert({ given: 'a checked checkbox', should: 'show the message', actual: message?.hidden, expected: false })
    box?.click()
    assert({ given: 'a second click', should: 'hide the message again', actual: message?.hidden, expected: true })
    await accessibilityCheck({})
  },
})

export const smallDisabledHint = story({
  intent: 'Add a small disabled checkbox labelled "Weekend shifts" with the hint "Your manager decides this"',
  template: SmallDisabledHintCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const hint = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Weekend shifts',
    })
    assert({
      given: 'the hint',
      should: 'describe the checkbox',
      actual: hint?.textContent,
      expected: 'Your manager decides this',
    })
    assert({
      given: 'a small checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'a disabled checkbox', should: 'be disabled', actual: box?.matches(':disabled'), expected: true })
    assert({ given: 'no word about being checked', should: 'be unchecked', actual: box?.checked, expected: false })
    await accessibilityCheck({})
  },
})

export const largeRequiredCheckedHint = story({
  intent:
    'Create a large required checked checkbox labelled "Follow house rules" with the hint "Guests before you agreed"',
  template: LargeRequiredCheckedHintCheckbox,
  async play({ assert, accessibilityCheck }) {
    const box = document.querySelector('input')
    const hint = document.getElementById(box?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a checkbox', should: 'be one', actual: box?.getAttribute('type'), expected: 'checkbox' })
    assert({
      given: 'the label',
      should: 'name the checkbox',
      actual: box?.labels?.[0]?.textContent,
      expected: 'Follow house rules',
    })
    assert({
      given: 'the hint',
      should: 'describe the checkbox',
      actual: hint?.textContent,
      expected: 'Guests before you agreed',
    })
    assert({
      given: 'a large checkbox',
      should: 'carry its size',
      actual: box?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a required checkbox', should: 'be required', actual: box?.matches(':required'), expected: true })
    assert({ given: 'a checked checkbox', should: 'start checked', actual: box?.checked, expected: true })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: box?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: box?.hasAttribute('aria-invalid'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})
