import { story } from 'plaited/testing'
import {
  LargeOneLinkBreadcrumb,
  LargeOneLinkLinkedBreadcrumb,
  LargeTwoLinksLinkedBreadcrumb,
  OneLinkBreadcrumb,
  OneLinkLinkedBreadcrumb,
  SmallOneLinkBreadcrumb,
  SmallTwoLinksBreadcrumb,
  TwoLinksBreadcrumb,
} from './breadcrumb.tsx'

export const oneLink = story({
  intent: 'Create a breadcrumb labelled "Shop trail" with one link, "All footwear" pointing to "/shoes", and the current page "Boots"',
  template: OneLinkBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const link = await findByText('All footwear')
    const current = await findByText('Boots')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Shop trail' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: nav?.hasAttribute('data-size'), expected: false })
    assert({ given: 'a link and a page', should: 'be two steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 2 })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/shoes' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'the current page', should: 'not be a link', actual: current?.matches('a'), expected: false })
    await accessibilityCheck({})
  },
})

export const twoLinks = story({
  intent:
    'Build a breadcrumb labelled "Where you are" with two links, "Home base" pointing to "/start" and "Manuals" pointing to "/guides", and the current page "Tent repair"',
  template: TwoLinksBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Home base')
    const second = await findByText('Manuals')
    const current = await findByText('Tent repair')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Where you are' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: nav?.hasAttribute('data-size'), expected: false })
    assert({ given: 'two links and a page', should: 'be three steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 3 })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/start' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/guides' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'the current page', should: 'not be a link', actual: current?.matches('a'), expected: false })
    await accessibilityCheck({})
  },
})

export const smallOneLink = story({
  intent: 'Add a small breadcrumb labelled "Recipe trail" with one link, "Cookbook" pointing to "/kitchen", and the current page "Lemon soup"',
  template: SmallOneLinkBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const link = await findByText('Cookbook')
    const current = await findByText('Lemon soup')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Recipe trail' })
    assert({ given: 'a small breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'a link and a page', should: 'be two steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 2 })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/kitchen' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    await accessibilityCheck({})
  },
})

export const largeTwoLinksLinked = story({
  intent:
    'I need a large breadcrumb labelled "Page path" with two links, "Continent" pointing to "/europe" and "Country" pointing to "/portugal", and the linked current page "City" pointing to "/lisbon"',
  template: LargeTwoLinksLinkedBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Continent')
    const second = await findByText('Country')
    const current = await findByText('City')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Page path' })
    assert({ given: 'a large breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'two links and a page', should: 'be three steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 3 })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/europe' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/portugal' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'a linked current page', should: 'point to itself', actual: current?.getAttribute('href'), expected: '/lisbon' })
    await accessibilityCheck({})
  },
})

export const oneLinkLinked = story({
  intent:
    'Make a breadcrumb labelled "Folder path" with one link, "My work" pointing to "/projects", and the linked current page "Drawings" pointing to "/sketches"',
  template: OneLinkLinkedBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const link = await findByText('My work')
    const current = await findByText('Drawings')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Folder path' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: nav?.hasAttribute('data-size'), expected: false })
    assert({ given: 'a link and a page', should: 'be two steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 2 })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/projects' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'a linked current page', should: 'point to itself', actual: current?.getAttribute('href'), expected: '/sketches' })
    await accessibilityCheck({})
  },
})

export const largeOneLink = story({
  intent: 'Create a large breadcrumb labelled "Course steps" with one link, "Lessons" pointing to "/music", and the current page "First chords"',
  template: LargeOneLinkBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const link = await findByText('Lessons')
    const current = await findByText('First chords')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Course steps' })
    assert({ given: 'a large breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'a link and a page', should: 'be two steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 2 })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/music' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'the current page', should: 'not be a link', actual: current?.matches('a'), expected: false })
    await accessibilityCheck({})
  },
})

export const smallTwoLinks = story({
  intent:
    'Add a small breadcrumb labelled "Museum path" with two links, "Collections" pointing to "/museum" and "Oil on canvas" pointing to "/paintings", and the current page "Sunflowers"',
  template: SmallTwoLinksBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Collections')
    const second = await findByText('Oil on canvas')
    const current = await findByText('Sunflowers')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Museum path' })
    assert({ given: 'a small breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'two links and a page', should: 'be three steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 3 })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/museum' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/paintings' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    await accessibilityCheck({})
  },
})

export const largeOneLinkLinked = story({
  intent:
    'Build a large breadcrumb labelled "Help trail" with one link, "Help centre" pointing to "/support", and the linked current page "Billing questions" pointing to "/invoices"',
  template: LargeOneLinkLinkedBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const link = await findByText('Help centre')
    const current = await findByText('Billing questions')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Help trail' })
    assert({ given: 'a large breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'a link and a page', should: 'be two steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 2 })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/support' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'a linked current page', should: 'point to itself', actual: current?.getAttribute('href'), expected: '/invoices' })
    await accessibilityCheck({})
  },
})
