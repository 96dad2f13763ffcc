import { story } from 'plaited/testing'
import {
  DangerDisabledChip,
  InfoDisabledChip,
  LargeSuccessChip,
  LargeWarningChip,
  PlainChip,
  SmallDangerDisabledChip,
  SmallDisabledChip,
  SmallInfoChip,
  SuccessChip,
} from './chip.tsx'

export const plain = story({
  intent: 'Create a chip "Vegan" with a button labelled "Remove" inside',
  template: PlainChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Vegan',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Remove' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'no word about a state', should: 'be enabled', actual: button?.disabled, expected: false })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: chip?.getAttribute('data-variant'),
      expected: null,
    })
    assert({ given: 'no word about size', should: 'have none', actual: chip?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const success = story({
  intent: 'I need a success chip "Wheelchair access" with a button labelled "Clear" inside',
  template: SuccessChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Wheelchair access',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Clear' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'no word about a state', should: 'be enabled', actual: button?.disabled, expected: false })
    assert({
      given: 'a success chip',
      should: 'carry its variant',
      actual: chip?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'no word about size', should: 'have none', actual: chip?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallInfo = story({
  intent: 'Make a small info chip "Jazz" with a button labelled "Drop" inside',
  template: SmallInfoChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Jazz',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Drop' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'no word about a state', should: 'be enabled', actual: button?.disabled, expected: false })
    assert({
      given: 'an info chip',
      should: 'carry its variant',
      actual: chip?.getAttribute('data-variant'),
      expected: 'info',
    })
    assert({ given: 'a small chip', should: 'carry its size', actual: chip?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const largeWarning = story({
  intent: 'Build a large warning chip "Contains nuts" with a button labelled "Undo" inside',
  template: LargeWarningChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Contains nuts',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Undo' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'no word about a state', should: 'be enabled', actual: button?.disabled, expected: false })
    assert({
      given: 'a warning chip',
      should: 'carry its variant',
      actual: chip?.getAttribute('data-variant'),
      expected: 'warning',
    })
    assert({ given: 'a large chip', should: 'carry its size', actual: chip?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const dangerDisabled = story({
  intent: 'Add a danger chip "Overdue" with a disabled button labelled "Dismiss" inside',
  template: DangerDisabledChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Overdue',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Dismiss' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.disabled, expected: true })
    assert({
      given: 'a danger chip',
      should: 'carry its variant',
      actual: chip?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'no word about size', should: 'have none', actual: chip?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallDisabled = story({
  intent: 'Create a small chip "Evening classes" with a disabled button labelled "Take off" inside',
  template: SmallDisabledChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Evening classes',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Take off' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.disabled, expected: true })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: chip?.getAttribute('data-variant'),
      expected: null,
    })
    assert({ given: 'a small chip', should: 'carry its size', actual: chip?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const largeSuccess = story({
  intent: 'Build a large success chip "Free parking" with a button labelled "Delete" inside',
  template: LargeSuccessChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Free parking',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Delete' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'no word about a state', should: 'be enabled', actual: button?.disabled, expected: false })
    assert({
      given: 'a success chip',
      should: 'carry its variant',
      actual: chip?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'a large chip', should: 'carry its size', actual: chip?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const infoDisabled = story({
  intent: 'Make an info chip "Second hand" with a disabled button labelled "Discard" inside',
  template: InfoDisabledChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Second hand',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Discard' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.disabled, expected: true })
    assert({
      given: 'an info chip',
      should: 'carry its variant',
      actual: chip?.getAttribute('data-variant'),
      expected: 'info',
    })
    assert({ given: 'no word about size', should: 'have none', actual: chip?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallDangerDisabled = story({
  intent: 'I need a small danger chip "Recalled" with a disabled button labelled "Throw away" inside',
  template: SmallDangerDisabledChip,
  async play({ assert, accessibilityCheck }) {
    const chip = document.querySelector('span')
    const button = chip?.querySelector('button')
    assert({
      given: 'a chip',
      should: 'say its text first',
      actual: chip?.firstChild?.textContent?.trim(),
      expected: 'Recalled',
    })
    assert({ given: 'a button inside', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Throw away' })
    assert({ given: 'a button inside', should: 'submit nothing', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.disabled, expected: true })
    assert({
      given: 'a danger chip',
      should: 'carry its variant',
      actual: chip?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'a small chip', should: 'carry its size', actual: chip?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})
