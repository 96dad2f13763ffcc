import { story } from 'plaited/testing'
import {
  DangerHintProgress,
  DangerProgress,
  HintProgress,
  IndeterminateProgress,
  IndeterminateSuccessHintProgress,
  LargeDangerProgress,
  LargeHintProgress,
  LargeIndeterminateProgress,
  LargeSuccessHintProgress,
  LargeSuccessProgress,
  Progress,
  SmallDangerHintProgress,
  SmallDangerProgress,
  SmallHintProgress,
  SmallIndeterminateDangerProgress,
  SmallIndeterminateHintProgress,
  SmallProgress,
  SmallSuccessProgress,
  SuccessHintProgress,
  SuccessProgress,
} from './progress.tsx'

export const plain = story({
  intent: 'Create a progress bar labelled "Photo upload" at 40 of 100',
  template: Progress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({ given: 'the label', should: 'name the progress bar', actual: bar?.labels?.[0]?.textContent, expected: 'Photo upload' })
    assert({ given: '40 of 100', should: 'show that value', actual: bar?.value, expected: 40 })
    assert({ given: '40 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({ given: 'no word about a variant', should: 'have none', actual: bar?.getAttribute('data-variant'), expected: null })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const success = story({
  intent: 'I need a success progress bar labelled "Disk backup" at 75 of 100',
  template: SuccessProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({ given: 'the label', should: 'name the progress bar', actual: bar?.labels?.[0]?.textContent, expected: 'Disk backup' })
    assert({ given: '75 of 100', should: 'show that value', actual: bar?.value, expected: 75 })
    assert({ given: '75 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({
      given: 'a success progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const danger = story({
  intent: 'Make a danger progress bar labelled "Fuel reserve" at 40 of 100',
  template: DangerProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Fuel reserve',
    })
    assert({ given: '40 of 100', should: 'show that value', actual: bar?.value, expected: 40 })
    assert({ given: '40 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({
      given: 'a danger progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const small = story({
  intent: 'Build a small progress bar labelled "Profile steps" at 3 of 5',
  template: SmallProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Profile steps',
    })
    assert({ given: '3 of 5', should: 'show that value', actual: bar?.value, expected: 3 })
    assert({ given: '3 of 5', should: 'end at that maximum', actual: bar?.max, expected: 5 })
    assert({ given: 'no word about a variant', should: 'have none', actual: bar?.getAttribute('data-variant'), expected: null })
    assert({ given: 'a small progress bar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const dangerHint = story({
  intent: 'Add a danger progress bar labelled "Storage used" at 75 of 100 with the hint "Delete old files to go on"',
  template: DangerHintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('Delete old files to go on')
    assert({ given: 'the label', should: 'name the progress bar', actual: bar?.labels?.[0]?.textContent, expected: 'Storage used' })
    assert({ given: '75 of 100', should: 'show that value', actual: bar?.value, expected: 75 })
    assert({ given: '75 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({
      given: 'a danger progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Delete old files to go on',
    })
    await accessibilityCheck({})
  },
})

export const plainHint = story({
  intent: 'Build a progress bar labelled "Marathon training" at 3 of 5 with the hint "Rest on rainy Mondays"',
  template: HintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('Rest on rainy Mondays')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Marathon training',
    })
    assert({ given: '3 of 5', should: 'show that value', actual: bar?.value, expected: 3 })
    assert({ given: '3 of 5', should: 'end at that maximum', actual: bar?.max, expected: 5 })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: bar?.getAttribute('data-variant'),
      expected: null,
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Rest on rainy Mondays',
    })
    await accessibilityCheck({})
  },
})

export const smallDangerHint = story({
  intent:
    'Create a small danger progress bar labelled "Printer toner" at 3 of 5 with the hint "Fetch another cartridge before printing"',
  template: SmallDangerHintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('Fetch another cartridge before printing')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Printer toner',
    })
    assert({ given: '3 of 5', should: 'show that value', actual: bar?.value, expected: 3 })
    assert({ given: '3 of 5', should: 'end at that maximum', actual: bar?.max, expected: 5 })
    assert({
      given: 'a danger progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'a small progress bar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Fetch another cartridge before printing',
    })
    await accessibilityCheck({})
  },
})

export const largeHint = story({
  intent: 'Make a large progress bar labelled "Song download" at 40 of 100 with the hint "This may take a minute"',
  template: LargeHintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('This may take a minute')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Song download',
    })
    assert({ given: '40 of 100', should: 'show that value', actual: bar?.value, expected: 40 })
    assert({ given: '40 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({ given: 'no word about a variant', should: 'have none', actual: bar?.getAttribute('data-variant'), expected: null })
    assert({ given: 'a large progress bar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'This may take a minute',
    })
    await accessibilityCheck({})
  },
})

export const smallHint = story({
  intent: 'I need a small progress bar labelled "Wardrobe sorting" at 75 of 100 with the hint "Socks wait underneath"',
  template: SmallHintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('Socks wait underneath')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Wardrobe sorting',
    })
    assert({ given: '75 of 100', should: 'show that value', actual: bar?.value, expected: 75 })
    assert({ given: '75 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: bar?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'a small progress bar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Socks wait underneath',
    })
    await accessibilityCheck({})
  },
})

