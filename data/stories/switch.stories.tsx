import { story } from 'plaited/testing'
import {
  CheckedSwitch,
  DisabledCheckedHintSwitch,
  DisabledHintSwitch,
  HintSwitch,
  LargeCheckedErrorSwitch,
  LargeCheckedHintSwitch,
  LargeCheckedSwitch,
  LargeDisabledCheckedSwitch,
  LargeDisabledHintSwitch,
  LargeRequiredCheckedSwitch,
  LargeRequiredErrorSwitch,
  MessageSwitch,
  PlainSwitch,
  SmallCheckedHintSwitch,
  SmallDisabledCheckedSwitch,
  SmallDisabledErrorSwitch,
  SmallDisabledSwitch,
  SmallMessageSwitch,
  SmallRequiredHintSwitch,
  SmallSwitch,
} from './switch.tsx'

export const plain = story({
  intent: 'Create a switch labelled "Dark mode"',
  template: PlainSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Dark mode',
    })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: input?.checked, expected: false })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: input?.hasAttribute('aria-describedby'),
      expected: false,
    })
    input?.click()
    assert({ given: 'a click', should: 'be checked', actual: input?.checked, expected: true })
    input?.click()
    assert({ given: 'a second click', should: 'be unchecked again', actual: input?.checked, expected: false })
    await accessibilityCheck({})
  },
})

export const checked = story({
  intent: 'Build a checked switch labelled "Location access"',
  template: CheckedSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Location access',
    })
    assert({ given: 'a checked switch', should: 'start checked', actual: input?.checked, expected: true })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: input?.hasAttribute('aria-describedby'),
      expected: false,
    })
    input?.click()
    assert({ given: 'a click', should: 'be unchecked', actual: input?.checked, expected: false })
    await accessibilityCheck({})
  },
})

export const largeChecked = story({
  intent: 'Add a large checked switch labelled "Humidifier"',
  template: LargeCheckedSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Humidifier',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: input?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'a large switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({ given: 'a checked switch', should: 'start checked', actual: input?.checked, expected: true })
    await accessibilityCheck({})
  },
})

export const small = story({
  intent: 'I need a small switch labelled "Quiet hours"',
  template: SmallSwitch,
  async play({ assert, findByText, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Quiet hours',
    })
    assert({
      given: 'a small switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: input?.checked, expected: false })
    const label = await findByText('Quiet hours')
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
      given: 'no word about a hint',
      should: 'have no description',
      actual: input?.hasAttribute('aria-describedby'),
      expected: false,
    })
    label?.click()
    assert({ given: 'a click on the label', should: 'be checked', actual: input?.checked, expected: true })
    await accessibilityCheck({})
  },
})

