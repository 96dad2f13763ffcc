import { story } from 'plaited/testing'
import {
  EmptyState,
  LargeLinkEmptyState,
  PictureEmptyState,
  PrimaryButtonEmptyState,
  SmallButtonEmptyState,
  WarningEmptyState,
} from './empty-state.tsx'

export const plain = story({
  intent: 'Create an empty state as a section with a level 2 heading "No invoices yet", saying "They appear here after your first sale"',
  template: EmptyState,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('No invoices yet')
    const text = await findByText('They appear here after your first sale')
    const section = heading?.closest('section')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'an empty state', should: 'be a section that holds both', actual: section?.children.length, expected: 2 })
    assert({ given: 'a heading', should: 'come first', actual: section?.firstElementChild?.textContent, expected: 'No invoices yet' })
    assert({ given: 'no word about a size or a variant', should: 'have none', actual: section?.matches('[data-size], [data-variant]'), expected: false })
    await accessibilityCheck({})
  },
})

export const smallButton = story({
  intent:
    'I need a small empty state as a section with a level 2 heading "Your basket is empty", saying "Fill it with fresh vegetables", with a button labelled "Browse the market"',
  template: SmallButtonEmptyState,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Your basket is empty')
    const text = await findByText('Fill it with fresh vegetables')
    const button = await findByText('Browse the market')
    const section = heading?.closest('section')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'an empty state', should: 'be a section that holds all three', actual: section?.children.length, expected: 3 })
    assert({ given: 'a small empty state', should: 'carry its size', actual: section?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const primaryButton = story({
  intent:
    'Build an empty state as a section with a level 2 heading "Nobody has joined", saying "A choir needs at least four voices", with a primary button labelled "Invite singers"',
  template: PrimaryButtonEmptyState,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Nobody has joined')
    const text = await findByText('A choir needs at least four voices')
    const button = await findByText('Invite singers')
    const section = heading?.closest('section')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a primary button', should: 'carry its variant', actual: button?.getAttribute('data-variant'), expected: 'primary' })
    assert({ given: 'an empty state', should: 'be a section that holds all three', actual: section?.children.length, expected: 3 })
    assert({ given: 'no word about size', should: 'have none', actual: section?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const largeLink = story({
  intent:
    'Add a large empty state as a section with a level 3 heading "Nothing matches", saying "Try a shorter word", with a link labelled "All books" pointing to "/catalogue"',
  template: LargeLinkEmptyState,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Nothing matches')
    const text = await findByText('Try a shorter word')
    const link = await findByText('All books')
    const section = heading?.closest('section')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the link label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/catalogue' })
    assert({ given: 'an empty state', should: 'be a section that holds all three', actual: section?.children.length, expected: 3 })
    assert({ given: 'a large empty state', should: 'carry its size', actual: section?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const picture = story({
  intent:
    'Make an empty state as a section with the image "/nest.png" described as "Abandoned nest" and a level 2 heading "All quiet here", saying "New sightings are listed every morning"',
  template: PictureEmptyState,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('All quiet here')
    const text = await findByText('New sightings are listed every morning')
    const section = heading?.closest('section')
    const image = section?.querySelector('img')
    assert({ given: 'the image', should: 'come from its source', actual: image?.getAttribute('src'), expected: '/nest.png' })
    assert({ given: 'the description', should: 'be the alternative text', actual: image?.getAttribute('alt'), expected: 'Abandoned nest' })
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'no word about a size or a variant', should: 'have none', actual: section?.matches('[data-size], [data-variant]'), expected: false })
    await accessibilityCheck({})
  },
})

export const warning = story({
  intent:
    'Create a warning empty state as a section with a level 2 heading "Connection lost", saying "Your letters are kept on this device"',
  template: WarningEmptyState,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Connection lost')
    const text = await findByText('Your letters are kept on this device')
    const section = heading?.closest('section')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'an empty state', should: 'be a section that holds both', actual: section?.children.length, expected: 2 })
    assert({ given: 'a warning empty state', should: 'carry its variant', actual: section?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'no word about size', should: 'have none', actual: section?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})