export const largeSuccessHint = story({
  intent:
    'Add a large success progress bar labelled "Orchestra funding" at 75 of 100 with the hint "Rehearsals start afterwards"',
  template: LargeSuccessHintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('Rehearsals start afterwards')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Orchestra funding',
    })
    assert({ given: '75 of 100', should: 'show that value', actual: bar?.value, expected: 75 })
    assert({ given: '75 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({
      given: 'a success progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({
      given: 'a large progress bar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Rehearsals start afterwards',
    })
    await accessibilityCheck({})
  },
})

export const largeDanger = story({
  intent: 'Create a large danger progress bar labelled "Reading goal" at 3 of 5',
  template: LargeDangerProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({ given: 'the label', should: 'name the progress bar', actual: bar?.labels?.[0]?.textContent, expected: 'Reading goal' })
    assert({ given: '3 of 5', should: 'show that value', actual: bar?.value, expected: 3 })
    assert({ given: '3 of 5', should: 'end at that maximum', actual: bar?.max, expected: 5 })
    assert({
      given: 'a danger progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'a large progress bar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const smallSuccess = story({
  intent: 'Build a small success progress bar labelled "Team survey" at 40 of 100',
  template: SmallSuccessProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({ given: 'the label', should: 'name the progress bar', actual: bar?.labels?.[0]?.textContent, expected: 'Team survey' })
    assert({ given: '40 of 100', should: 'show that value', actual: bar?.value, expected: 40 })
    assert({ given: '40 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({
      given: 'a success progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'a small progress bar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largeSuccess = story({
  intent: 'Make a large success progress bar labelled "Vaccination drive" at 3 of 5',
  template: LargeSuccessProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Vaccination drive',
    })
    assert({ given: '3 of 5', should: 'show that value', actual: bar?.value, expected: 3 })
    assert({ given: '3 of 5', should: 'end at that maximum', actual: bar?.max, expected: 5 })
    assert({
      given: 'a success progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({
      given: 'a large progress bar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const indeterminate = story({
  intent: 'I need an indeterminate progress bar labelled "Connecting"',
  template: IndeterminateProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({ given: 'the label', should: 'name the progress bar', actual: bar?.labels?.[0]?.textContent, expected: 'Connecting' })
    assert({ given: 'an indeterminate bar', should: 'have no position', actual: bar?.position, expected: -1 })
    assert({ given: 'no word about a variant', should: 'have none', actual: bar?.getAttribute('data-variant'), expected: null })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largeIndeterminate = story({
  intent: 'Create a large indeterminate progress bar labelled "Scanning passports"',
  template: LargeIndeterminateProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Scanning passports',
    })
    assert({ given: 'an indeterminate bar', should: 'have no position', actual: bar?.position, expected: -1 })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: bar?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'a large progress bar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const smallIndeterminateDanger = story({
  intent: 'Build a small indeterminate danger progress bar labelled "Tracking satellites"',
  template: SmallIndeterminateDangerProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Tracking satellites',
    })
    assert({ given: 'an indeterminate bar', should: 'have no position', actual: bar?.position, expected: -1 })
    assert({
      given: 'a danger progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'a small progress bar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const smallIndeterminateHint = story({
  intent: 'Add a small indeterminate progress bar labelled "Waiting for reply" with the hint "We will call you soon"',
  template: SmallIndeterminateHintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('We will call you soon')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Waiting for reply',
    })
    assert({ given: 'an indeterminate bar', should: 'have no position', actual: bar?.position, expected: -1 })
    assert({ given: 'no word about a variant', should: 'have none', actual: bar?.getAttribute('data-variant'), expected: null })
    assert({ given: 'a small progress bar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'We will call you soon',
    })
    await accessibilityCheck({})
  },
})

export const indeterminateSuccessHint = story({
  intent:
    'I need an indeterminate success progress bar labelled "Brewing espresso" with the hint "Grab a clean mug meanwhile"',
  template: IndeterminateSuccessHintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('Grab a clean mug meanwhile')
    assert({
      given: 'the label',
      should: 'name the progress bar',
      actual: bar?.labels?.[0]?.textContent,
      expected: 'Brewing espresso',
    })
    assert({ given: 'an indeterminate bar', should: 'have no position', actual: bar?.position, expected: -1 })
    assert({
      given: 'a success progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Grab a clean mug meanwhile',
    })
    await accessibilityCheck({})
  },
})

export const successHint = story({
  intent: 'Create a success progress bar labelled "Camera roll" at 40 of 100 with the hint "Keep the phone unlocked"',
  template: SuccessHintProgress,
  async play({ assert, findByText, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    const hint = await findByText('Keep the phone unlocked')
    assert({ given: 'the label', should: 'name the progress bar', actual: bar?.labels?.[0]?.textContent, expected: 'Camera roll' })
    assert({ given: '40 of 100', should: 'show that value', actual: bar?.value, expected: 40 })
    assert({ given: '40 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({
      given: 'a success progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'the hint',
      should: 'describe the bar',
      actual: document.getElementById(bar?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Keep the phone unlocked',
    })
    await accessibilityCheck({})
  },
})

export const smallDanger = story({
  intent: 'Add a small danger progress bar labelled "Battery test" at 75 of 100',
  template: SmallDangerProgress,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('progress')
    assert({ given: 'the label', should: 'name the progress bar', actual: bar?.labels?.[0]?.textContent, expected: 'Battery test' })
    assert({ given: '75 of 100', should: 'show that value', actual: bar?.value, expected: 75 })
    assert({ given: '75 of 100', should: 'end at that maximum', actual: bar?.max, expected: 100 })
    assert({
      given: 'a danger progress bar',
      should: 'carry its variant',
      actual: bar?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'a small progress bar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: bar?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})
