import { story } from 'plaited/testing'
import {
  LargeOneLinkBreadcrumb,
  LargeOneLinkLinkedBreadcrumb,
  LargeThreeLinksLinkedBreadcrumb,
  LargeTwoLinksBreadcrumb,
  LargeTwoLinksLinkedBreadcrumb,
  OneLinkBreadcrumb,
  OneLinkLinkedBreadcrumb,
  SmallOneLinkBreadcrumb,
  SmallOneLinkLinkedBreadcrumb,
  SmallThreeLinksBreadcrumb,
  SmallThreeLinksLinkedBreadcrumb,
  SmallTwoLinksBreadcrumb,
  ThreeLinksBreadcrumb,
  ThreeLinksLinkedBreadcrumb,
  TwoLinksBreadcrumb,
  TwoLinksLinkedBreadcrumb,
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

export const threeLinks = story({
  intent:
    'I need a breadcrumb labelled "Camp route" with three links, "Trailhead" pointing to "/basecamp", "Equipment shed" pointing to "/gear" and "Watercraft" pointing to "/paddles", and the current page "Kayak rental"',
  template: ThreeLinksBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Trailhead')
    const second = await findByText('Equipment shed')
    const third = await findByText('Watercraft')
    const current = await findByText('Kayak rental')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Camp route' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: nav?.hasAttribute('data-size'), expected: false })
    assert({
      given: 'three links and a page',
      should: 'be four steps in order',
      actual: nav?.querySelectorAll('ol > li').length,
      expected: 4,
    })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/basecamp' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/gear' })
    assert({ given: 'the third link', should: 'point to its page', actual: third?.getAttribute('href'), expected: '/paddles' })
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
    assert({ given: 'the current page', should: 'not be a link', actual: current?.matches('a'), expected: false })
    await accessibilityCheck({})
  },
})

export const smallOneLinkLinked = story({
  intent:
    'Create a small breadcrumb labelled "Hangar trail" with one link, "Gliders" pointing to "/airfield", and the linked current page "Paragliding" pointing to "/flying"',
  template: SmallOneLinkLinkedBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const link = await findByText('Gliders')
    const current = await findByText('Paragliding')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Hangar trail' })
    assert({ given: 'a small breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'a link and a page', should: 'be two steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 2 })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/airfield' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'a linked current page', should: 'point to itself', actual: current?.getAttribute('href'), expected: '/flying' })
    await accessibilityCheck({})
  },
})

export const smallThreeLinksLinked = story({
  intent:
    'Build a small breadcrumb labelled "Theatre path" with three links, "Playbill" pointing to "/stage", "Costume studio" pointing to "/wardrobe" and "Carnival" pointing to "/parade", and the linked current page "Masquerade" pointing to "/masks"',
  template: SmallThreeLinksLinkedBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Playbill')
    const second = await findByText('Costume studio')
    const third = await findByText('Carnival')
    const current = await findByText('Masquerade')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Theatre path' })
    assert({ given: 'a small breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'three links and a page',
      should: 'be four steps in order',
      actual: nav?.querySelectorAll('ol > li').length,
      expected: 4,
    })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/stage' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/wardrobe' })
    assert({ given: 'the third link', should: 'point to its page', actual: third?.getAttribute('href'), expected: '/parade' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'a linked current page', should: 'point to itself', actual: current?.getAttribute('href'), expected: '/masks' })
    await accessibilityCheck({})
  },
})

export const smallThreeLinks = story({
  intent:
    'Make a small breadcrumb labelled "Bakery trail" with three links, "Oven room" pointing to "/ovens", "Viennoiserie" pointing to "/croissants" and "Puff layers" pointing to "/dough", and the current page "Pistachio twist"',
  template: SmallThreeLinksBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Oven room')
    const second = await findByText('Viennoiserie')
    const third = await findByText('Puff layers')
    const current = await findByText('Pistachio twist')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Bakery trail' })
    assert({ given: 'a small breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'three links and a page',
      should: 'be four steps in order',
      actual: nav?.querySelectorAll('ol > li').length,
      expected: 4,
    })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/ovens' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/croissants' })
    assert({ given: 'the third link', should: 'point to its page', actual: third?.getAttribute('href'), expected: '/dough' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'the current page', should: 'not be a link', actual: current?.matches('a'), expected: false })
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

