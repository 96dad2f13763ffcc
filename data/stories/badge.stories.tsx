import { story } from 'plaited/testing'
import {
  DangerRedBadge,
  InfoBlueBadge,
  LargeDangerBadge,
  LargeInfoBadge,
  LargeInfoBlueBadge,
  LargeSuccessGreenBadge,
  LargeWarningBadge,
  LargeWarningRedBadge,
  SmallDangerBadge,
  SmallDangerRedBadge,
  SmallInfoBlueBadge,
  SmallSuccessGreenBadge,
  SmallWarningBadge,
  SmallWarningRedBadge,
  SuccessBadge,
  SuccessGreenBadge,
  WarningBadge,
} from './badge.tsx'

export const success = story({
  intent: 'Create a success badge labelled "In stock"',
  template: SuccessBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('In stock')
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a success badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'success' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: badge?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: badge && getComputedStyle(badge).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const warning = story({
  intent: 'Build a warning badge labelled "Expires soon"',
  template: WarningBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Expires soon')
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a warning badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: badge?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: badge && getComputedStyle(badge).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallWarning = story({
  intent: 'Add a small warning badge labelled "Low battery"',
  template: SmallWarningBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Low battery')
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a warning badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'a small badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: badge && getComputedStyle(badge).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallDanger = story({
  intent: 'Make a small danger badge labelled "Flight cancelled"',
  template: SmallDangerBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Flight cancelled')
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a danger badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'a small badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: badge && getComputedStyle(badge).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeInfo = story({
  intent: 'I need a large info badge labelled "New arrival"',
  template: LargeInfoBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('New arrival')
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'an info badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'a large badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: badge && getComputedStyle(badge).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeDanger = story({
  intent: 'Create a large danger badge labelled "Not drinkable"',
  template: LargeDangerBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Not drinkable')
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a danger badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'a large badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: badge && getComputedStyle(badge).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const dangerRed = story({
  intent: 'Make a danger badge labelled "Past due" in white on red',
  template: DangerRedBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Past due')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a danger badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: badge?.getAttribute('data-size'), expected: null })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a red background', should: 'be red', actual: style?.backgroundColor, expected: 'rgb(179, 38, 30)' })
    await accessibilityCheck({})
  },
})

export const infoBlue = story({
  intent: 'I need an info badge labelled "Wheelchair friendly" in white on blue',
  template: InfoBlueBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Wheelchair friendly')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'an info badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: badge?.getAttribute('data-size'), expected: null })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a blue background', should: 'be blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})

export const successGreen = story({
  intent: 'Add a success badge labelled "Signed and sealed" in white on green',
  template: SuccessGreenBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Signed and sealed')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a success badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'success' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: badge?.getAttribute('data-size'), expected: null })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const smallInfoBlue = story({
  intent: 'Build a small info badge labelled "Beta access" in white on blue',
  template: SmallInfoBlueBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Beta access')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'an info badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'a small badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a blue background', should: 'be blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})

export const largeInfoBlue = story({
  intent: 'Make a large info badge labelled "Early edition" in white on blue',
  template: LargeInfoBlueBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Early edition')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'an info badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'a large badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a blue background', should: 'be blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})

export const smallSuccessGreen = story({
  intent: 'I need a small success badge labelled "Handmade" in white on green',
  template: SmallSuccessGreenBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Handmade')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a success badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'success' })
    assert({ given: 'a small badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const largeSuccessGreen = story({
  intent: 'Create a large success badge labelled "Verified seller" in white on green',
  template: LargeSuccessGreenBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Verified seller')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a success badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'success' })
    assert({ given: 'a large badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a green background', should: 'be green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})

export const largeWarningRed = story({
  intent: 'Build a large warning badge labelled "Slippery path" in white on red',
  template: LargeWarningRedBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Slippery path')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a warning badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'a large badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a red background', should: 'be red', actual: style?.backgroundColor, expected: 'rgb(179, 38, 30)' })
    await accessibilityCheck({})
  },
})

export const smallWarningRed = story({
  intent: 'Create a small warning badge labelled "Contains peanuts" in white on red',
  template: SmallWarningRedBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Contains peanuts')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a warning badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'a small badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a red background', should: 'be red', actual: style?.backgroundColor, expected: 'rgb(179, 38, 30)' })
    await accessibilityCheck({})
  },
})

export const largeWarning = story({
  intent: 'Add a large warning badge labelled "Almost full"',
  template: LargeWarningBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Almost full')
    assert({ given: 'a badge', should: 'be plain inline text', actual: badge?.tagName, expected: 'SPAN' })
    assert({ given: 'a warning badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'a large badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: badge && getComputedStyle(badge).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallDangerRed = story({
  intent: 'I need a small danger badge labelled "Sold out" in white on red',
  template: SmallDangerRedBadge,
  async play({ assert, findByText, accessibilityCheck }) {
    const badge = await findByText('Sold out')
    const style = badge && getComputedStyle(badge)
    assert({ given: 'a danger badge', should: 'carry its variant', actual: badge?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'a small badge', should: 'carry its size', actual: badge?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white text', should: 'be white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'a red background', should: 'be red', actual: style?.backgroundColor, expected: 'rgb(179, 38, 30)' })
    await accessibilityCheck({})
  },
})
