import { story } from 'plaited/testing'
import {
  CountingTextarea,
  DisabledRowsPlaceholderTextarea,
  LargeDisabledHintTextarea,
  LargeReadonlyRowsHintTextarea,
  LargeReadonlyRowsTextarea,
  LargeRequiredHintTextarea,
  LargeRowsErrorTextarea,
  LargeRowsPlaceholderHintTextarea,
  ReadonlyRowsHintTextarea,
  RequiredRowsHintTextarea,
  RequiredRowsPlaceholderErrorTextarea,
  RowsTextarea,
  SmallDisabledRowsTextarea,
  SmallPlaceholderTextarea,
  SmallReadonlyHintTextarea,
  SmallRequiredRowsErrorTextarea,
  SmallRequiredRowsTextarea,
  SmallRowsHintTextarea,
  SmallRowsPlaceholderErrorTextarea,
} from './textarea.tsx'

export const rows = story({
  intent: 'Add a text area labelled "Feedback" with 5 rows',
  template: RowsTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Feedback',
    })
    assert({ given: '5 rows', should: 'be 5 rows high', actual: area?.rows, expected: 5 })
    assert({ given: 'no word about a value', should: 'be empty', actual: area?.value, expected: '' })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: area?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'take text',
      actual: area?.matches(':read-write'),
      expected: true,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: area?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: area?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'no word about a placeholder',
      should: 'show none',
      actual: area?.placeholder,
      expected: '',
    })
    await accessibilityCheck({})
  },
})

export const smallRowsHint = story({
  intent: 'Create a small text area labelled "Allergies" with 5 rows and the hint "Nuts and shellfish above all"',
  template: SmallRowsHintTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const hint = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Allergies',
    })
    assert({ given: '5 rows', should: 'be 5 rows high', actual: area?.rows, expected: 5 })
    assert({ given: 'no word about a value', should: 'be empty', actual: area?.value, expected: '' })
    assert({
      given: 'the hint',
      should: 'describe it',
      actual: hint?.textContent,
      expected: 'Nuts and shellfish above all',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: area?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a small text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional and take text',
      actual: area?.matches(':required, :read-only'),
      expected: false,
    })
    assert({ given: 'no word about a placeholder', should: 'show none', actual: area?.placeholder, expected: '' })
    await accessibilityCheck({})
  },
})

export const requiredRowsHint = story({
  intent: 'Create a required text area labelled "Cover letter" with 8 rows and the hint "Tell us about yourself"',
  template: RequiredRowsHintTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const hint = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Cover letter',
    })
    assert({ given: '8 rows', should: 'be 8 rows high', actual: area?.rows, expected: 8 })
    assert({ given: 'a required text area', should: 'be required', actual: area?.matches(':required'), expected: true })
    assert({ given: 'the hint', should: 'describe it', actual: hint?.textContent, expected: 'Tell us about yourself' })
    assert({ given: 'a hint', should: 'not be an error', actual: area?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'no word about a value',
      should: 'be empty',
      actual: area?.value,
      expected: '',
    })
    assert({
      given: 'no word about size, being disabled, being read-only or a placeholder',
      should: 'have none',
      actual: area?.matches('[data-size], :disabled, :read-only, [placeholder]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeRequiredHint = story({
  intent: 'Add a large required text area labelled "Eulogy" with the hint "Speak from the heart"',
  template: LargeRequiredHintTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const hint = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Eulogy',
    })
    assert({ given: 'no word about a value', should: 'be empty', actual: area?.value, expected: '' })
    assert({ given: 'a required text area', should: 'be required', actual: area?.matches(':required'), expected: true })
    assert({ given: 'the hint', should: 'describe it', actual: hint?.textContent, expected: 'Speak from the heart' })
    assert({ given: 'a hint', should: 'not be an error', actual: area?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a large text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'no other state', should: 'take text', actual: area?.matches(':read-write'), expected: true })
    assert({
      given: 'no word about a placeholder or rows',
      should: 'show none and keep the usual height',
      actual: [area?.placeholder, area?.hasAttribute('rows')],
      expected: ['', false],
    })
    await accessibilityCheck({})
  },
})

