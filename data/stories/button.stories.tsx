import { story } from 'plaited/testing'
import {
  BlueButton,
  DangerButton,
  DisabledDangerButton,
  DisabledSecondaryButton,
  DisabledSecondarySubmitButton,
  LargeDisabledDangerButton,
  LargeDisabledPrimaryButton,
  LargeGreenButton,
  LargeLoadingSecondaryButton,
  LargePrimarySubmitButton,
  LargeSecondaryToggleButton,
  LoadingDangerSubmitButton,
  LoadingPrimaryButton,
  LoadingRedButton,
  PrimaryButton,
  SmallDisabledBlueButton,
  SmallLoadingDangerButton,
  SmallLoadingPrimaryButton,
  SmallPrimaryToggleButton,
  SmallRedButton,
  SmallSecondaryButton,
  SmallSubmitGreenButton,
  ToggleButton,
} from './button.tsx'

export const primary = story({
  intent: 'Create a primary button labelled "Save changes"',
  template: PrimaryButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Save changes')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const danger = story({
  intent: 'Make a danger button labelled "Delete account"',
  template: DangerButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Delete account')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const smallSecondary = story({
  intent: 'Build a small secondary button labelled "Show details"',
  template: SmallSecondaryButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Show details')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a secondary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({
      given: 'a small button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const disabledSecondary = story({
  intent: 'Add a disabled secondary button labelled "Move up"',
  template: DisabledSecondaryButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Move up')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a secondary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.matches(':disabled'), expected: true })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largeDisabledPrimary = story({
  intent: 'I need a large disabled primary button labelled "Place order"',
  template: LargeDisabledPrimaryButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Place order')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a large button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.matches(':disabled'), expected: true })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largeDisabledDanger = story({
  intent: 'Make a large disabled danger button labelled "Dissolve partnership"',
  template: LargeDisabledDangerButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Dissolve partnership')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a large button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.matches(':disabled'), expected: true })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const loadingPrimary = story({
  intent: 'Create a loading primary button labelled "Sending invitation"',
  template: LoadingPrimaryButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Sending invitation')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a loading button',
      should: 'say that it is busy',
      actual: button?.getAttribute('aria-busy'),
      expected: 'true',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'a loading button',
      should: 'keep the focus',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const smallLoadingDanger = story({
  intent: 'Make a small loading danger button labelled "Removing files"',
  template: SmallLoadingDangerButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Removing files')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a small button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a loading button',
      should: 'say that it is busy',
      actual: button?.getAttribute('aria-busy'),
      expected: 'true',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largeLoadingSecondary = story({
  intent: 'Add a large loading secondary button labelled "Refreshing radar"',
  template: LargeLoadingSecondaryButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Refreshing radar')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a large button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a loading button',
      should: 'say that it is busy',
      actual: button?.getAttribute('aria-busy'),
      expected: 'true',
    })
    assert({
      given: 'a secondary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({
      given: 'a loading button',
      should: 'keep the focus',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largePrimarySubmit = story({
  intent: 'I need a large primary submit button labelled "Book appointment"',
  template: LargePrimarySubmitButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Book appointment')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({
      given: 'a submit button',
      should: 'submit its form',
      actual: button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a large button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const disabledSecondarySubmit = story({
  intent: 'Create a disabled secondary submit button labelled "Register vehicle"',
  template: DisabledSecondarySubmitButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Register vehicle')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({
      given: 'a submit button',
      should: 'submit its form',
      actual: button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.matches(':disabled'), expected: true })
    assert({
      given: 'a secondary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const loadingDangerSubmit = story({
  intent: 'I need a loading danger submit button labelled "Cancelling subscription"',
  template: LoadingDangerSubmitButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Cancelling subscription')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({
      given: 'a submit button',
      should: 'submit its form',
      actual: button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a loading button',
      should: 'say that it is busy',
      actual: button?.getAttribute('aria-busy'),
      expected: 'true',
    })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'a loading button',
      should: 'keep the focus',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const colours = story({
  intent: 'Build a button labelled "Join waitlist" in white on blue',
  template: BlueButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Join waitlist')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'white on blue',
      should: 'write in white',
      actual: button && getComputedStyle(button).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on blue',
      should: 'be blue',
      actual: button && getComputedStyle(button).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a variant, being disabled, loading or pressing',
      should: 'have none',
      actual: button?.matches('[data-variant], :disabled, [aria-busy="true"], [aria-pressed]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeColours = story({
  intent: 'Add a large button labelled "Begin checkout" in white on green',
  template: LargeGreenButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Begin checkout')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a large button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'white on green',
      should: 'write in white',
      actual: button && getComputedStyle(button).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on green',
      should: 'be green',
      actual: button && getComputedStyle(button).backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    assert({
      given: 'no word about a variant, being disabled, loading or pressing',
      should: 'have none',
      actual: button?.matches('[data-variant], :disabled, [aria-busy="true"], [aria-pressed]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallColours = story({
  intent: 'Make a small button labelled "Stop recording" in white on red',
  template: SmallRedButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Stop recording')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a small button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'white on red',
      should: 'write in white',
      actual: button && getComputedStyle(button).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on red',
      should: 'be red',
      actual: button && getComputedStyle(button).backgroundColor,
      expected: 'rgb(179, 38, 30)',
    })
    assert({
      given: 'no word about a variant, being disabled, loading or pressing',
      should: 'have none',
      actual: button?.matches('[data-variant], :disabled, [aria-busy="true"], [aria-pressed]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const loadingColours = story({
  intent: 'Create a loading button labelled "Shredding paperwork" in white on red',
  template: LoadingRedButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Shredding paperwork')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a loading button',
      should: 'say that it is busy',
      actual: button?.getAttribute('aria-busy'),
      expected: 'true',
    })
    assert({
      given: 'white on red',
      should: 'write in white',
      actual: button && getComputedStyle(button).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on red',
      should: 'be red',
      actual: button && getComputedStyle(button).backgroundColor,
      expected: 'rgb(179, 38, 30)',
    })
    assert({
      given: 'a loading button',
      should: 'keep the focus',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a variant or pressing',
      should: 'have none',
      actual: button?.matches('[data-variant], [aria-pressed]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallDisabledColours = story({
  intent: 'Add a small disabled button labelled "Claim voucher" in white on blue',
  template: SmallDisabledBlueButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Claim voucher')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a small button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.matches(':disabled'), expected: true })
    assert({
      given: 'white on blue',
      should: 'write in white',
      actual: button && getComputedStyle(button).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on blue',
      should: 'be blue',
      actual: button && getComputedStyle(button).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about a variant or pressing',
      should: 'have none',
      actual: button?.matches('[data-variant], [aria-pressed]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallSubmitColours = story({
  intent: 'Build a small submit button labelled "Post review" in white on green',
  template: SmallSubmitGreenButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Post review')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({
      given: 'a submit button',
      should: 'submit its form',
      actual: button?.getAttribute('type'),
      expected: 'submit',
    })
    assert({
      given: 'a small button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'white on green',
      should: 'write in white',
      actual: button && getComputedStyle(button).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on green',
      should: 'be green',
      actual: button && getComputedStyle(button).backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    assert({
      given: 'no word about a state',
      should: 'be enabled',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about a variant or pressing',
      should: 'have none',
      actual: button?.matches('[data-variant], [aria-pressed]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const toggle = story({
  intent: 'Build a toggle button labelled "Mute microphone" that each click presses or releases',
  template: ToggleButton,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const button = await findByText('Mute microphone')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no click yet',
      should: 'be released',
      actual: button?.getAttribute('aria-pressed'),
      expected: 'false',
    })
    assert({
      given: 'no word about a variant, being disabled, loading or colour',
      should: 'have none',
      actual: button?.matches('[data-variant], :disabled, [aria-busy="true"], [style]'),
      expected: false,
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click', should: 'be pressed', actual: button?.getAttribute('aria-pressed'), expected: 'true' })
    if (button) await fireEvent(button, 'click')
    assert({
      given: 'a second click',
      should: 'be released again',
      actual: button?.getAttribute('aria-pressed'),
      expected: 'false',
    })
    await accessibilityCheck({})
  },
})

export const smallPrimaryToggle = story({
  intent: 'Make a small primary toggle button labelled "Pin conversation" that each click presses or releases',
  template: SmallPrimaryToggleButton,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const button = await findByText('Pin conversation')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a small button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a state or loading',
      should: 'be enabled and idle',
      actual: button?.matches(':disabled, [aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no click yet',
      should: 'be released',
      actual: button?.getAttribute('aria-pressed'),
      expected: 'false',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click', should: 'be pressed', actual: button?.getAttribute('aria-pressed'), expected: 'true' })
    if (button) await fireEvent(button, 'click')
    assert({
      given: 'a second click',
      should: 'be released again',
      actual: button?.getAttribute('aria-pressed'),
      expected: 'false',
    })
    await accessibilityCheck({})
  },
})

export const largeSecondaryToggle = story({
  intent: 'I need a large secondary toggle button labelled "Follow orchestra" that each click presses or releases',
  template: LargeSecondaryToggleButton,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const button = await findByText('Follow orchestra')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a large button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a secondary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({
      given: 'no word about a state or loading',
      should: 'be enabled and idle',
      actual: button?.matches(':disabled, [aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no click yet',
      should: 'be released',
      actual: button?.getAttribute('aria-pressed'),
      expected: 'false',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click', should: 'be pressed', actual: button?.getAttribute('aria-pressed'), expected: 'true' })
    if (button) await fireEvent(button, 'click')
    assert({
      given: 'a second click',
      should: 'be released again',
      actual: button?.getAttribute('aria-pressed'),
      expected: 'false',
    })
    await accessibilityCheck({})
  },
})

export const disabledDanger = story({
  intent: 'Create a disabled danger button labelled "Close workspace"',
  template: DisabledDangerButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Close workspace')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.matches(':disabled'), expected: true })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about its size',
      should: 'have no size',
      actual: button?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about loading',
      should: 'not be busy',
      actual: button?.matches('[aria-busy="true"]'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const smallLoadingPrimary = story({
  intent: 'Build a small loading primary button labelled "Importing contacts"',
  template: SmallLoadingPrimaryButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Importing contacts')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a small button',
      should: 'carry its size',
      actual: button?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a loading button',
      should: 'say that it is busy',
      actual: button?.getAttribute('aria-busy'),
      expected: 'true',
    })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about being disabled',
      should: 'be enabled',
      actual: button?.matches(':disabled'),
      expected: false,
    })
    assert({
      given: 'no word about pressing',
      should: 'not be a toggle',
      actual: button?.hasAttribute('aria-pressed'),
      expected: false,
    })
    assert({
      given: 'no word about colour',
      should: 'have no style of its own',
      actual: button?.getAttribute('style'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})
