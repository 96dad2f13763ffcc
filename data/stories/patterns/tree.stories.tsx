import { story } from 'plaited/testing'
import { ChoiceTree, FolderTree } from './tree.tsx'

export const folder = story({
  intent:
    'Build a tree labelled "Recipes" out of elements with ARIA roles. Its items are "Soups", which is closed (aria-expanded) and holds a group of the items "Pumpkin" and "Leek", and "Salads". One item is in the tab order: at first the first, later the one that has the focus. The down and up arrow keys move the focus through the items that are shown and stop at the ends; Home and End go to the first and the last. The right arrow key opens a closed item, and on an open one moves the focus to the first item in it; the left arrow key on an item in it moves the focus to the item around it, and closes an open one.',
  template: FolderTree,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const items = [await findByText('Soups'), await findByText('Pumpkin'), await findByText('Leek'), await findByText('Salads')].map((text) => text?.closest('[role="treeitem"]'))
    const at = () => items.indexOf(focused())
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return at()
    }
    const state = () => [items[0]?.getAttribute('aria-expanded'), items.map((item) => item?.checkVisibility())]
    const tree = items[3]?.closest('[role="tree"]')
    assert({ given: 'a tree', should: 'have its label and hold a group', actual: [tree?.getAttribute('aria-label'), items.map((item) => Boolean(tree && item) && item?.parentElement?.closest('[role="group"], [role="tree"]') === tree), items[1]?.parentElement?.closest('[role="treeitem"]') === items[0]], expected: ['Recipes', [true, false, false, true], true] })
    assert({ given: 'no key yet', should: 'be closed, with the first item in the tab order', actual: [...state(), items.map((item) => item?.tabIndex)], expected: ['false', [true, false, false, true], [0, -1, -1, -1]] })
    assert({ given: 'arrows while it is closed', should: 'pass over what is hidden and stop at the ends', actual: [await after(['Tab']), await after(['ArrowDown']), await after(['ArrowDown']), await after(['ArrowUp']), await after(['ArrowUp'])], expected: [0, 3, 3, 0, 0] })
    assert({ given: 'the right arrow, twice', should: 'open the first item, then go into it', actual: [await after(['ArrowRight']), ...state(), await after(['ArrowRight'])], expected: [0, 'true', [true, true, true, true], 1] })
    await accessibilityCheck({})
    assert({ given: 'the down arrow, End, Home and the up arrow', should: 'go through all items', actual: [await after(['ArrowDown']), await after(['ArrowDown']), await after(['ArrowUp']), await after(['Home']), await after(['End'])], expected: [2, 3, 2, 0, 3] })
    assert({ given: 'the left arrow in the group', should: 'go to the item around it, in the tab order', actual: [await after(['ArrowUp', 'ArrowLeft']), items.map((item) => item?.tabIndex)], expected: [0, [0, -1, -1, -1]] })
    assert({ given: 'the left arrow at the open item', should: 'close it', actual: [await after(['ArrowLeft']), ...state()], expected: [0, 'false', [true, false, false, true]] })
    await accessibilityCheck({})
  },
})

export const choice = story({
  intent:
    'Build a tree labelled "Bird families" of four items on one level, "Finches", "Herons", "Swifts" and "Storks", out of elements with ARIA roles; none is selected (aria-selected). One item is in the tab order: at first the first, later the one that has the focus. The down and up arrow keys move the focus and stop at the ends. Typing a letter moves the focus to the next item that begins with it, round at the end. Enter or Space selects the focused item and no other.',
  template: ChoiceTree,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const items = [await findByText('Finches'), await findByText('Herons'), await findByText('Swifts'), await findByText('Storks')].map((text) => text?.closest('[role="treeitem"]'))
    const selected = () => items.map((item) => item?.getAttribute('aria-selected'))
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return items.indexOf(focused())
    }
    assert({ given: 'a tree', should: 'have its label', actual: items.map((item) => item?.closest('[role="tree"]')?.getAttribute('aria-label')), expected: ['Bird families', 'Bird families', 'Bird families', 'Bird families'] })
    assert({ given: 'no key yet', should: 'have none selected and the first in the tab order', actual: [selected(), items.map((item) => item?.tabIndex)], expected: [['false', 'false', 'false', 'false'], [0, -1, -1, -1]] })
    assert({ given: 'arrows', should: 'move the focus and stop at the ends', actual: [await after(['Tab']), await after(['ArrowUp']), await after(['ArrowDown']), await after(['ArrowDown', 'ArrowDown', 'ArrowDown']), await after(['ArrowUp'])], expected: [0, 0, 1, 3, 2] })
    assert({ given: 'a letter', should: 'go to the next item that begins with it, round at the end', actual: [await after(['s']), await after(['s']), await after(['f'])], expected: [3, 2, 0] })
    assert({ given: 'Enter', should: 'select the focused item', actual: [await after(['h', 'Enter']), selected()], expected: [1, ['false', 'true', 'false', 'false']] })
    await accessibilityCheck({})
    assert({ given: 'Space at another', should: 'select that alone, in the tab order', actual: [await after(['ArrowDown', 'Space']), selected(), items.map((item) => item?.tabIndex)], expected: [2, ['false', 'false', 'true', 'false'], [-1, -1, 0, -1]] })
    await accessibilityCheck({})
  },
})