export const smallRequiredRows = story({
  intent: 'Build a small required text area labelled "Meeting minutes" with 8 rows',
  template: SmallRequiredRowsTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Meeting minutes',
    })
    assert({ given: '8 rows', should: 'be 8 rows high', actual: area?.rows, expected: 8 })
    assert({ given: 'no word about a value', should: 'be empty', actual: area?.value, expected: '' })
    assert({ given: 'a required text area', should: 'be required', actual: area?.matches(':required'), expected: true })
    assert({
      given: 'no word about a hint',
      should: 'describe it by none',
      actual: area?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'a small text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'no other state', should: 'take text', actual: area?.matches(':read-write'), expected: true })
    assert({ given: 'no word about a placeholder', should: 'show none', actual: area?.placeholder, expected: '' })
    await accessibilityCheck({})
  },
})

export const largeRowsError = story({
  intent: 'Build a large text area labelled "Bug report" with 8 rows and the error "Describe what went wrong"',
  template: LargeRowsErrorTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const error = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Bug report',
    })
    assert({ given: '8 rows', should: 'be 8 rows high', actual: area?.rows, expected: 8 })
    assert({
      given: 'an error',
      should: 'mark it invalid',
      actual: area?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe it',
      actual: error?.textContent,
      expected: 'Describe what went wrong',
    })
    assert({
      given: 'a large text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: area?.matches(':required'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallDisabledRows = story({
  intent: 'Make a small disabled text area labelled "Internal remarks" with 3 rows',
  template: SmallDisabledRowsTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Internal remarks',
    })
    assert({ given: '3 rows', should: 'be 3 rows high', actual: area?.rows, expected: 3 })
    assert({ given: 'a disabled text area', should: 'be disabled', actual: area?.matches(':disabled'), expected: true })
    assert({
      given: 'a small text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const largeDisabledHint = story({
  intent: 'I need a large disabled text area labelled "Verdict" with the hint "Opens after the hearing"',
  template: LargeDisabledHintTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const hint = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Verdict',
    })
    assert({ given: 'no word about a value', should: 'be empty', actual: area?.value, expected: '' })
    assert({ given: 'a disabled text area', should: 'be disabled', actual: area?.matches(':disabled'), expected: true })
    assert({ given: 'the hint', should: 'describe it', actual: hint?.textContent, expected: 'Opens after the hearing' })
    assert({ given: 'a hint', should: 'not be an error', actual: area?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a large text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no other state',
      should: 'be optional and not read-only',
      actual: area?.matches('[required], [readonly]'),
      expected: false,
    })
    assert({
      given: 'no word about a placeholder or rows',
      should: 'show none and keep the usual height',
      actual: [area?.placeholder, area?.hasAttribute('rows')],
      expected: ['', false],
    })
    await accessibilityCheck({})
  },
})

export const disabledRowsPlaceholder = story({
  intent:
    'Create a disabled text area labelled "Neighbour complaints" with 5 rows and the placeholder "Closed until September"',
  template: DisabledRowsPlaceholderTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Neighbour complaints',
    })
    assert({ given: '5 rows', should: 'be 5 rows high', actual: area?.rows, expected: 5 })
    assert({
      given: 'an empty text area',
      should: 'show the placeholder',
      actual: area?.placeholder,
      expected: 'Closed until September',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: area?.value, expected: '' })
    assert({ given: 'a disabled text area', should: 'be disabled', actual: area?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about a hint',
      should: 'describe it by none',
      actual: area?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: area?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no other state',
      should: 'be optional and not read-only',
      actual: area?.matches('[required], [readonly]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const readonlyRowsHint = story({
  intent: 'I need a read-only text area labelled "House rules" with 5 rows and the hint "Agreed by all tenants"',
  template: ReadonlyRowsHintTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const hint = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'House rules',
    })
    assert({ given: '5 rows', should: 'be 5 rows high', actual: area?.rows, expected: 5 })
    assert({ given: 'a read-only text area', should: 'refuse typing', actual: area?.readOnly, expected: true })
    assert({ given: 'the hint', should: 'describe it', actual: hint?.textContent, expected: 'Agreed by all tenants' })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: area?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeReadonlyRows = story({
  intent: 'Make a large read-only text area labelled "Translation" with 3 rows',
  template: LargeReadonlyRowsTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Translation',
    })
    assert({ given: '3 rows', should: 'be 3 rows high', actual: area?.rows, expected: 3 })
    assert({ given: 'no word about a value', should: 'be empty', actual: area?.value, expected: '' })
    assert({ given: 'a read-only text area', should: 'refuse typing', actual: area?.readOnly, expected: true })
    assert({
      given: 'no word about a hint',
      should: 'describe it by none',
      actual: area?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'a large text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no other state',
      should: 'be optional and enabled',
      actual: area?.matches('[required], :disabled'),
      expected: false,
    })
    assert({ given: 'no word about a placeholder', should: 'show none', actual: area?.placeholder, expected: '' })
    await accessibilityCheck({})
  },
})