export const largeThreeLinksLinked = story({
  intent:
    'Add a large breadcrumb labelled "Stadium route" with three links, "Athletics" pointing to "/track", "Hurdles" pointing to "/jumping" and "Final heats" pointing to "/heats", and the linked current page "Medal ceremony" pointing to "/podium"',
  template: LargeThreeLinksLinkedBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Athletics')
    const second = await findByText('Hurdles')
    const third = await findByText('Final heats')
    const current = await findByText('Medal ceremony')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Stadium route' })
    assert({ given: 'a large breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'three links and a page',
      should: 'be four steps in order',
      actual: nav?.querySelectorAll('ol > li').length,
      expected: 4,
    })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/track' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/jumping' })
    assert({ given: 'the third link', should: 'point to its page', actual: third?.getAttribute('href'), expected: '/heats' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'a linked current page', should: 'point to itself', actual: current?.getAttribute('href'), expected: '/podium' })
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

export const twoLinksLinked = story({
  intent:
    'Build a breadcrumb labelled "Orchard path" with two links, "Farm shop" pointing to "/farm" and "Fruit presses" pointing to "/presses", and the linked current page "Cider mill" pointing to "/mill"',
  template: TwoLinksLinkedBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Farm shop')
    const second = await findByText('Fruit presses')
    const current = await findByText('Cider mill')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Orchard path' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: nav?.hasAttribute('data-size'), expected: false })
    assert({ given: 'two links and a page', should: 'be three steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 3 })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/farm' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/presses' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'a linked current page', should: 'point to itself', actual: current?.getAttribute('href'), expected: '/mill' })
    await accessibilityCheck({})
  },
})

export const threeLinksLinked = story({
  intent:
    'Add a breadcrumb labelled "Clinic path" with three links, "Outpatients" pointing to "/wards", "Physiotherapy" pointing to "/therapy" and "Appointments" pointing to "/bookings", and the linked current page "Knee exercises" pointing to "/knees"',
  template: ThreeLinksLinkedBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Outpatients')
    const second = await findByText('Physiotherapy')
    const third = await findByText('Appointments')
    const current = await findByText('Knee exercises')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Clinic path' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: nav?.hasAttribute('data-size'), expected: false })
    assert({
      given: 'three links and a page',
      should: 'be four steps in order',
      actual: nav?.querySelectorAll('ol > li').length,
      expected: 4,
    })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/wards' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/therapy' })
    assert({ given: 'the third link', should: 'point to its page', actual: third?.getAttribute('href'), expected: '/bookings' })
    assert({ given: 'the current page', should: 'be marked', actual: current?.getAttribute('aria-current'), expected: 'page' })
    assert({ given: 'a linked current page', should: 'point to itself', actual: current?.getAttribute('href'), expected: '/knees' })
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

export const largeTwoLinks = story({
  intent:
    'I need a large breadcrumb labelled "Observatory trail" with two links, "Planetarium" pointing to "/cosmos" and "Meteor showers" pointing to "/comets", and the current page "Perseids"',
  template: LargeTwoLinksBreadcrumb,
  async play({ assert, findByText, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const first = await findByText('Planetarium')
    const second = await findByText('Meteor showers')
    const current = await findByText('Perseids')
    assert({ given: 'a breadcrumb', should: 'be a named landmark', actual: nav?.getAttribute('aria-label'), expected: 'Observatory trail' })
    assert({ given: 'a large breadcrumb', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'two links and a page', should: 'be three steps in order', actual: nav?.querySelectorAll('ol > li').length, expected: 3 })
    assert({ given: 'the first link', should: 'point to its page', actual: first?.getAttribute('href'), expected: '/cosmos' })
    assert({ given: 'the second link', should: 'point to its page', actual: second?.getAttribute('href'), expected: '/comets' })
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
    assert({ given: 'the current page', should: 'not be a link', actual: current?.matches('a'), expected: false })
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
