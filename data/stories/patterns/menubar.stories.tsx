import { story } from 'plaited/testing'
import { CheckMenubar, OpenMenubar } from './menubar.tsx'

export const menus = story({
  intent:
    'Build a menubar labelled "Editor" with two items that open a menu each (aria-haspopup, aria-expanded), out of elements with ARIA roles. "Document" opens a menu with the items "Rename" and "Download", "View" one with the item "Ruler"; both menus carry the name of their item as their label and are hidden at first. The right and left arrow keys move the focus between the two, round at the ends; one of them is in the tab order: at first the first, later the one that had the focus last. The down arrow key opens the menu with the first item focused, the up arrow key with the last; in a menu they move the focus round. Escape closes the menu and puts the focus back on its item of the menubar. The right and left arrow keys in a menu close it and open the other with its first item focused.',
  template: OpenMenubar,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const tops = [await findByText('Document'), await findByText('View')].map((text) => text?.closest('[role="menuitem"]'))
    const items = [await findByText('Rename'), await findByText('Download'), await findByText('Ruler')].map((text) => text?.closest('[role="menuitem"]'))
    const bar = tops[0]?.closest('[role="menubar"]')
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return focused()?.textContent
    }
    const state = () => [tops.map((top) => top?.getAttribute('aria-expanded')), items.map((item) => item?.checkVisibility())]
    assert({ given: 'a menubar', should: 'have its label and two items that open menus', actual: [bar?.getAttribute('aria-label'), tops.map((top) => /^(menu|true)$/.test(top?.getAttribute('aria-haspopup') ?? '')), items.map((item) => item?.closest('[role="menu"]')?.getAttribute('aria-label'))], expected: ['Editor', [true, true], ['Document', 'Document', 'View']] })
    assert({ given: 'no key yet', should: 'be closed, one stop in the tab order', actual: [...state(), tops.map((top) => top?.tabIndex), items.map((item) => item?.tabIndex)], expected: [['false', 'false'], [false, false, false], [0, -1], [-1, -1, -1]] })
    assert({ given: 'the right and left arrows', should: 'move the focus and open nothing', actual: [await after(['Tab']), await after(['ArrowRight']), await after(['ArrowRight']), await after(['ArrowLeft']), await after(['ArrowLeft']), ...state()], expected: ['Document', 'View', 'Document', 'View', 'Document', ['false', 'false'], [false, false, false]] })
    assert({ given: 'the down arrow', should: 'open the menu, then move the focus in it', actual: [await after(['ArrowDown']), ...state(), await after(['ArrowDown']), await after(['ArrowDown']), await after(['ArrowUp'])], expected: ['Rename', ['true', 'false'], [true, true, false], 'Download', 'Rename', 'Download'] })
    await accessibilityCheck({})
    assert({ given: 'Escape', should: 'close the menu and go back', actual: [await after(['Escape']), ...state()], expected: ['Document', ['false', 'false'], [false, false, false]] })
    assert({ given: 'the up arrow', should: 'open the menu with the last item', actual: await after(['ArrowUp']), expected: 'Download' })
    assert({ given: 'the right and left arrows in a menu', should: 'open the other with its first item', actual: [await after(['ArrowRight']), ...state(), await after(['ArrowLeft']), ...state()], expected: ['Ruler', ['false', 'true'], [false, false, true], 'Rename', ['true', 'false'], [true, true, false]] })
    assert({ given: 'Escape in the other', should: 'leave that in the tab order', actual: [await after(['ArrowRight', 'Escape']), tops.map((top) => top?.tabIndex)], expected: ['View', [-1, 0]] })
    await accessibilityCheck({})
  },
})

export const checks = story({
  intent:
    'Build a menubar labelled "Map view" of three items, out of elements with ARIA roles: the check item "Traffic" (menuitemcheckbox), which is not checked, and the radio items "Satellite", which is checked, and "Terrain" (menuitemradio). One item is in the tab order: at first the first, later the one that has the focus. The right and left arrow keys move the focus, round at the ends; Home and End go to the first and the last. Enter or Space checks the check item or takes that back, and checks a radio item in the place of the other; the focus stays.',
  template: CheckMenubar,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const items = [await findByText('Traffic'), await findByText('Satellite'), await findByText('Terrain')]
    const checked = () => items.map((item) => item?.getAttribute('aria-checked'))
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return focused()?.textContent
    }
    assert({ given: 'a menubar', should: 'have its label and the roles of its items', actual: [items[0]?.closest('[role="menubar"]')?.getAttribute('aria-label'), ...items.map((item) => item?.getAttribute('role'))], expected: ['Map view', 'menuitemcheckbox', 'menuitemradio', 'menuitemradio'] })
    assert({ given: 'no key yet', should: 'have one item checked and the first in the tab order', actual: [checked(), items.map((item) => item?.tabIndex)], expected: [['false', 'true', 'false'], [0, -1, -1]] })
    assert({ given: 'arrows, Home and End', should: 'move the focus, round at the ends', actual: [await after(['Tab']), await after(['ArrowRight']), await after(['ArrowLeft']), await after(['ArrowLeft']), await after(['ArrowRight']), await after(['End']), await after(['Home'])], expected: ['Traffic', 'Satellite', 'Traffic', 'Terrain', 'Traffic', 'Terrain', 'Traffic'] })
    assert({ given: 'Space at the check item, and Enter', should: 'check it and take that back', actual: [await after(['Space']), checked(), await after(['Enter']), checked()], expected: ['Traffic', ['true', 'true', 'false'], 'Traffic', ['false', 'true', 'false']] })
    assert({ given: 'Enter at a radio item', should: 'check it in the place of the other', actual: [await after(['End', 'Enter']), checked(), items.map((item) => item?.tabIndex)], expected: ['Terrain', ['false', 'false', 'true'], [-1, -1, 0]] })
    await accessibilityCheck({})
    assert({ given: 'Space at a radio item', should: 'check it in the place of the other', actual: [await after(['ArrowLeft', 'Space']), checked()], expected: ['Satellite', ['false', 'true', 'false']] })
    await accessibilityCheck({})
  },
})
