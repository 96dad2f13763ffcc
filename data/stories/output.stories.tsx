import { story } from 'plaited/testing'
import {
  HintOutput,
  LargeDangerOutput,
  LargeOutput,
  PlainOutput,
  SmallDangerOutput,
  SmallHintOutput,
  SmallSuccessOutput,
  SuccessHintOutput,
  SuccessOutput,
} from './output.tsx'

export const plain = story({
  intent: 'Create an output labelled "Total price" that says "Forty euros"',
  template: PlainOutput,
  async play({ assert, accessibilityCheck }) {
    const output = document.querySelector('output')
    assert({ given: 'an output', should: 'say the result', actual: output?.textContent?.trim(), expected: 'Forty euros' })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Total price',
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: output?.getAttribute('data-variant'),
      expected: null,
    })
    assert({ given: 'no word about size', should: 'have none', actual: output?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: output?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const large = story({
  intent: 'Make a large output labelled "Travel time" that says "Nine hours"',
  template: LargeOutput,
  async play({ assert, accessibilityCheck }) {
    const output = document.querySelector('output')
    assert({ given: 'an output', should: 'say the result', actual: output?.textContent?.trim(), expected: 'Nine hours' })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Travel time',
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: output?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'a large output',
      should: 'carry its size',
      actual: output?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: output?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const success = story({
  intent: 'I need a success output labelled "Exam result" that says "Passed well"',
  template: SuccessOutput,
  async play({ assert, accessibilityCheck }) {
    const output = document.querySelector('output')
    assert({ given: 'an output', should: 'say the result', actual: output?.textContent?.trim(), expected: 'Passed well' })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Exam result',
    })
    assert({
      given: 'a success output',
      should: 'carry its variant',
      actual: output?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'no word about size', should: 'have none', actual: output?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: output?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const smallDanger = story({
  intent: 'Add a small danger output labelled "Account balance" that says "Below zero"',
  template: SmallDangerOutput,
  async play({ assert, accessibilityCheck }) {
    const output = document.querySelector('output')
    assert({ given: 'an output', should: 'say the result', actual: output?.textContent?.trim(), expected: 'Below zero' })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Account balance',
    })
    assert({
      given: 'a danger output',
      should: 'carry its variant',
      actual: output?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'a small output',
      should: 'carry its size',
      actual: output?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: output?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const hint = story({
  intent: 'Build an output labelled "Room temperature" that says "Rather cold" with the hint "Measured beside the window"',
  template: HintOutput,
  async play({ assert, findByText, accessibilityCheck }) {
    const output = document.querySelector('output')
    const hint = await findByText('Measured beside the window')
    assert({ given: 'an output', should: 'say the result', actual: output?.textContent?.trim(), expected: 'Rather cold' })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Room temperature',
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: output?.getAttribute('data-variant'),
      expected: null,
    })
    assert({ given: 'no word about size', should: 'have none', actual: output?.getAttribute('data-size'), expected: null })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the output',
      actual: document.getElementById(output?.getAttribute('aria-describedby') ?? '')?.textContent?.trim(),
      expected: 'Measured beside the window',
    })
    await accessibilityCheck({})
  },
})

export const smallHint = story({
  intent: 'Create a small output labelled "Next tide" that says "Shortly after noon" with the hint "Ask the harbour master"',
  template: SmallHintOutput,
  async play({ assert, findByText, accessibilityCheck }) {
    const output = document.querySelector('output')
    const hint = await findByText('Ask the harbour master')
    assert({
      given: 'an output',
      should: 'say the result',
      actual: output?.textContent?.trim(),
      expected: 'Shortly after noon',
    })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Next tide',
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: output?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'a small output',
      should: 'carry its size',
      actual: output?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the output',
      actual: document.getElementById(output?.getAttribute('aria-describedby') ?? '')?.textContent?.trim(),
      expected: 'Ask the harbour master',
    })
    await accessibilityCheck({})
  },
})

export const smallSuccess = story({
  intent: 'Make a small success output labelled "Oven state" that says "Warm enough"',
  template: SmallSuccessOutput,
  async play({ assert, accessibilityCheck }) {
    const output = document.querySelector('output')
    assert({ given: 'an output', should: 'say the result', actual: output?.textContent?.trim(), expected: 'Warm enough' })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Oven state',
    })
    assert({
      given: 'a success output',
      should: 'carry its variant',
      actual: output?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({
      given: 'a small output',
      should: 'carry its size',
      actual: output?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: output?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largeDanger = story({
  intent: 'I need a large danger output labelled "Air quality" that says "Very poor"',
  template: LargeDangerOutput,
  async play({ assert, accessibilityCheck }) {
    const output = document.querySelector('output')
    assert({ given: 'an output', should: 'say the result', actual: output?.textContent?.trim(), expected: 'Very poor' })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Air quality',
    })
    assert({
      given: 'a danger output',
      should: 'carry its variant',
      actual: output?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'a large output',
      should: 'carry its size',
      actual: output?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: output?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const successHint = story({
  intent: 'Add a success output labelled "Password strength" that says "Hard to guess" with the hint "Longer is still better"',
  template: SuccessHintOutput,
  async play({ assert, findByText, accessibilityCheck }) {
    const output = document.querySelector('output')
    const hint = await findByText('Longer is still better')
    assert({ given: 'an output', should: 'say the result', actual: output?.textContent?.trim(), expected: 'Hard to guess' })
    assert({
      given: 'the label',
      should: 'name the output',
      actual: output?.labels?.[0]?.textContent?.trim(),
      expected: 'Password strength',
    })
    assert({
      given: 'a success output',
      should: 'carry its variant',
      actual: output?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'no word about size', should: 'have none', actual: output?.getAttribute('data-size'), expected: null })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the output',
      actual: document.getElementById(output?.getAttribute('aria-describedby') ?? '')?.textContent?.trim(),
      expected: 'Longer is still better',
    })
    await accessibilityCheck({})
  },
})