export const smallDisabled = story({
  intent: 'Make a small disabled switch labelled "Submarine lights"',
  template: SmallDisabledSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Submarine lights',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: input?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'a small switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'a disabled switch', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({ given: 'no word about being checked', should: 'start unchecked', actual: input?.checked, expected: false })
    input?.click()
    assert({
      given: 'a click on a disabled switch',
      should: 'leave it unchecked',
      actual: input?.checked,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const plainHint = story({
  intent: 'Add a switch labelled "Battery saver" with the hint "Slows down background work"',
  template: HintSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Battery saver',
    })
    assert({
      given: 'the hint',
      should: 'describe the switch',
      actual: hint?.textContent,
      expected: 'Slows down background work',
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: input?.checked, expected: false })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: input?.hasAttribute('aria-invalid'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallRequiredHint = story({
  intent: 'Create a small required switch labelled "Lab ventilation" with the hint "Chemists demand fresh air"',
  template: SmallRequiredHintSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Lab ventilation',
    })
    assert({
      given: 'the hint',
      should: 'describe the switch',
      actual: hint?.textContent,
      expected: 'Chemists demand fresh air',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a small switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({ given: 'a required switch', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({ given: 'no word about being checked', should: 'start unchecked', actual: input?.checked, expected: false })
    await accessibilityCheck({})
  },
})

export const disabledHint = story({
  intent: 'Make a disabled switch labelled "Remote wipe" with the hint "Managed by your company"',
  template: DisabledHintSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Remote wipe',
    })
    assert({
      given: 'the hint',
      should: 'describe the switch',
      actual: hint?.textContent,
      expected: 'Managed by your company',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    assert({ given: 'a disabled switch', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    input?.click()
    assert({
      given: 'a click on a disabled switch',
      should: 'leave it unchecked',
      actual: input?.checked,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeDisabledHint = story({
  intent: 'Build a large disabled switch labelled "Elevator melody" with the hint "Silenced by the concierge"',
  template: LargeDisabledHintSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Elevator melody',
    })
    assert({
      given: 'the hint',
      should: 'describe the switch',
      actual: hint?.textContent,
      expected: 'Silenced by the concierge',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'a large switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a disabled switch', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about being required or checked',
      should: 'be optional and start unchecked',
      actual: [input?.matches(':required'), input?.checked],
      expected: [false, false],
    })
    input?.click()
    assert({
      given: 'a click on a disabled switch',
      should: 'leave it unchecked',
      actual: input?.checked,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const disabledCheckedHint = story({
  intent: 'I need a disabled checked switch labelled "Parental controls" with the hint "Grown ups decide here"',
  template: DisabledCheckedHintSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Parental controls',
    })
    assert({
      given: 'the hint',
      should: 'describe the switch',
      actual: hint?.textContent,
      expected: 'Grown ups decide here',
    })
    assert({ given: 'a hint', should: 'not be an error', actual: input?.hasAttribute('aria-invalid'), expected: false })
    assert({
      given: 'no word about its size or being required',
      should: 'have none',
      actual: input?.matches('[data-size], :required'),
      expected: false,
    })
    assert({ given: 'a disabled switch', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({ given: 'a checked switch', should: 'start checked', actual: input?.checked, expected: true })
    input?.click()
    assert({
      given: 'a click on a disabled switch',
      should: 'leave it checked',
      actual: input?.checked,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const smallDisabledError = story({
  intent: 'Add a small disabled switch labelled "Coffee grinder" with the error "Beans are jammed inside"',
  template: SmallDisabledErrorSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Coffee grinder',
    })
    assert({
      given: 'an error',
      should: 'mark the switch invalid',
      actual: input?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the switch',
      actual: error?.textContent,
      expected: 'Beans are jammed inside',
    })
    assert({
      given: 'a small switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'a disabled switch', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about being required or checked',
      should: 'be optional and start unchecked',
      actual: [input?.matches(':required'), input?.checked],
      expected: [false, false],
    })
    input?.click()
    assert({
      given: 'a click on a disabled switch',
      should: 'leave it unchecked',
      actual: input?.checked,
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallDisabledChecked = story({
  intent: 'Create a small disabled checked switch labelled "Security alerts"',
  template: SmallDisabledCheckedSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Security alerts',
    })
    assert({
      given: 'a small switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'a disabled switch', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: input?.hasAttribute('aria-describedby'),
      expected: false,
    })
    input?.click()
    assert({
      given: 'a click on a disabled switch',
      should: 'leave it checked',
      actual: input?.checked,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const largeCheckedHint = story({
  intent: 'Build a large checked switch labelled "Airplane mode" with the hint "Turns every radio off"',
  template: LargeCheckedHintSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Airplane mode',
    })
    assert({
      given: 'the hint',
      should: 'describe the switch',
      actual: hint?.textContent,
      expected: 'Turns every radio off',
    })
    assert({
      given: 'a large switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a checked switch', should: 'start checked', actual: input?.checked, expected: true })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: input?.hasAttribute('aria-invalid'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeCheckedError = story({
  intent: 'I need a large checked switch labelled "Orchard sprinkler" with the error "The tank leaked badly"',
  template: LargeCheckedErrorSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Orchard sprinkler',
    })
    assert({
      given: 'an error',
      should: 'mark the switch invalid',
      actual: input?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the switch',
      actual: error?.textContent,
      expected: 'The tank leaked badly',
    })
    assert({
      given: 'a large switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about a state',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({ given: 'a checked switch', should: 'start checked', actual: input?.checked, expected: true })
    await accessibilityCheck({})
  },
})

export const largeRequiredError = story({
  intent: 'Add a large required switch labelled "Night watch" with the error "Someone has to stay awake"',
  template: LargeRequiredErrorSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const error = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Night watch',
    })
    assert({
      given: 'a large switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a required switch', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({
      given: 'an error',
      should: 'mark the switch invalid',
      actual: input?.getAttribute('aria-invalid'),
      expected: 'true',
    })
    assert({
      given: 'the error',
      should: 'describe the switch',
      actual: error?.textContent,
      expected: 'Someone has to stay awake',
    })
    await accessibilityCheck({})
  },
})

export const largeRequiredChecked = story({
  intent: 'Make a large required checked switch labelled "Lifejacket fastened"',
  template: LargeRequiredCheckedSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Lifejacket fastened',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: input?.hasAttribute('aria-describedby'),
      expected: false,
    })
    assert({
      given: 'a large switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({ given: 'a required switch', should: 'be required', actual: input?.matches(':required'), expected: true })
    assert({ given: 'a checked switch', should: 'start checked', actual: input?.checked, expected: true })
    await accessibilityCheck({})
  },
})

export const message = story({
  intent:
    'I need a switch labelled "Vacation reply" that shows the message "Senders hear that you are away" while it is checked',
  template: MessageSwitch,
  async play({ assert, findByAttribute, findByText, accessibilityCheck }) {
    const input = (await findByAttribute('role', 'switch')) as HTMLInputElement | undefined
    const message = await findByText('Senders hear that you are away')
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Vacation reply',
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: input?.hasAttribute('data-size'),
      expected: false,
    })
    assert({ given: 'no click yet', should: 'hide the message', actual: message?.hidden, expected: true })
    input?.click()
    assert({ given: 'a checked switch', should: 'show the message', actual: message?.hidden, expected: false })
    input?.click()
    assert({ given: 'a second click', should: 'hide the message again', actual: message?.hidden, expected: true })
    await accessibilityCheck({})
  },
})

export const smallMessage = story({
  intent:
    'Create a small switch labelled "Fishing permit" that shows the message "Rangers expect your signature" while it is checked',
  template: SmallMessageSwitch,
  async play({ assert, findByAttribute, findByText, accessibilityCheck }) {
    const input = (await findByAttribute('role', 'switch')) as HTMLInputElement | undefined
    const message = await findByText('Rangers expect your signature')
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Fishing permit',
    })
    assert({
      given: 'a small switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'no word about a state', should: 'start unchecked', actual: input?.checked, expected: false })
    assert({ given: 'no click yet', should: 'hide the message', actual: message?.hidden, expected: true })
    input?.click()
    assert({ given: 'a checked switch', should: 'show the message', actual: message?.hidden, expected: false })
    input?.click()
    assert({ given: 'a second click', should: 'hide the message again', actual: message?.hidden, expected: true })
    await accessibilityCheck({})
  },
})

export const largeDisabledChecked = story({
  intent: 'Make a large disabled checked switch labelled "Smoke detector"',
  template: LargeDisabledCheckedSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Smoke detector',
    })
    assert({
      given: 'a large switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a disabled switch', should: 'be disabled', actual: input?.matches(':disabled'), expected: true })
    assert({ given: 'a checked switch', should: 'start checked', actual: input?.checked, expected: true })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: input?.hasAttribute('aria-describedby'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallCheckedHint = story({
  intent: 'Build a small checked switch labelled "Read receipts" with the hint "Friends see when you look"',
  template: SmallCheckedHintSwitch,
  async play({ assert, accessibilityCheck }) {
    const input = document.querySelector('input')
    const hint = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    assert({ given: 'a switch', should: 'have the role', actual: input?.getAttribute('role'), expected: 'switch' })
    assert({
      given: 'the label',
      should: 'name the switch',
      actual: input?.labels?.[0]?.textContent,
      expected: 'Read receipts',
    })
    assert({
      given: 'the hint',
      should: 'describe the switch',
      actual: hint?.textContent,
      expected: 'Friends see when you look',
    })
    assert({
      given: 'a small switch',
      should: 'carry its size',
      actual: input?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'a checked switch', should: 'start checked', actual: input?.checked, expected: true })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: input?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about being required',
      should: 'be optional',
      actual: input?.matches(':required'),
      expected: false,
    })
    assert({
      given: 'a hint',
      should: 'not be an error',
      actual: input?.hasAttribute('aria-invalid'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})
