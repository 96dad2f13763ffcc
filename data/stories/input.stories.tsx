import { story } from 'plaited/testing'
import {
  CountingTextInput,
  DisabledEmailHintInput,
  LargeDisabledPasswordHintInput,
  LargeDisabledTextValueInput,
  LargeEmailValueErrorInput,
  LargePasswordErrorInput,
  LargeReadonlyTextValueHintInput,
  LargeRequiredCountingTextInput,
  LargeRequiredEmailPlaceholderInput,
  ReadonlyTextValueInput,
  RequiredEmailHintInput,
  RequiredPasswordErrorInput,
  RequiredPasswordPlaceholderHintInput,
  RequiredTextValueInput,
  SmallDisabledPasswordPlaceholderInput,
  SmallReadonlyEmailValueInput,
  SmallRequiredEmailErrorInput,
  SmallRequiredTextHintInput,
  SmallTextPlaceholderErrorInput,
  SmallTextPlaceholderInput,
  TextInput,
} from './input.tsx'

export const text = story({
  intent: 'Create a text field labelled "First name"',
  template: TextInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a text field', should: 'take any text', actual: input?.getAttribute('type'), expected: 'text' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'First name',
    })
    assert({ given: 'no word about a value', should: 'be empty', actual: input?.value, expected: '' })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about being read-only, a hint or a placeholder',
      should: 'have none',
      actual: input?.matches(':read-only, [aria-describedby], [placeholder]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const requiredTextValue = story({
  intent: 'Add a required text field labelled "Favourite instrument" with the value "Accordion"',
  template: RequiredTextValueInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a text field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'text' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Favourite instrument',
    })
    assert({ given: 'the value', should: 'fill the field', actual: input?.value, expected: 'Accordion' })
    assert({ given: 'a required field', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const requiredEmailHint = story({
  intent: 'I need a required email field labelled "Work email" with the hint "We never share it"',
  template: RequiredEmailHintInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'an email field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'email' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Work email',
    })
    assert({ given: 'a required field', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: hint?.textContent,
      expected: 'We never share it',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeRequiredEmailPlaceholder = story({
  intent: 'Make a large required email field labelled "Guardian contact" with the placeholder "Somebody we may reach"',
  template: LargeRequiredEmailPlaceholderInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'an email field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'email' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Guardian contact',
    })
    assert({
      given: 'an empty field',
      should: 'show the placeholder',
      actual: input?.placeholder,
      expected: 'Somebody we may reach',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: input?.value, expected: '' })
    assert({ given: 'a required field', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const smallTextPlaceholder = story({
  intent: 'Build a small text field labelled "Discount code" with the placeholder "Eight letters"',
  template: SmallTextPlaceholderInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a text field', should: 'take any text', actual: input?.getAttribute('type'), expected: 'text' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Discount code',
    })
    assert({
      given: 'an empty field',
      should: 'show the placeholder',
      actual: input?.placeholder,
      expected: 'Eight letters',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: input?.value, expected: '' })
    assert({
      given: 'a small field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about being required, being disabled, being read-only or a hint',
      should: 'have none',
      actual: input?.matches(':required, :disabled, :read-only, [aria-describedby]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallTextPlaceholderError = story({
  intent:
    'Build a small text field labelled "Airline" with the placeholder "Acronym" and the error "Unknown at this terminal"',
  template: SmallTextPlaceholderErrorInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a text field', should: 'take any text', actual: input?.getAttribute('type'), expected: 'text' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Airline',
    })
    assert({
      given: 'an empty field',
      should: 'show the placeholder',
      actual: input?.placeholder,
      expected: 'Acronym',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: input?.value, expected: '' })
    assert({
      given: 'no word about a state',
      should: 'be optional and enabled',
      actual: input?.matches(':required, :disabled'),
      expected: false,
    })
    assert({
      given: 'an error',
      should: 'mark the field invalid',
      actual: input?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the field',
      actual: error?.textContent,
      expected: 'Unknown at this terminal',
    })
    assert({
      given: 'a small field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const largePasswordError = story({
  intent: 'Add a large password field labelled "New password" with the error "Use at least ten characters"',
  template: LargePasswordErrorInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'a password field',
      should: 'hide what is typed',
      actual: input?.getAttribute('type'),
      expected: 'password',
    })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'New password',
    })
    assert({
      given: 'an error',
      should: 'mark the field invalid',
      actual: input?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the field',
      actual: error?.textContent,
      expected: 'Use at least ten characters',
    })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeEmailValueError = story({
  intent:
    'Create a large email field labelled "Veterinary clinic" with the value "paws at surgery" and the error "The domain is missing"',
  template: LargeEmailValueErrorInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'an email field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'email' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Veterinary clinic',
    })
    assert({ given: 'the value', should: 'fill the field', actual: input?.value, expected: 'paws at surgery' })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'an error',
      should: 'mark the field invalid',
      actual: input?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the field',
      actual: error?.textContent,
      expected: 'The domain is missing',
    })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const disabledEmailHint = story({
  intent: 'Make a disabled email field labelled "Billing contact" with the hint "Only owners can change this"',
  template: DisabledEmailHintInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'an email field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'email' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Billing contact',
    })
    assert({ given: 'a disabled field', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: hint?.textContent,
      expected: 'Only owners can change this',
    })
    assert({
      given: 'no word about a value',
      should: 'be empty',
      actual: input?.value,
      expected: '',
    })
    assert({
      given: 'no word about size, being required, an error or a placeholder',
      should: 'have none',
      actual: input?.matches('[data-size], :required, [aria-invalid], [placeholder]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallDisabledPasswordPlaceholder = story({
  intent: 'Create a small disabled password field labelled "Alarm combination" with the placeholder "Locked overnight"',
  template: SmallDisabledPasswordPlaceholderInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({
      given: 'a password field',
      should: 'hide what is typed',
      actual: input?.getAttribute('type'),
      expected: 'password',
    })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Alarm combination',
    })
    assert({
      given: 'an empty field',
      should: 'show the placeholder',
      actual: input?.placeholder,
      expected: 'Locked overnight',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: input?.value, expected: '' })
    assert({ given: 'a disabled field', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({
      given: 'a small field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const readonlyTextValue = story({
  intent: 'Create a read-only text field labelled "Order reference" with the value "Harbour seven"',
  template: ReadonlyTextValueInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a text field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'text' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Order reference',
    })
    assert({ given: 'the value', should: 'fill the field', actual: input?.value, expected: 'Harbour seven' })
    assert({ given: 'a read-only field', should: 'refuse typing', actual: input?.readOnly, expected: true })
    assert({
      given: 'a read-only field',
      should: 'still take the focus',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about size, being required, a hint or a placeholder',
      should: 'have none',
      actual: input?.matches('[data-size], :required, [aria-describedby], [placeholder]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallReadonlyEmailValue = story({
  intent: 'Make a small read-only email field labelled "Assigned mailbox" with the value "crew@lighthouse.example"',
  template: SmallReadonlyEmailValueInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'an email field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'email' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Assigned mailbox',
    })
    assert({ given: 'the value', should: 'fill the field', actual: input?.value, expected: 'crew@lighthouse.example' })
    assert({ given: 'a read-only field', should: 'refuse typing', actual: input?.readOnly, expected: true })
    assert({
      given: 'a read-only field',
      should: 'still take the focus',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'a small field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const largeReadonlyTextValueHint = story({
  intent:
    'I need a large read-only text field labelled "Loyalty tier" with the value "Platinum climber" and the hint "Upgraded every January"',
  template: LargeReadonlyTextValueHintInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a text field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'text' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Loyalty tier',
    })
    assert({ given: 'the value', should: 'fill the field', actual: input?.value, expected: 'Platinum climber' })
    assert({ given: 'a read-only field', should: 'refuse typing', actual: input?.readOnly, expected: true })
    assert({
      given: 'a read-only field',
      should: 'still take the focus',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: hint?.textContent,
      expected: 'Upgraded every January',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const requiredPasswordError = story({
  intent: 'Build a required password field labelled "Current passphrase" with the error "That does not match ours"',
  template: RequiredPasswordErrorInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'a password field',
      should: 'hide what is typed',
      actual: input?.getAttribute('type'),
      expected: 'password',
    })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Current passphrase',
    })
    assert({ given: 'a required field', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'an error',
      should: 'mark the field invalid',
      actual: input?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the field',
      actual: error?.textContent,
      expected: 'That does not match ours',
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const requiredPasswordPlaceholderHint = story({
  intent:
    'Add a required password field labelled "Wardrobe combination" with the placeholder "Digits only" and the hint "Taped inside the lid"',
  template: RequiredPasswordPlaceholderHintInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'a password field',
      should: 'hide what is typed',
      actual: input?.getAttribute('type'),
      expected: 'password',
    })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Wardrobe combination',
    })
    assert({
      given: 'an empty field',
      should: 'show the placeholder',
      actual: input?.placeholder,
      expected: 'Digits only',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: input?.value, expected: '' })
    assert({ given: 'a required field', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: hint?.textContent,
      expected: 'Taped inside the lid',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallRequiredTextHint = story({
  intent: 'Make a small required text field labelled "Nickname" with the hint "Friends will see this"',
  template: SmallRequiredTextHintInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a text field', should: 'take any text', actual: input?.getAttribute('type'), expected: 'text' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Nickname',
    })
    assert({ given: 'a required field', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: hint?.textContent,
      expected: 'Friends will see this',
    })
    assert({
      given: 'a small field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const largeDisabledTextValue = story({
  intent: 'I need a large disabled text field labelled "Tax region" with the value "Northern coast"',
  template: LargeDisabledTextValueInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a text field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'text' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Tax region',
    })
    assert({ given: 'the value', should: 'fill the field', actual: input?.value, expected: 'Northern coast' })
    assert({ given: 'a disabled field', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const countingText = story({
  intent: 'Add a text field labelled "Headline" that counts the characters typed, from 0',
  template: CountingTextInput,
  async play({ assert, findByAttribute, findByText, fireEvent, accessibilityCheck }) {
    const input = (await findByAttribute('type', 'text')) as HTMLInputElement | undefined
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Headline',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    const count = await findByText('0')
    assert({ given: 'nothing typed', should: 'count none', actual: count?.textContent, expected: '0' })
    if (input) {
      input.value = 'hello'
      await fireEvent(input, 'input')
    }
    assert({ given: 'five characters typed', should: 'count them', actual: count?.textContent, expected: '5' })
    if (input) {
      input.value = 'hello you'
      await fireEvent(input, 'input')
    }
    assert({ given: 'four more', should: 'count those too', actual: count?.textContent, expected: '9' })
    await accessibilityCheck({})
  },
})

export const largeRequiredCountingText = story({
  intent: 'Build a large required text field labelled "Slogan" that counts the characters typed, from 0',
  template: LargeRequiredCountingTextInput,
  async play({ assert, findByAttribute, findByText, fireEvent, accessibilityCheck }) {
    const input = (await findByAttribute('type', 'text')) as HTMLInputElement | undefined
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Slogan',
    })
    assert({ given: 'a required field', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    const count = await findByText('0')
    assert({ given: 'nothing typed', should: 'count none', actual: count?.textContent, expected: '0' })
    if (input) {
      input.value = 'waffles'
      await fireEvent(input, 'input')
    }
    assert({ given: 'seven characters typed', should: 'count them', actual: count?.textContent, expected: '7' })
    if (input) {
      input.value = 'waffles daily'
      await fireEvent(input, 'input')
    }
    assert({ given: 'six more', should: 'count those too', actual: count?.textContent, expected: '13' })
    await accessibilityCheck({})
  },
})

export const largeDisabledPasswordHint = story({
  intent: 'Make a large disabled password field labelled "Backup key" with the hint "Stored with your administrator"',
  template: LargeDisabledPasswordHintInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'a password field',
      should: 'hide what is typed',
      actual: input?.getAttribute('type'),
      expected: 'password',
    })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Backup key',
    })
    assert({ given: 'a disabled field', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: hint?.textContent,
      expected: 'Stored with your administrator',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const smallRequiredEmailError = story({
  intent: 'Create a small required email field labelled "Recovery inbox" with the error "Enter a complete address"',
  template: SmallRequiredEmailErrorInput,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'an email field', should: 'have the type', actual: input?.getAttribute('type'), expected: 'email' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Recovery inbox',
    })
    assert({ given: 'a required field', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'an error',
      should: 'mark the field invalid',
      actual: input?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the field',
      actual: error?.textContent,
      expected: 'Enter a complete address',
    })
    assert({
      given: 'a small field',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})
