import { story } from 'plaited/testing'
import { AutomaticTabs, ManualTabs } from './tabs.tsx'

const selected = (tabs) => tabs.map((tab) => tab?.getAttribute('aria-selected'))
const order = (tabs) => tabs.map((tab) => tab?.tabIndex)
const visible = (panels) => panels.map((panel) => panel?.checkVisibility())

export const automatic = story({
  intent:
    'Create tabs labelled "Order details" with three tabs and a panel for each: "Items" says "Two novels and a lamp" and is selected, "Delivery" says "Arrives on Thursday", "Invoice" says "Paid by card". Panels are labelled by their tabs, and only that of the selected tab is shown. The right and left arrow keys move the focus from tab to tab, round at the ends, and select the tab that gets the focus; only the selected tab is in the tab order.',
  template: AutomaticTabs,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const tabs = [await findByText('Items'), await findByText('Delivery'), await findByText('Invoice')]
    const panels = [await findByText('Two novels and a lamp'), await findByText('Arrives on Thursday'), await findByText('Paid by card')].map((text) =>
      text?.closest('[role="tabpanel"]'),
    )
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({ given: 'tabs', should: 'be in a list with a label', actual: [list?.getAttribute('aria-label'), ...tabs.map((tab) => tab?.getAttribute('role'))], expected: ['Order details', 'tab', 'tab', 'tab'] })
    assert({ given: 'panels', should: 'be labelled by their tabs', actual: panels.map((panel, at) => Boolean(tabs[at]?.id) && panel?.getAttribute('aria-labelledby') === tabs[at]?.id), expected: [true, true, true] })
    assert({ given: 'the first tab', should: 'be selected, alone in the tab order, and show its panel', actual: [selected(tabs), order(tabs), visible(panels)], expected: [['true', 'false', 'false'], [0, -1, -1], [true, false, false]] })
    await press('Tab')
    assert({ given: 'the Tab key', should: 'go to the selected tab', actual: focused()?.textContent, expected: 'Items' })
    await press('ArrowRight')
    assert({ given: 'the right arrow', should: 'focus and select the next tab', actual: [focused()?.textContent, selected(tabs), visible(panels)], expected: ['Delivery', ['false', 'true', 'false'], [false, true, false]] })
    await accessibilityCheck({})
    await press('ArrowLeft')
    await press('ArrowLeft')
    assert({ given: 'the left arrow at the first tab', should: 'go round to the last', actual: [focused()?.textContent, selected(tabs), visible(panels)], expected: ['Invoice', ['false', 'false', 'true'], [false, false, true]] })
    assert({ given: 'a selected tab', should: 'be the only one in the tab order', actual: order(tabs), expected: [-1, -1, 0] })
    await press('ArrowRight')
    assert({ given: 'the right arrow at the last tab', should: 'go round to the first', actual: [focused()?.textContent, selected(tabs)], expected: ['Items', ['true', 'false', 'false']] })
    await accessibilityCheck({})
  },
})

export const manual = story({
  intent:
    'Create vertical tabs labelled "Planet facts" with two tabs and a panel for each: "Mercury" says "A year takes eighty eight days" and is selected, "Neptune" says "Winds blow faster than sound". Panels are labelled by their tabs, and only that of the selected tab is shown. The up and down arrow keys only move the focus between the tabs; Enter or Space selects the focused tab. Only the selected tab is in the tab order.',
  template: ManualTabs,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const tabs = [await findByText('Mercury'), await findByText('Neptune')]
    const panels = [await findByText('A year takes eighty eight days'), await findByText('Winds blow faster than sound')].map((text) => text?.closest('[role="tabpanel"]'))
    const list = tabs[0]?.closest('[role="tablist"]')
    assert({ given: 'vertical tabs', should: 'be a vertical list with a label', actual: [list?.getAttribute('aria-label'), list?.getAttribute('aria-orientation')], expected: ['Planet facts', 'vertical'] })
    assert({ given: 'panels', should: 'be labelled by their tabs', actual: panels.map((panel, at) => Boolean(tabs[at]?.id) && panel?.getAttribute('aria-labelledby') === tabs[at]?.id), expected: [true, true] })
    assert({ given: 'the first tab', should: 'be selected, alone in the tab order, and show its panel', actual: [selected(tabs), order(tabs), visible(panels)], expected: [['true', 'false'], [0, -1], [true, false]] })
    await press('Tab')
    await press('ArrowDown')
    assert({ given: 'the down arrow', should: 'move the focus and select nothing', actual: [focused()?.textContent, selected(tabs)], expected: ['Neptune', ['true', 'false']] })
    await press('Enter')
    assert({ given: 'Enter', should: 'select the focused tab', actual: [selected(tabs), visible(panels)], expected: [['false', 'true'], [false, true]] })
    await accessibilityCheck({})
    assert({ given: 'a selected tab', should: 'be the only one in the tab order', actual: order(tabs), expected: [-1, 0] })
    await press('ArrowUp')
    assert({ given: 'the up arrow', should: 'move the focus and select nothing', actual: [focused()?.textContent, selected(tabs)], expected: ['Mercury', ['false', 'true']] })
    await press('Space')
    assert({ given: 'Space', should: 'select the focused tab', actual: [selected(tabs), visible(panels)], expected: [['true', 'false'], [true, false]] })
    await accessibilityCheck({})
  },
})
