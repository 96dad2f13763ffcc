import { story } from 'plaited/testing'
import {
  FourFirstTabs,
  FourSecondTabs,
  FourVerticalSecondTabs,
  FourVerticalThirdTabs,
  ThreeFirstTabs,
  ThreeSecondTabs,
  ThreeSwitchingFirstTabs,
  ThreeSwitchingSecondTabs,
  ThreeSwitchingThirdTabs,
  ThreeThirdTabs,
  ThreeVerticalFirstTabs,
  ThreeVerticalSecondTabs,
  ThreeVerticalThirdTabs,
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

export const threeThird = story({
  intent:
    'Create three tabs labelled "Outdoor sports", "Climbing", "Canoeing" and "Paragliding", the third selected, showing "Soar above the valley with a coach"',
  template: ThreeThirdTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Climbing'), await findByText('Canoeing'), await findByText('Paragliding')]
    const panel = await findByText('Soar above the valley with a coach')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Climbing', 'Canoeing', 'Paragliding'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Outdoor sports',
    })
    assert({
      given: 'no word about direction',
      should: 'run across',
      actual: list?.hasAttribute('aria-orientation'),
      expected: false,
    })
    assert({
      given: 'the third selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['false', 'false', 'true'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[2]?.id) && panel?.getAttribute('aria-labelledby') === tabs[2]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const fourFirst = story({
  intent:
    'Build four tabs labelled "Seasons", "Spring", "Summer", "Autumn" and "Winter", the first selected, showing "Sow peas once the frost is gone"',
  template: FourFirstTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [
      await findByText('Spring'),
      await findByText('Summer'),
      await findByText('Autumn'),
      await findByText('Winter'),
    ]
    const panel = await findByText('Sow peas once the frost is gone')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Spring', 'Summer', 'Autumn', 'Winter'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Seasons',
    })
    assert({
      given: 'no word about direction',
      should: 'run across',
      actual: list?.hasAttribute('aria-orientation'),
      expected: false,
    })
    assert({
      given: 'the first selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['true', 'false', 'false', 'false'],
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

export const fourSecond = story({
  intent:
    'I need four tabs labelled "Clinic pages", "Doctors", "Vaccines", "Opening times" and "Insurance", the second selected, showing "Ask the nurse about your next dose"',
  template: FourSecondTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [
      await findByText('Doctors'),
      await findByText('Vaccines'),
      await findByText('Opening times'),
      await findByText('Insurance'),
    ]
    const panel = await findByText('Ask the nurse about your next dose')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Doctors', 'Vaccines', 'Opening times', 'Insurance'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Clinic pages',
    })
    assert({
      given: 'no word about direction',
      should: 'run across',
      actual: list?.hasAttribute('aria-orientation'),
      expected: false,
    })
    assert({
      given: 'the second selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['false', 'true', 'false', 'false'],
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

export const threeVerticalSecond = story({
  intent:
    'Add three vertical tabs labelled "Car manual", "Engine", "Brakes" and "Mirrors", the second selected, showing "Replace worn pads every other year"',
  template: ThreeVerticalSecondTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Engine'), await findByText('Brakes'), await findByText('Mirrors')]
    const panel = await findByText('Replace worn pads every other year')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Engine', 'Brakes', 'Mirrors'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Car manual',
    })
    assert({
      given: 'vertical tabs',
      should: 'say so',
      actual: list?.getAttribute('aria-orientation'),
      expected: 'vertical',
    })
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

export const threeVerticalThird = story({
  intent:
    'Create three vertical tabs labelled "Resort floors", "Lobby", "Ballroom" and "Terrace", the third selected, showing "Dance under lanterns until midnight"',
  template: ThreeVerticalThirdTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [await findByText('Lobby'), await findByText('Ballroom'), await findByText('Terrace')]
    const panel = await findByText('Dance under lanterns until midnight')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Lobby', 'Ballroom', 'Terrace'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Resort floors',
    })
    assert({
      given: 'vertical tabs',
      should: 'say so',
      actual: list?.getAttribute('aria-orientation'),
      expected: 'vertical',
    })
    assert({
      given: 'the third selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['false', 'false', 'true'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[2]?.id) && panel?.getAttribute('aria-labelledby') === tabs[2]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const fourVerticalThird = story({
  intent:
    'Make four vertical tabs labelled "Orchestra", "Strings", "Brass", "Woodwind" and "Percussion", the third selected, showing "Two oboes and a lonely bassoon"',
  template: FourVerticalThirdTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [
      await findByText('Strings'),
      await findByText('Brass'),
      await findByText('Woodwind'),
      await findByText('Percussion'),
    ]
    const panel = await findByText('Two oboes and a lonely bassoon')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Strings', 'Brass', 'Woodwind', 'Percussion'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Orchestra',
    })
    assert({
      given: 'vertical tabs',
      should: 'say so',
      actual: list?.getAttribute('aria-orientation'),
      expected: 'vertical',
    })
    assert({
      given: 'the third selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['false', 'false', 'true', 'false'],
    })
    assert({ given: 'the text', should: 'be the tab panel', actual: panel?.getAttribute('role'), expected: 'tabpanel' })
    assert({
      given: 'the panel',
      should: 'be named by the selected tab',
      actual: Boolean(tabs[2]?.id) && panel?.getAttribute('aria-labelledby') === tabs[2]?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const fourVerticalSecond = story({
  intent:
    'Add four vertical tabs labelled "Temperature units", "Celsius", "Fahrenheit", "Kelvin" and "Rankine", the second selected, showing "Water freezes at thirty two degrees"',
  template: FourVerticalSecondTabs,
  async play({ assert, findByText, accessibilityCheck }) {
    const tabs = [
      await findByText('Celsius'),
      await findByText('Fahrenheit'),
      await findByText('Kelvin'),
      await findByText('Rankine'),
    ]
    const panel = await findByText('Water freezes at thirty two degrees')
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Celsius', 'Fahrenheit', 'Kelvin', 'Rankine'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Temperature units',
    })
    assert({
      given: 'vertical tabs',
      should: 'say so',
      actual: list?.getAttribute('aria-orientation'),
      expected: 'vertical',
    })
    assert({
      given: 'the second selected',
      should: 'select it alone',
      actual: tabs.map((tab) => tab?.getAttribute('aria-selected')),
      expected: ['false', 'true', 'false', 'false'],
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
    assert({ given: 'no word about direction', should: 'run across', actual: list?.hasAttribute('aria-orientation'), expected: false })
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
    assert({ given: 'no word about direction', should: 'run across', actual: list?.hasAttribute('aria-orientation'), expected: false })
    assert({ given: 'the second selected', should: 'select it alone', actual: selected(), expected: ['false', 'true', 'false'] })
    if (tabs[2]) await fireEvent(tabs[2], 'click')
    assert({ given: 'a click on the third', should: 'select it alone', actual: selected(), expected: ['false', 'false', 'true'] })
    if (tabs[0]) await fireEvent(tabs[0], 'click')
    assert({ given: 'a click on the first', should: 'select it alone', actual: selected(), expected: ['true', 'false', 'false'] })
    await accessibilityCheck({})
  },
})

export const threeSwitchingFirst = story({
  intent:
    'Make three switching tabs labelled "Snapshot order", "Newest", "Oldest" and "Favourites", the first selected',
  template: ThreeSwitchingFirstTabs,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const tabs = [await findByText('Newest'), await findByText('Oldest'), await findByText('Favourites')]
    const list = tabs[0]?.closest('[role="tablist"]')
    const selected = () => tabs.map((tab) => tab?.getAttribute('aria-selected'))
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Newest', 'Oldest', 'Favourites'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Snapshot order',
    })
    assert({
      given: 'no word about direction',
      should: 'run across',
      actual: list?.hasAttribute('aria-orientation'),
      expected: false,
    })
    assert({
      given: 'the first selected',
      should: 'select it alone',
      actual: selected(),
      expected: ['true', 'false', 'false'],
    })
    if (tabs[1]) await fireEvent(tabs[1], 'click')
    assert({
      given: 'a click on the second',
      should: 'select it alone',
      actual: selected(),
      expected: ['false', 'true', 'false'],
    })
    if (tabs[2]) await fireEvent(tabs[2], 'click')
    assert({
      given: 'a click on the third',
      should: 'select it alone',
      actual: selected(),
      expected: ['false', 'false', 'true'],
    })
    if (tabs[0]) await fireEvent(tabs[0], 'click')
    assert({
      given: 'a click on the first',
      should: 'select it again',
      actual: selected(),
      expected: ['true', 'false', 'false'],
    })
    await accessibilityCheck({})
  },
})

export const threeSwitchingThird = story({
  intent:
    'I need three switching tabs labelled "Quest difficulty", "Novice", "Skilled" and "Legendary", the third selected',
  template: ThreeSwitchingThirdTabs,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const tabs = [await findByText('Novice'), await findByText('Skilled'), await findByText('Legendary')]
    const list = tabs[0]?.closest('[role="tablist"]')
    const selected = () => tabs.map((tab) => tab?.getAttribute('aria-selected'))
    assert({
      given: 'the tabs',
      should: 'come in this order, and no others',
      actual: Array.from(list?.querySelectorAll('[role="tab"]') ?? [], (tab) => tab.textContent),
      expected: ['Novice', 'Skilled', 'Legendary'],
    })
    assert({
      given: 'a tab list',
      should: 'have a name',
      actual: list?.getAttribute('aria-label'),
      expected: 'Quest difficulty',
    })
    assert({
      given: 'no word about direction',
      should: 'run across',
      actual: list?.hasAttribute('aria-orientation'),
      expected: false,
    })
    assert({
      given: 'the third selected',
      should: 'select it alone',
      actual: selected(),
      expected: ['false', 'false', 'true'],
    })
    if (tabs[0]) await fireEvent(tabs[0], 'click')
    assert({
      given: 'a click on the first',
      should: 'select it alone',
      actual: selected(),
      expected: ['true', 'false', 'false'],
    })
    if (tabs[1]) await fireEvent(tabs[1], 'click')
    assert({
      given: 'a click on the second',
      should: 'select it alone',
      actual: selected(),
      expected: ['false', 'true', 'false'],
    })
    if (tabs[2]) await fireEvent(tabs[2], 'click')
    assert({
      given: 'a click on the third',
      should: 'select it again',
      actual: selected(),
      expected: ['false', 'false', 'true'],
    })
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
    assert({ given: 'no word about direction', should: 'run across', actual: list?.hasAttribute('aria-orientation'), expected: false })
    assert({ given: 'the second selected', should: 'select it alone', actual: selected(), expected: ['false', 'true'] })
    if (tabs[0]) await fireEvent(tabs[0], 'click')
    assert({ given: 'a click on the first', should: 'select it alone', actual: selected(), expected: ['true', 'false'] })
    if (tabs[1]) await fireEvent(tabs[1], 'click')
    assert({ given: 'a click on the second', should: 'select it again', actual: selected(), expected: ['false', 'true'] })
    await accessibilityCheck({})
  },
})
