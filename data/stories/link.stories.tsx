import { story } from 'plaited/testing'
import {
  BlueLink,
  CurrentDangerLink,
  CurrentLink,
  LargeCurrentPrimaryLink,
  LargeDangerDownloadLink,
  LargeDownloadBlueLink,
  LargeGreenLink,
  LargeNewTabLink,
  LargePrimaryNewTabLink,
  LargeSecondaryNewTabLink,
  NewTabLink,
  PlainLink,
  PrimaryLink,
  PrimaryNewTabGreenLink,
  SecondaryDownloadLink,
  SmallCurrentBlueLink,
  SmallCurrentSecondaryLink,
  SmallDangerNewTabLink,
  SmallGreenLink,
  SmallPrimaryDownloadLink,
  SmallSecondaryLink,
} from './link.tsx'

export const plain = story({
  intent: 'Create a link labelled "Compare plans" pointing to "/pricing"',
  template: PlainLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Compare plans')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/pricing' })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: link?.hasAttribute('data-variant'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: link?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'a link to another page',
      should: 'not be current',
      actual: link?.hasAttribute('aria-current'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    assert({
      given: 'no word about a download',
      should: 'save nothing',
      actual: link?.hasAttribute('download'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const primary = story({
  intent: 'Build a primary link labelled "Start free trial" pointing to "/signup"',
  template: PrimaryLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Start free trial')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/signup' })
    assert({
      given: 'a primary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: link?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a download',
      should: 'save nothing',
      actual: link?.hasAttribute('download'),
      expected: false,
    })
    assert({
      given: 'a link to another page',
      should: 'not be current',
      actual: link?.hasAttribute('aria-current'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const newTab = story({
  intent: 'Add a link labelled "Release notes" pointing to "/changelog" that opens in a new tab',
  template: NewTabLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Release notes')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its page',
      actual: link?.getAttribute('href'),
      expected: '/changelog',
    })
    assert({ given: 'a new tab', should: 'be the target', actual: link?.getAttribute('target'), expected: '_blank' })
    assert({
      given: 'a new tab',
      should: 'get no handle on this one',
      actual: link?.getAttribute('rel'),
      expected: 'noopener',
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: link?.hasAttribute('data-variant'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: link?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    assert({
      given: 'no word about a download or being current',
      should: 'have none',
      actual: link?.matches('[download], [aria-current]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeNewTab = story({
  intent: 'Make a large link labelled "Volcano webcams" pointing to "/craters" that opens in a new tab',
  template: LargeNewTabLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Volcano webcams')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/craters' })
    assert({
      given: 'a large link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a new tab', should: 'be the target', actual: link?.getAttribute('target'), expected: '_blank' })
    assert({
      given: 'a new tab',
      should: 'get no handle on this one',
      actual: link?.getAttribute('rel'),
      expected: 'noopener',
    })
    assert({
      given: 'no word about a download or a variant',
      should: 'have none',
      actual: link?.matches('[download], [data-variant]'),
      expected: false,
    })
    assert({
      given: 'a link to another page',
      should: 'not be current',
      actual: link?.hasAttribute('aria-current'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeSecondaryNewTab = story({
  intent:
    'I need a large secondary link labelled "Orchestra rehearsals" pointing to "/symphony" that opens in a new tab',
  template: LargeSecondaryNewTabLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Orchestra rehearsals')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its page',
      actual: link?.getAttribute('href'),
      expected: '/symphony',
    })
    assert({
      given: 'a large link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a secondary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({ given: 'a new tab', should: 'be the target', actual: link?.getAttribute('target'), expected: '_blank' })
    assert({
      given: 'a new tab',
      should: 'get no handle on this one',
      actual: link?.getAttribute('rel'),
      expected: 'noopener',
    })
    assert({
      given: 'no word about a download or being current',
      should: 'have none',
      actual: link?.matches('[download], [aria-current]'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallSecondary = story({
  intent: 'Make a small secondary link labelled "Older posts" pointing to "/archive"',
  template: SmallSecondaryLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Older posts')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/archive' })
    assert({
      given: 'a small link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a secondary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'a link to another page',
      should: 'not be current',
      actual: link?.hasAttribute('aria-current'),
      expected: false,
    })
    assert({
      given: 'no word about a download',
      should: 'save nothing',
      actual: link?.hasAttribute('download'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const current = story({
  intent: 'I need a current link labelled "Our people" pointing to "/team"',
  template: CurrentLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Our people')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/team' })
    assert({
      given: 'a current link',
      should: 'say that this is its page',
      actual: link?.getAttribute('aria-current'),
      expected: 'page',
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: link?.hasAttribute('data-variant'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: link?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'no word about a download',
      should: 'save nothing',
      actual: link?.hasAttribute('download'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const currentDanger = story({
  intent: 'Create a current danger link labelled "Overdue loans" pointing to "/borrowed"',
  template: CurrentDangerLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Overdue loans')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its page',
      actual: link?.getAttribute('href'),
      expected: '/borrowed',
    })
    assert({
      given: 'a current link',
      should: 'say that this is its page',
      actual: link?.getAttribute('aria-current'),
      expected: 'page',
    })
    assert({
      given: 'a danger link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'no word about a download',
      should: 'save nothing',
      actual: link?.hasAttribute('download'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: link?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallDangerNewTab = story({
  intent: 'Create a small danger link labelled "Service outages" pointing to "/incidents" that opens in a new tab',
  template: SmallDangerNewTabLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Service outages')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its page',
      actual: link?.getAttribute('href'),
      expected: '/incidents',
    })
    assert({
      given: 'a small link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a danger link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'a new tab', should: 'be the target', actual: link?.getAttribute('target'), expected: '_blank' })
    assert({
      given: 'a new tab',
      should: 'get no handle on this one',
      actual: link?.getAttribute('rel'),
      expected: 'noopener',
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    assert({
      given: 'no word about a download or being current',
      should: 'have none',
      actual: link?.matches('[download], [aria-current]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeCurrentPrimary = story({
  intent: 'Add a large current primary link labelled "Your overview" pointing to "/dashboard"',
  template: LargeCurrentPrimaryLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Your overview')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its page',
      actual: link?.getAttribute('href'),
      expected: '/dashboard',
    })
    assert({
      given: 'a large link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a current link',
      should: 'say that this is its page',
      actual: link?.getAttribute('aria-current'),
      expected: 'page',
    })
    assert({
      given: 'a primary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'no word about a download',
      should: 'save nothing',
      actual: link?.hasAttribute('download'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallCurrentSecondary = story({
  intent: 'Add a small current secondary link labelled "Paragliding" pointing to "/gliders"',
  template: SmallCurrentSecondaryLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Paragliding')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/gliders' })
    assert({
      given: 'a small link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a current link',
      should: 'say that this is its page',
      actual: link?.getAttribute('aria-current'),
      expected: 'page',
    })
    assert({
      given: 'a secondary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'no word about a download',
      should: 'save nothing',
      actual: link?.hasAttribute('download'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const colours = story({
  intent: 'Build a link labelled "Upcoming workshops" pointing to "/events" in white on blue',
  template: BlueLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Upcoming workshops')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/events' })
    assert({
      given: 'white on blue',
      should: 'write in white',
      actual: link && getComputedStyle(link).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on blue',
      should: 'be blue',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: link?.hasAttribute('data-variant'),
      expected: false,
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: link?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a new tab, a download or being current',
      should: 'have none',
      actual: link?.matches('[target], [download], [aria-current]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largeColours = story({
  intent: 'Make a large link labelled "Plant trees" pointing to "/donate" in white on green',
  template: LargeGreenLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Plant trees')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/donate' })
    assert({
      given: 'a large link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'white on green',
      should: 'write in white',
      actual: link && getComputedStyle(link).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on green',
      should: 'be green',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    assert({
      given: 'no word about a new tab, a download, being current or a variant',
      should: 'have none',
      actual: link?.matches('[target], [download], [aria-current], [data-variant]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallCurrentColours = story({
  intent: 'Build a small current link labelled "Kayak tours" pointing to "/paddles" in white on blue',
  template: SmallCurrentBlueLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Kayak tours')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/paddles' })
    assert({
      given: 'a small link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a current link',
      should: 'say that this is its page',
      actual: link?.getAttribute('aria-current'),
      expected: 'page',
    })
    assert({
      given: 'white on blue',
      should: 'write in white',
      actual: link && getComputedStyle(link).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on blue',
      should: 'be blue',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    assert({
      given: 'no word about a new tab or a download',
      should: 'have none',
      actual: link?.matches('[target], [download]'),
      expected: false,
    })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: link?.hasAttribute('data-variant'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const primaryNewTabColours = story({
  intent:
    'Create a primary link labelled "Telescope basics" pointing to "/astronomy" in white on green that opens in a new tab',
  template: PrimaryNewTabGreenLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Telescope basics')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its page',
      actual: link?.getAttribute('href'),
      expected: '/astronomy',
    })
    assert({
      given: 'a primary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({ given: 'a new tab', should: 'be the target', actual: link?.getAttribute('target'), expected: '_blank' })
    assert({
      given: 'a new tab',
      should: 'get no handle on this one',
      actual: link?.getAttribute('rel'),
      expected: 'noopener',
    })
    assert({
      given: 'white on green',
      should: 'write in white',
      actual: link && getComputedStyle(link).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on green',
      should: 'be green',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    assert({
      given: 'no word about a download, its size or being current',
      should: 'have none',
      actual: link?.matches('[download], [data-size], [aria-current]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const secondaryDownload = story({
  intent: 'I need a secondary download link labelled "Staff guide" pointing to "/handbook"',
  template: SecondaryDownloadLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Staff guide')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its file',
      actual: link?.getAttribute('href'),
      expected: '/handbook',
    })
    assert({
      given: 'a download link',
      should: 'save the file',
      actual: link?.hasAttribute('download'),
      expected: true,
    })
    assert({
      given: 'a secondary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({
      given: 'no word about its size',
      should: 'have none',
      actual: link?.hasAttribute('data-size'),
      expected: false,
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'a link to another page',
      should: 'not be current',
      actual: link?.hasAttribute('aria-current'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallPrimaryDownload = story({
  intent: 'Add a small primary download link labelled "Crossword puzzle" pointing to "/worksheet"',
  template: SmallPrimaryDownloadLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Crossword puzzle')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its file',
      actual: link?.getAttribute('href'),
      expected: '/worksheet',
    })
    assert({
      given: 'a small link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a download link',
      should: 'save the file',
      actual: link?.hasAttribute('download'),
      expected: true,
    })
    assert({
      given: 'a primary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'a link to another page',
      should: 'not be current',
      actual: link?.hasAttribute('aria-current'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeDangerDownload = story({
  intent: 'Build a large danger download link labelled "Evacuation procedure" pointing to "/emergency"',
  template: LargeDangerDownloadLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Evacuation procedure')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({
      given: 'the link',
      should: 'point to its file',
      actual: link?.getAttribute('href'),
      expected: '/emergency',
    })
    assert({
      given: 'a large link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a download link',
      should: 'save the file',
      actual: link?.hasAttribute('download'),
      expected: true,
    })
    assert({
      given: 'a danger link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({
      given: 'no word about a new tab',
      should: 'stay in this one',
      actual: link?.hasAttribute('target'),
      expected: false,
    })
    assert({
      given: 'a link to another page',
      should: 'not be current',
      actual: link?.hasAttribute('aria-current'),
      expected: false,
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeDownloadColours = story({
  intent: 'I need a large download link labelled "Knitting patterns" pointing to "/scarves" in white on blue',
  template: LargeDownloadBlueLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Knitting patterns')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its file', actual: link?.getAttribute('href'), expected: '/scarves' })
    assert({
      given: 'a large link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a download link',
      should: 'save the file',
      actual: link?.hasAttribute('download'),
      expected: true,
    })
    assert({
      given: 'white on blue',
      should: 'write in white',
      actual: link && getComputedStyle(link).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on blue',
      should: 'be blue',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    assert({
      given: 'no word about a new tab or a variant',
      should: 'have none',
      actual: link?.matches('[target], [data-variant]'),
      expected: false,
    })
    assert({
      given: 'a link to another page',
      should: 'not be current',
      actual: link?.hasAttribute('aria-current'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const largePrimaryNewTab = story({
  intent: 'Build a large primary link labelled "Browse photos" pointing to "/gallery" that opens in a new tab',
  template: LargePrimaryNewTabLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Browse photos')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/gallery' })
    assert({
      given: 'a large link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a primary link',
      should: 'carry its variant',
      actual: link?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({ given: 'a new tab', should: 'be the target', actual: link?.getAttribute('target'), expected: '_blank' })
    assert({
      given: 'a new tab',
      should: 'get no handle on this one',
      actual: link?.getAttribute('rel'),
      expected: 'noopener',
    })
    assert({
      given: 'no word about colours',
      should: 'leave the background alone',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    assert({
      given: 'no word about a download or being current',
      should: 'have none',
      actual: link?.matches('[download], [aria-current]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})

export const smallColours = story({
  intent: 'Create a small link labelled "Cook tonight" pointing to "/recipes" in white on green',
  template: SmallGreenLink,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Cook tonight')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/recipes' })
    assert({
      given: 'a small link',
      should: 'carry its size',
      actual: link?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'white on green',
      should: 'write in white',
      actual: link && getComputedStyle(link).color,
      expected: 'rgb(255, 255, 255)',
    })
    assert({
      given: 'white on green',
      should: 'be green',
      actual: link && getComputedStyle(link).backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    assert({
      given: 'no word about a new tab, a download, being current or a variant',
      should: 'have none',
      actual: link?.matches('[target], [download], [aria-current], [data-variant]'),
      expected: false,
    })
    await accessibilityCheck({})
  },
})
