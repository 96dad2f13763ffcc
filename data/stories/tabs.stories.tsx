import { story } from 'plaited/testing'
import {
  ThreeFirstTabs,
  ThreeSecondTabs,
  ThreeSwitchingSecondTabs,
  ThreeVerticalFirstTabs,
  TwoFirstTabs,
  TwoSecondTabs,
  TwoSwitchingFirstTabs,
  TwoSwitchingSecondTabs,
  TwoVerticalFirstTabs,
  TwoVerticalSecondTabs,
} from './tabs.tsx'

export const twoFirst = story({
  intent: 'Create two tabs labelled "Account areas", "Profile" and "Invoices", the first selected, showing "Change your name and photo"',
  template: TwoFirstTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Profile'), await findByText('Invoices')]
    const panel = await findByText('Change your name and photo')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Profile', 'Invoices'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Account areas' })
    assert({ given: 'no word about direction', should: 'run across', actual: list?.hasAttribute('aria-orientation'), expected: false })
    assert({
      given: 'the first selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['true', 'false'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[0]?.id) && panel?.getAttribute('aria-labelledby') === tabs[0]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const twoSecond = story({
  intent: 'Build two tabs labelled "Product facts", "Materials" and "Care", the second selected, showing "Wash by hand in cold water"',
  template: TwoSecondTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Materials'), await findByText('Care')]
    const panel = await findByText('Wash by hand in cold water')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Materials', 'Care'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Product facts' })
    assert({ given: 'no word about direction', should: 'run across', actual: list?.hasAttribute('aria-orientation'), expected: false })
    assert({
      given: 'the second selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['false', 'true'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[1]?.id) && panel?.getAttribute('aria-labelledby') === tabs[1]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const threeFirst = story({
  intent: 'Add three tabs labelled "Forecast", "Today", "Tomorrow" and "Weekend", the first selected, showing "Sunny until noon and windy later"',
  template: ThreeFirstTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Today'), await findByText('Tomorrow'), await findByText('Weekend')]
    const panel = await findByText('Sunny until noon and windy later')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Today', 'Tomorrow', 'Weekend'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Forecast' })
    assert({ given: 'no word about direction', should: 'run across', actual: list?.hasAttribute('aria-orientation'), expected: false })
    assert({
      given: 'the first selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['true', 'false', 'false'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[0]?.id) && panel?.getAttribute('aria-labelledby') === tabs[0]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const twoVerticalSecond = story({
  intent: 'I need two vertical tabs labelled "Mailbox", "Inbox" and "Drafts", the second selected, showing "Nothing waits to be sent"',
  template: TwoVerticalSecondTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Inbox'), await findByText('Drafts')]
    const panel = await findByText('Nothing waits to be sent')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Inbox', 'Drafts'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Mailbox' })
    assert({ given: 'vertical tabs', should: 'say so', actual: list?.getAttribute('aria-orientation'), expected: 'vertical' })
    assert({
      given: 'the second selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['false', 'true'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[1]?.id) && panel?.getAttribute('aria-labelledby') === tabs[1]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const threeVerticalFirst = story({
  intent:
    'Make three vertical tabs labelled "Preferences", "Sounds", "Privacy" and "Keyboard", the first selected, showing "Choose how loud the bell rings"',
  template: ThreeVerticalFirstTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Sounds'), await findByText('Privacy'), await findByText('Keyboard')]
    const panel = await findByText('Choose how loud the bell rings')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Sounds', 'Privacy', 'Keyboard'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Preferences' })
    assert({ given: 'vertical tabs', should: 'say so', actual: list?.getAttribute('aria-orientation'), expected: 'vertical' })
    assert({
      given: 'the first selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['true', 'false', 'false'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[0]?.id) && panel?.getAttribute('aria-labelledby') === tabs[0]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const twoSwitchingFirst = story({
  intent: 'Create two switching tabs labelled "Chart period", "Week" and "Month", the first selected',
  template: TwoSwitchingFirstTabs,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const tabs = [await findByText('Week'), await findByText('Month')]
    const list = tabs[0]?.closest('[role="tablist"]')
    const selected = () => tabs.map((tab) => tab?.getAttribute('aria-selected'))
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Week', 'Month'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Chart period' })
    assert({ given: 'the first selected', should: 'select it alone', actual: selected(), expected: ['true', 'false'] })
    if (tabs[1]) await fireEvent(tabs[1], 'click')
    assert({ given: 'a click on the second', should: 'select it alone', actual: selected(), expected: ['false', 'true'] })
    if (tabs[0]) await fireEvent(tabs[0], 'click')
    assert({ given: 'a click on the first', should: 'select it again', actual: selected(), expected: ['true', 'false'] })
    await accessibilityCheck({})
  },
})

