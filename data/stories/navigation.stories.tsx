import { story } from 'plaited/testing'
import {
  FirstCurrentNavigation,
  HeadingFirstCurrentNavigation,
  HeadingNavigation,
  HeadingSecondCurrentNavigation,
  HeadingThreeLinksSecondCurrentNavigation,
  HeadingThreeLinksThirdCurrentNavigation,
  ListFirstCurrentNavigation,
  ListHeadingFirstCurrentNavigation,
  ListHeadingNavigation,
  ListHeadingSecondCurrentNavigation,
  ListHeadingThreeLinksNavigation,
  ListNavigation,
  ListSecondCurrentNavigation,
  ListThreeLinksFirstCurrentNavigation,
  ListThreeLinksThirdCurrentNavigation,
  Navigation,
  SecondCurrentNavigation,
  ThreeLinksFirstCurrentNavigation,
  ThreeLinksNavigation,
} from './navigation.tsx'

export const plain = story({
  intent:
    'Create a navigation labelled "Main menu" with the link "Home" pointing to "/start" and the link "Prices" pointing to "/plans"',
  template: Navigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Main menu' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Home', 'Prices'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/start', '/plans'],
    })
    assert({
      given: 'no word about a current page',
      should: 'mark none',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const threeLinks = story({
  intent:
    'Build a navigation labelled "Hobby corner" with the link "Origami" pointing to "/paper", the link "Pottery" pointing to "/kiln" and the link "Macrame" pointing to "/knots"',
  template: ThreeLinksNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Hobby corner' })
    assert({
      given: 'three links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Origami', 'Pottery', 'Macrame'],
    })
    assert({
      given: 'three links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/paper', '/kiln', '/knots'],
    })
    assert({
      given: 'no word about a current page',
      should: 'mark none',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false, false],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const firstCurrent = story({
  intent:
    'I need a navigation labelled "Shop areas" with the link "Shoes" pointing to "/boots" and the link "Hats" pointing to "/caps", the first current',
  template: FirstCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Shop areas' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Shoes', 'Hats'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/boots', '/caps'],
    })
    assert({
      given: 'the first link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const threeLinksFirstCurrent = story({
  intent:
    'Add a navigation labelled "Circus acts" with the link "Jugglers" pointing to "/pins", the link "Acrobats" pointing to "/trapeze" and the link "Clowns" pointing to "/jokes", the first current',
  template: ThreeLinksFirstCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Circus acts' })
    assert({
      given: 'three links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Jugglers', 'Acrobats', 'Clowns'],
    })
    assert({
      given: 'three links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/pins', '/trapeze', '/jokes'],
    })
    assert({
      given: 'the first link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false, false],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const secondCurrent = story({
  intent:
    'Build a navigation labelled "Account pages" with the link "Orders" pointing to "/bought" and the link "Wishes" pointing to "/saved", the second current',
  template: SecondCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Account pages' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Orders', 'Wishes'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/bought', '/saved'],
    })
    assert({
      given: 'the second link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const list = story({
  intent:
    'Add a navigation list labelled "Help topics" with the link "Payment" pointing to "/billing" and the link "Delivery" pointing to "/shipping"',
  template: ListNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Help topics' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Payment', 'Delivery'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/billing', '/shipping'],
    })
    assert({
      given: 'no word about a current page',
      should: 'mark none',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 2,
    })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const listSecondCurrent = story({
  intent:
    'Make a navigation list labelled "Course parts" with the link "Lessons" pointing to "/learn" and the link "Exams" pointing to "/quiz", the second current',
  template: ListSecondCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Course parts' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Lessons', 'Exams'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/learn', '/quiz'],
    })
    assert({
      given: 'the second link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 2,
    })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const listThreeLinksThirdCurrent = story({
  intent:
    'I need a navigation list labelled "Dental clinic" with the link "Braces" pointing to "/wires", the link "Whitening" pointing to "/bleach" and the link "Implants" pointing to "/crowns", the third current',
  template: ListThreeLinksThirdCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Dental clinic' })
    assert({
      given: 'three links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Braces', 'Whitening', 'Implants'],
    })
    assert({
      given: 'three links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/wires', '/bleach', '/crowns'],
    })
    assert({
      given: 'the third link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false, true],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 3,
    })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const listThreeLinksFirstCurrent = story({
  intent:
    'Add a navigation list labelled "Embassy services" with the link "Visas" pointing to "/stamps", the link "Passports" pointing to "/borders" and the link "Consuls" pointing to "/envoys", the first current',
  template: ListThreeLinksFirstCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Embassy services' })
    assert({
      given: 'three links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Visas', 'Passports', 'Consuls'],
    })
    assert({
      given: 'three links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/stamps', '/borders', '/envoys'],
    })
    assert({
      given: 'the first link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false, false],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 3,
    })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const heading = story({
  intent:
    'Create a navigation labelled "Town guide" with a level 2 heading "What to see", the link "Museums" pointing to "/art" and the link "Parks" pointing to "/green"',
  template: HeadingNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Town guide' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Museums', 'Parks'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/art', '/green'],
    })
    assert({
      given: 'no word about a current page',
      should: 'mark none',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'What to see',
    })
    await accessibilityCheck({})
  },
})

export const listHeading = story({
  intent:
    'Build a navigation list labelled "Site footer" with a level 2 heading "About the firm", the link "Contact" pointing to "/write" and the link "Careers" pointing to "/jobs"',
  template: ListHeadingNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Site footer' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Contact', 'Careers'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/write', '/jobs'],
    })
    assert({
      given: 'no word about a current page',
      should: 'mark none',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 2,
    })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'About the firm',
    })
    await accessibilityCheck({})
  },
})

