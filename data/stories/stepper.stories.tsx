import { story } from 'plaited/testing'
import {
  LargeThreeFirstStepper,
  LargeThreeSecondStepper,
  LargeTwoSecondStepper,
  SmallThreeSecondStepper,
  SmallTwoFirstStepper,
  ThreeFirstStepper,
  ThreeThirdStepper,
  TwoFirstStepper,
  TwoSecondStepper,
} from './stepper.tsx'

export const twoFirst = story({
  intent: 'Create a stepper labelled "Sign up" with two steps "Your details" and "Confirmation", the first current',
  template: TwoFirstStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'Sign up',
    })
    assert({
      given: 'two steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Your details', 'Confirmation'],
    })
    assert({
      given: 'two steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI'],
    })
    assert({
      given: 'the first step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: ['step', null],
    })
    assert({ given: 'no word about size', should: 'have none', actual: stepper?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const twoSecond = story({
  intent: 'Make a stepper labelled "Book a table" with two steps "Pick a day" and "Say how many", the second current',
  template: TwoSecondStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'Book a table',
    })
    assert({
      given: 'two steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Pick a day', 'Say how many'],
    })
    assert({
      given: 'two steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI'],
    })
    assert({
      given: 'the second step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: [null, 'step'],
    })
    assert({ given: 'no word about size', should: 'have none', actual: stepper?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const threeFirst = story({
  intent: 'I need a stepper labelled "Checkout" with three steps "Basket", "Delivery" and "Payment", the first current',
  template: ThreeFirstStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'Checkout',
    })
    assert({
      given: 'three steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Basket', 'Delivery', 'Payment'],
    })
    assert({
      given: 'three steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'the first step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: ['step', null, null],
    })
    assert({ given: 'no word about size', should: 'have none', actual: stepper?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const threeThird = story({
  intent: 'Build a stepper labelled "Tax return" with three steps "Income", "Expenses" and "Signature", the third current',
  template: ThreeThirdStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'Tax return',
    })
    assert({
      given: 'three steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Income', 'Expenses', 'Signature'],
    })
    assert({
      given: 'three steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'the third step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: [null, null, 'step'],
    })
    assert({ given: 'no word about size', should: 'have none', actual: stepper?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const largeThreeSecond = story({
  intent: 'Add a large stepper labelled "House move" with three steps "Boxes", "Van" and "Keys", the second current',
  template: LargeThreeSecondStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'House move',
    })
    assert({
      given: 'three steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Boxes', 'Van', 'Keys'],
    })
    assert({
      given: 'three steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'the second step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: [null, 'step', null],
    })
    assert({
      given: 'a large stepper',
      should: 'carry its size',
      actual: stepper?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const smallTwoFirst = story({
  intent: 'Create a small stepper labelled "Blood donation" with two steps "Questions" and "Appointment", the first current',
  template: SmallTwoFirstStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'Blood donation',
    })
    assert({
      given: 'two steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Questions', 'Appointment'],
    })
    assert({
      given: 'two steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI'],
    })
    assert({
      given: 'the first step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: ['step', null],
    })
    assert({
      given: 'a small stepper',
      should: 'carry its size',
      actual: stepper?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const largeTwoSecond = story({
  intent: 'Build a large stepper labelled "Photo print" with two steps "Upload" and "Paper size", the second current',
  template: LargeTwoSecondStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'Photo print',
    })
    assert({
      given: 'two steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Upload', 'Paper size'],
    })
    assert({
      given: 'two steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI'],
    })
    assert({
      given: 'the second step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: [null, 'step'],
    })
    assert({
      given: 'a large stepper',
      should: 'carry its size',
      actual: stepper?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const smallThreeSecond = story({
  intent:
    'I need a small stepper labelled "Visa request" with three steps "Passport", "Interview" and "Stamp", the second current',
  template: SmallThreeSecondStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'Visa request',
    })
    assert({
      given: 'three steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Passport', 'Interview', 'Stamp'],
    })
    assert({
      given: 'three steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'the second step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: [null, 'step', null],
    })
    assert({
      given: 'a small stepper',
      should: 'carry its size',
      actual: stepper?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const largeThreeFirst = story({
  intent:
    'Make a large stepper labelled "Bike repair" with three steps "Frame check", "Spare parts" and "Test ride", the first current',
  template: LargeThreeFirstStepper,
  async play({ assert, accessibilityCheck }) {
    const stepper = document.querySelector('ol')
    const steps = [...(stepper?.children ?? [])]
    assert({
      given: 'the label',
      should: 'name the stepper',
      actual: stepper?.getAttribute('aria-label'),
      expected: 'Bike repair',
    })
    assert({
      given: 'three steps',
      should: 'stand in order',
      actual: steps.map((step) => step.textContent?.trim()),
      expected: ['Frame check', 'Spare parts', 'Test ride'],
    })
    assert({
      given: 'three steps',
      should: 'be list items',
      actual: steps.map((step) => step.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'the first step current',
      should: 'mark that one alone',
      actual: steps.map((step) => step.getAttribute('aria-current')),
      expected: ['step', null, null],
    })
    assert({
      given: 'a large stepper',
      should: 'carry its size',
      actual: stepper?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})