export const threeSwitchingSecond = story({
  intent: 'Add three switching tabs labelled "Map layers", "Streets", "Terrain" and "Satellite", the second selected',
  template: ThreeSwitchingSecondTabs,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const tabs = [await findByText('Streets'), await findByText('Terrain'), await findByText('Satellite')]
    const list = tabs[0]?.closest('[role="tablist"]')
    const selected = () => tabs.map((tab) => tab?.getAttribute('aria-selected'))
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Streets', 'Terrain', 'Satellite'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Map layers' })
    assert({ given: 'the second selected', should: 'select it alone', actual: selected(), expected: ['false', 'true', 'false'] })
    if (tabs[2]) await fireEvent(tabs[2], 'click')
    assert({ given: 'a click on the third', should: 'select it alone', actual: selected(), expected: ['false', 'false', 'true'] })
    if (tabs[0]) await fireEvent(tabs[0], 'click')
    assert({ given: 'a click on the first', should: 'select it alone', actual: selected(), expected: ['true', 'false', 'false'] })
    await accessibilityCheck({})
  },
})

export const threeSecond = story({
  intent: 'Build three tabs labelled "Workshop days", "Clay", "Glass" and "Wood", the second selected, showing "Bring gloves and old clothes"',
  template: ThreeSecondTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Clay'), await findByText('Glass'), await findByText('Wood')]
    const panel = await findByText('Bring gloves and old clothes')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Clay', 'Glass', 'Wood'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Workshop days' })
    assert({ given: 'no word about direction', should: 'run across', actual: list?.hasAttribute('aria-orientation'), expected: false })
    assert({
      given: 'the second selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['false', 'true', 'false'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[1]?.id) && panel?.getAttribute('aria-labelledby') === tabs[1]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const twoVerticalFirst = story({
  intent: 'Make two vertical tabs labelled "Library", "Albums" and "Artists", the first selected, showing "You own forty records"',
  template: TwoVerticalFirstTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Albums'), await findByText('Artists')]
    const panel = await findByText('You own forty records')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Albums', 'Artists'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Library' })
    assert({ given: 'vertical tabs', should: 'say so', actual: list?.getAttribute('aria-orientation'), expected: 'vertical' })
    assert({
      given: 'the first selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['true', 'false'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[0]?.id) && panel?.getAttribute('aria-labelledby') === tabs[0]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const twoSwitchingSecond = story({
  intent: 'I need two switching tabs labelled "Price period", "Monthly" and "Yearly", the second selected',
  template: TwoSwitchingSecondTabs,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const tabs = [await findByText('Monthly'), await findByText('Yearly')]
    const list = tabs[0]?.closest('[role="tablist"]')
    const selected = () => tabs.map((tab) => tab?.getAttribute('aria-selected'))
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Monthly', 'Yearly'],
    })
    assert({ given: 'a tab list', should: 'have a name', actual: list?.getAttribute('aria-label'), expected: 'Price period' })
    assert({ given: 'the second selected', should: 'select it alone', actual: selected(), expected: ['false', 'true'] })
    if (tabs[0]) await fireEvent(tabs[0], 'click')
    assert({ given: 'a click on the first', should: 'select it alone', actual: selected(), expected: ['true', 'false'] })
    if (tabs[1]) await fireEvent(tabs[1], 'click')
    assert({ given: 'a click on the second', should: 'select it again', actual: selected(), expected: ['false', 'true'] })
    await accessibilityCheck({})
  },
})