export const listHeadingThreeLinks = story({
  intent:
    'Build a navigation list labelled "Dinosaur wing" with a level 2 heading "Fossil exhibits", the link "Jurassic" pointing to "/raptors", the link "Triassic" pointing to "/reptiles" and the link "Cretaceous" pointing to "/horns"',
  template: ListHeadingThreeLinksNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Dinosaur wing' })
    assert({
      given: 'three links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Jurassic', 'Triassic', 'Cretaceous'],
    })
    assert({
      given: 'three links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/raptors', '/reptiles', '/horns'],
    })
    assert({
      given: 'no word about a current page',
      should: 'mark none',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false, false],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 3,
    })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'Fossil exhibits',
    })
    await accessibilityCheck({})
  },
})

export const listHeadingFirstCurrent = story({
  intent:
    'Make a navigation list labelled "Planetarium" with a level 2 heading "Celestial wonders", the link "Comets" pointing to "/tails" and the link "Nebulas" pointing to "/dust", the first current',
  template: ListHeadingFirstCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Planetarium' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Comets', 'Nebulas'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/tails', '/dust'],
    })
    assert({
      given: 'the first link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 2,
    })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'Celestial wonders',
    })
    await accessibilityCheck({})
  },
})

export const listHeadingSecondCurrent = story({
  intent:
    'Create a navigation list labelled "Vineyard stroll" with a level 2 heading "Taste and wander", the link "Cellars" pointing to "/barrels" and the link "Orchards" pointing to "/plums", the second current',
  template: ListHeadingSecondCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Vineyard stroll' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Cellars', 'Orchards'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/barrels', '/plums'],
    })
    assert({
      given: 'the second link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 2,
    })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'Taste and wander',
    })
    await accessibilityCheck({})
  },
})

export const headingFirstCurrent = story({
  intent:
    'I need a navigation labelled "Kitchen guide" with a level 2 heading "Cook at home", the link "Soups" pointing to "/warm" and the link "Salads" pointing to "/fresh", the first current',
  template: HeadingFirstCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Kitchen guide' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Soups', 'Salads'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/warm', '/fresh'],
    })
    assert({
      given: 'the first link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'Cook at home',
    })
    await accessibilityCheck({})
  },
})

export const headingThreeLinksThirdCurrent = story({
  intent:
    'Create a navigation labelled "Ski resort" with a level 2 heading "Slopes and lifts", the link "Gondolas" pointing to "/cables", the link "Snowboards" pointing to "/powder" and the link "Chalets" pointing to "/lodges", the third current',
  template: HeadingThreeLinksThirdCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Ski resort' })
    assert({
      given: 'three links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Gondolas', 'Snowboards', 'Chalets'],
    })
    assert({
      given: 'three links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/cables', '/powder', '/lodges'],
    })
    assert({
      given: 'the third link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false, true],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'Slopes and lifts',
    })
    await accessibilityCheck({})
  },
})

export const headingThreeLinksSecondCurrent = story({
  intent:
    'Make a navigation labelled "Farm gazette" with a level 2 heading "Animals and crops", the link "Goats" pointing to "/herd", the link "Barley" pointing to "/grain" and the link "Beehives" pointing to "/wax", the second current',
  template: HeadingThreeLinksSecondCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Farm gazette' })
    assert({
      given: 'three links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Goats', 'Barley', 'Beehives'],
    })
    assert({
      given: 'three links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/herd', '/grain', '/wax'],
    })
    assert({
      given: 'the second link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true, false],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'Animals and crops',
    })
    await accessibilityCheck({})
  },
})

export const listFirstCurrent = story({
  intent:
    'Create a navigation list labelled "Music rooms" with the link "Concerts" pointing to "/live" and the link "Records" pointing to "/vinyl", the first current',
  template: ListFirstCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Music rooms' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Concerts', 'Records'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/live', '/vinyl'],
    })
    assert({
      given: 'the first link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false],
    })
    assert({
      given: 'a navigation list',
      should: 'hold the links in list items',
      actual: nav?.querySelectorAll('ul > li > a').length,
      expected: 2,
    })
    assert({ given: 'no word about a heading', should: 'have none', actual: nav?.querySelectorAll('h2').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const headingSecondCurrent = story({
  intent:
    'Add a navigation labelled "Bike shop" with a level 2 heading "Ride with us", the link "Repairs" pointing to "/mend" and the link "Rentals" pointing to "/hire", the second current',
  template: HeadingSecondCurrentNavigation,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a') ?? [])]
    assert({ given: 'the label', should: 'name the landmark', actual: nav?.getAttribute('aria-label'), expected: 'Bike shop' })
    assert({
      given: 'two links',
      should: 'say where they lead',
      actual: links.map((link) => link.textContent),
      expected: ['Repairs', 'Rentals'],
    })
    assert({
      given: 'two links',
      should: 'point there',
      actual: links.map((link) => link.getAttribute('href')),
      expected: ['/mend', '/hire'],
    })
    assert({
      given: 'the second link current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true],
    })
    assert({ given: 'a plain navigation', should: 'have no list', actual: nav?.querySelectorAll('li').length, expected: 0 })
    assert({
      given: 'a level 2 heading',
      should: 'title the navigation',
      actual: nav?.querySelector('h2')?.textContent,
      expected: 'Ride with us',
    })
    await accessibilityCheck({})
  },
})