export const smallReadonlyHint = story({
  intent: 'Add a small read-only text area labelled "Serial numbers" with the hint "Copied from the invoice"',
  template: SmallReadonlyHintTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const hint = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Serial numbers',
    })
    assert({ given: 'no word about a value', should: 'be empty', actual: area?.value, expected: '' })
    assert({ given: 'a read-only text area', should: 'refuse typing', actual: area?.readOnly, expected: true })
    assert({ given: 'the hint', should: 'describe it', actual: hint?.textContent, expected: 'Copied from the invoice' })
    assert({ given: 'a hint', should: 'not be an error', actual: area?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a small text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no other state',
      should: 'be optional and enabled',
      actual: area?.matches('[required], :disabled'),
      expected: false,
    })
    assert({
      given: 'no word about a placeholder or rows',
      should: 'show none and keep the usual height',
      actual: [area?.placeholder, area?.hasAttribute('rows')],
      expected: ['', false],
    })
    await accessibilityCheck({})
  },
})

export const smallPlaceholder = story({
  intent: 'Build a small text area labelled "Gift message" with the placeholder "Happy birthday"',
  template: SmallPlaceholderTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Gift message',
    })
    assert({
      given: 'an empty text area',
      should: 'show the placeholder',
      actual: area?.placeholder,
      expected: 'Happy birthday',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: area?.value, expected: '' })
    assert({
      given: 'a small text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about being required, being disabled, being read-only, a hint or rows',
      should: 'have none',
      actual: area?.matches(':required, :disabled, :read-only, [aria-describedby], [rows]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeRowsPlaceholderHint = story({
  intent:
    'I need a large text area labelled "Wedding toast" with 8 rows, the placeholder "Dear bride and groom" and the hint "Two minutes are plenty"',
  template: LargeRowsPlaceholderHintTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const hint = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Wedding toast',
    })
    assert({ given: '8 rows', should: 'be 8 rows high', actual: area?.rows, expected: 8 })
    assert({
      given: 'an empty text area',
      should: 'show the placeholder',
      actual: area?.placeholder,
      expected: 'Dear bride and groom',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: area?.value, expected: '' })
    assert({ given: 'the hint', should: 'describe it', actual: hint?.textContent, expected: 'Two minutes are plenty' })
    assert({ given: 'a hint', should: 'not be an error', actual: area?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a large text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional and take text',
      actual: area?.matches(':required, :read-only'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const requiredRowsPlaceholderError = story({
  intent:
    'Make a required text area labelled "Delivery instructions" with 3 rows, the placeholder "Ring twice" and the error "The courier needs these"',
  template: RequiredRowsPlaceholderErrorTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const error = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Delivery instructions',
    })
    assert({ given: '3 rows', should: 'be 3 rows high', actual: area?.rows, expected: 3 })
    assert({
      given: 'an empty text area',
      should: 'show the placeholder',
      actual: area?.placeholder,
      expected: 'Ring twice',
    })
    assert({ given: 'a required text area', should: 'be required', actual: area?.matches(':required'), expected: true })
    assert({
      given: 'an error',
      should: 'mark it invalid',
      actual: area?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe it',
      actual: error?.textContent,
      expected: 'The courier needs these',
    })
    assert({
      given: 'no word about a value',
      should: 'be empty',
      actual: area?.value,
      expected: '',
    })
    assert({
      given: 'no word about size, being disabled or being read-only',
      should: 'have none',
      actual: area?.matches('[data-size], :disabled, :read-only'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallRowsPlaceholderError = story({
  intent:
    'Build a small text area labelled "Telescope log" with 3 rows, the placeholder "Saturn" and the error "Mention the constellation"',
  template: SmallRowsPlaceholderErrorTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const error = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Telescope log',
    })
    assert({ given: '3 rows', should: 'be 3 rows high', actual: area?.rows, expected: 3 })
    assert({
      given: 'an empty text area',
      should: 'show the placeholder',
      actual: area?.placeholder,
      expected: 'Saturn',
    })
    assert({ given: 'a placeholder', should: 'not be a value', actual: area?.value, expected: '' })
    assert({
      given: 'an error',
      should: 'mark it invalid',
      actual: area?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe it',
      actual: error?.textContent,
      expected: 'Mention the constellation',
    })
    assert({
      given: 'a small text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a state',
      should: 'be optional and take text',
      actual: area?.matches(':required, :read-only'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const counting = story({
  intent: 'Add a text area labelled "Short biography" that counts the characters typed, from 0',
  template: CountingTextarea,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const label = (await findByText('Short biography')) as HTMLLabelElement | undefined
    const area = label?.control as HTMLTextAreaElement | null | undefined
    assert({ given: 'the label', should: 'name a text area', actual: area?.tagName, expected: 'TEXTAREA' })
    const count = await findByText('0')
    assert({ given: 'nothing typed', should: 'count none', actual: count?.textContent, expected: '0' })
    assert({
      given: 'no word about a value',
      should: 'be empty',
      actual: area?.value,
      expected: '',
    })
    assert({
      given: 'no word about size, being required, being disabled, being read-only, a hint, a placeholder or rows',
      should: 'have none',
      actual: area?.matches('[data-size], :required, :disabled, :read-only, [aria-describedby], [placeholder], [rows]'),
      expected: false,
    })
    if (area) {
      area.value = 'I paint boats'
      await fireEvent(area, 'input')
    }
    assert({ given: 'thirteen characters typed', should: 'count them', actual: count?.textContent, expected: '13' })
    if (area) {
      area.value = ''
      await fireEvent(area, 'input')
    }
    assert({ given: 'all of them deleted', should: 'count none again', actual: count?.textContent, expected: '0' })
    await accessibilityCheck({})
  },
})

export const largeReadonlyRowsHint = story({
  intent:
    'Create a large read-only text area labelled "Licence terms" with 8 rows and the hint "Last revised in spring"',
  template: LargeReadonlyRowsHintTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const hint = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Licence terms',
    })
    assert({ given: '8 rows', should: 'be 8 rows high', actual: area?.rows, expected: 8 })
    assert({ given: 'a read-only text area', should: 'refuse typing', actual: area?.readOnly, expected: true })
    assert({ given: 'the hint', should: 'describe it', actual: hint?.textContent, expected: 'Last revised in spring' })
    assert({
      given: 'a large text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const smallRequiredRowsError = story({
  intent:
    'I need a small required text area labelled "Refund reason" with 3 rows and the error "Please explain the return"',
  template: SmallRequiredRowsErrorTextarea,
  async play({ assert, accessibilityCheck }) {
    const area = document.querySelector('textarea')
    const error = document.getElementById(area?.getAttribute('aria-describedby') ?? '')
    assert({
      given: 'the label',
      should: 'name the text area',
      actual: area?.labels?.[0]?.textContent,
      expected: 'Refund reason',
    })
    assert({ given: '3 rows', should: 'be 3 rows high', actual: area?.rows, expected: 3 })
    assert({ given: 'a required text area', should: 'be required', actual: area?.matches(':required'), expected: true })
    assert({
      given: 'an error',
      should: 'mark it invalid',
      actual: area?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe it',
      actual: error?.textContent,
      expected: 'Please explain the return',
    })
    assert({
      given: 'a small text area',
      should: 'carry its size',
      actual: area?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a value',
      should: 'be empty',
      actual: area?.value,
      expected: '',
    })
    assert({
      given: 'no word about being disabled, being read-only or a placeholder',
      should: 'have none',
      actual: area?.matches(':disabled, :read-only, [placeholder]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})
