import { story } from 'plaited/testing'
import {
  FourPagesSecondCurrentPagination,
  LargeFourPagesThirdCurrentPagination,
  LargeThreePagesFirstCurrentPagination,
  LargeThreePagesSecondCurrentPagination,
  LargeThreePagesThirdCurrentPagination,
  LargeTwoPagesFirstCurrentPagination,
  LargeTwoPagesSecondCurrentPagination,
  SmallFourPagesFirstCurrentPagination,
  SmallThreePagesFirstCurrentPagination,
  SmallThreePagesSecondCurrentPagination,
  SmallThreePagesThirdCurrentPagination,
  SmallTwoPagesFirstCurrentPagination,
  SmallTwoPagesSecondCurrentPagination,
  ThreePagesFirstCurrentPagination,
  ThreePagesSecondCurrentPagination,
  ThreePagesThirdCurrentPagination,
  TwoPagesFirstCurrentPagination,
  TwoPagesSecondCurrentPagination,
} from './pagination.tsx'

export const twoPagesFirstCurrent = story({
  intent: 'Create pagination labelled "Search results" with links to two pages, the first current',
  template: TwoPagesFirstCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Search results',
    })
    assert({
      given: 'two pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2']],
    })
    assert({
      given: 'the first page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: nav?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const twoPagesSecondCurrent = story({
  intent: 'Add pagination labelled "Chess riddles" with links to two pages, the second current',
  template: TwoPagesSecondCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Chess riddles',
    })
    assert({
      given: 'two pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2']],
    })
    assert({
      given: 'the second page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true],
    })
    assert({ given: 'no word about size', should: 'have none', actual: nav?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const threePagesSecondCurrent = story({
  intent: 'I need pagination labelled "Photo albums" with links to three pages, the second current',
  template: ThreePagesSecondCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Photo albums',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the second page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: nav?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const threePagesFirstCurrent = story({
  intent: 'Build pagination labelled "Auction catalogue" with links to three pages, the first current',
  template: ThreePagesFirstCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Auction catalogue',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the first page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: nav?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallThreePagesFirstCurrent = story({
  intent: 'Build small pagination labelled "Order history" with links to three pages, the first current',
  template: SmallThreePagesFirstCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Order history',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the first page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false, false],
    })
    assert({ given: 'a small pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const smallThreePagesThirdCurrent = story({
  intent: 'I need small pagination labelled "Meteorite samples" with links to three pages, the third current',
  template: SmallThreePagesThirdCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Meteorite samples',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the third page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false, true],
    })
    assert({ given: 'a small pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const largeTwoPagesSecondCurrent = story({
  intent: 'Add large pagination labelled "Recipe book" with links to two pages, the second current',
  template: LargeTwoPagesSecondCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Recipe book',
    })
    assert({
      given: 'two pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2']],
    })
    assert({
      given: 'the second page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true],
    })
    assert({ given: 'a large pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const largeTwoPagesFirstCurrent = story({
  intent: 'Create large pagination labelled "Insect encyclopedia" with links to two pages, the first current',
  template: LargeTwoPagesFirstCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Insect encyclopedia',
    })
    assert({
      given: 'two pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2']],
    })
    assert({
      given: 'the first page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false],
    })
    assert({ given: 'a large pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const largeThreePagesThirdCurrent = story({
  intent: 'Make large pagination labelled "News archive" with links to three pages, the third current',
  template: LargeThreePagesThirdCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'News archive',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the third page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false, true],
    })
    assert({ given: 'a large pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const largeThreePagesSecondCurrent = story({
  intent: 'Add large pagination labelled "Orchid varieties" with links to three pages, the second current',
  template: LargeThreePagesSecondCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Orchid varieties',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the second page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true, false],
    })
    assert({ given: 'a large pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const smallTwoPagesFirstCurrent = story({
  intent: 'Create small pagination labelled "Guest comments" with links to two pages, the first current',
  template: SmallTwoPagesFirstCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Guest comments',
    })
    assert({
      given: 'two pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2']],
    })
    assert({
      given: 'the first page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false],
    })
    assert({ given: 'a small pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const smallTwoPagesSecondCurrent = story({
  intent: 'Make small pagination labelled "Wedding toasts" with links to two pages, the second current',
  template: SmallTwoPagesSecondCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Wedding toasts',
    })
    assert({
      given: 'two pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2']],
    })
    assert({
      given: 'the second page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true],
    })
    assert({ given: 'a small pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const threePagesThirdCurrent = story({
  intent: 'Build pagination labelled "Job offers" with links to three pages, the third current',
  template: ThreePagesThirdCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Job offers',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the third page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false, true],
    })
    assert({ given: 'no word about size', should: 'have none', actual: nav?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const fourPagesSecondCurrent = story({
  intent: 'Create pagination labelled "Karaoke lyrics" with links to four pages, the second current',
  template: FourPagesSecondCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Karaoke lyrics',
    })
    assert({
      given: 'four pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3'], ['4', '?page=4']],
    })
    assert({
      given: 'the second page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true, false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: nav?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallFourPagesFirstCurrent = story({
  intent: 'Build small pagination labelled "Lighthouse postcards" with links to four pages, the first current',
  template: SmallFourPagesFirstCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Lighthouse postcards',
    })
    assert({
      given: 'four pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3'], ['4', '?page=4']],
    })
    assert({
      given: 'the first page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false, false, false],
    })
    assert({ given: 'a small pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const largeFourPagesThirdCurrent = story({
  intent: 'I need large pagination labelled "Cathedral blueprints" with links to four pages, the third current',
  template: LargeFourPagesThirdCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Cathedral blueprints',
    })
    assert({
      given: 'four pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3'], ['4', '?page=4']],
    })
    assert({
      given: 'the third page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, false, true, false],
    })
    assert({ given: 'a large pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const largeThreePagesFirstCurrent = story({
  intent: 'Create large pagination labelled "Travel stories" with links to three pages, the first current',
  template: LargeThreePagesFirstCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Travel stories',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the first page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [true, false, false],
    })
    assert({ given: 'a large pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const smallThreePagesSecondCurrent = story({
  intent: 'I need small pagination labelled "Invoice overview" with links to three pages, the second current',
  template: SmallThreePagesSecondCurrentPagination,
  async play({ assert, accessibilityCheck }) {
    const nav = document.querySelector('nav')
    const links = [...(nav?.querySelectorAll('a[href]') ?? [])]
    assert({
      given: 'the label',
      should: 'name the navigation landmark',
      actual: nav?.getAttribute('aria-label'),
      expected: 'Invoice overview',
    })
    assert({
      given: 'three pages',
      should: 'link each by its number, to ?page= that number',
      actual: links.map((link) => [link.textContent, link.getAttribute('href')]),
      expected: [['1', '?page=1'], ['2', '?page=2'], ['3', '?page=3']],
    })
    assert({
      given: 'the second page current',
      should: 'mark that link and no other',
      actual: links.map((link) => link.getAttribute('aria-current') === 'page'),
      expected: [false, true, false],
    })
    assert({ given: 'a small pagination', should: 'carry its size', actual: nav?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})
