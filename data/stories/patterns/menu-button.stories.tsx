import { story } from 'plaited/testing'
import { ActionMenuButton, ArrowMenuButton } from './menu-button.tsx'

export const arrows = story({
  intent:
    'Build a menu button "Share photo" whose menu has the items "Send by mail", "Copy address" and "Print". The menu is hidden at first, is labelled "Share photo", and the button controls it, with aria-haspopup and aria-expanded. Enter, Space or the down arrow key on the button opens it and puts the focus on the first item, the up arrow key on the last. Down and up arrow keys move the focus between the items, round at the ends; Home and End go to the first and the last. Escape closes the menu and puts the focus back on the button. Items are not in the tab order.',
  template: ArrowMenuButton,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const button = (await findByText('Share photo'))?.closest('button')
    const items = [await findByText('Send by mail'), await findByText('Copy address'), await findByText('Print')]
    const menu = await findByAttribute('role', 'menu')
    const state = () => [button?.getAttribute('aria-expanded'), menu?.checkVisibility(), focused()?.textContent]
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return focused()?.textContent
    }
    assert({ given: 'a button', should: 'control a menu with its label', actual: [/^(menu|true)$/.test(button?.getAttribute('aria-haspopup') ?? ''), Boolean(menu?.id) && button?.getAttribute('aria-controls') === menu?.id, menu?.getAttribute('aria-label')], expected: [true, true, 'Share photo'] })
    assert({ given: 'the items', should: 'be menu items outside the tab order', actual: items.map((item) => [item?.getAttribute('role'), item?.tabIndex]), expected: [['menuitem', -1], ['menuitem', -1], ['menuitem', -1]] })
    await press('Tab')
    assert({ given: 'no key but Tab', should: 'have a closed menu', actual: state(), expected: ['false', false, 'Share photo'] })
    await press('Enter')
    assert({ given: 'Enter', should: 'open the menu with the first item', actual: state(), expected: ['true', true, 'Send by mail'] })
    await accessibilityCheck({})
    assert({ given: 'arrows, Home and End', should: 'move the focus, round at the ends', actual: [await after(['ArrowDown']), await after(['ArrowUp', 'ArrowUp']), await after(['ArrowDown']), await after(['End']), await after(['Home'])], expected: ['Copy address', 'Print', 'Send by mail', 'Print', 'Send by mail'] })
    await press('Escape')
    assert({ given: 'Escape', should: 'close the menu and go back to the button', actual: state(), expected: ['false', false, 'Share photo'] })
    await press('ArrowUp')
    assert({ given: 'the up arrow at the button', should: 'open the menu with the last item', actual: state(), expected: ['true', true, 'Print'] })
    assert({ given: 'the down arrow and Space at the button', should: 'open the menu with the first item', actual: [await after(['Escape', 'ArrowDown']), menu?.checkVisibility(), await after(['Escape', 'Space'])], expected: ['Send by mail', true, 'Send by mail'] })
    await press('Escape')
    await accessibilityCheck({})
  },
})

export const actions = story({
  intent:
    'Build a menu button "Invoice" whose menu, labelled "Invoice", has the items "Archive" and "Duplicate" and is hidden at first. The button has aria-haspopup and aria-expanded. Enter on the button opens the menu and focuses the first item; typing the first letter of an item focuses that item. Enter or Space on an item closes the menu, puts the focus back on the button, and an empty status region then says the text of that item.',
  template: ActionMenuButton,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const button = (await findByText('Invoice'))?.closest('button')
    const items = [await findByText('Archive'), await findByText('Duplicate')]
    const menu = await findByAttribute('role', 'menu')
    const status = (await findByAttribute('role', 'status')) ?? menu?.getRootNode().querySelector('output')
    const letters = items.map((item) => item?.textContent[0].toLowerCase() ?? '?')
    const state = () => [button?.getAttribute('aria-expanded'), menu?.checkVisibility(), focused()?.textContent, status?.textContent]
    assert({ given: 'a menu', should: 'be what the button opens', actual: [/^(menu|true)$/.test(button?.getAttribute('aria-haspopup') ?? ''), menu?.getAttribute('aria-label'), ...items.map((item) => item?.getAttribute('role'))], expected: [true, 'Invoice', 'menuitem', 'menuitem'] })
    await press('Tab')
    assert({ given: 'no key but Tab', should: 'have a closed menu and say nothing', actual: state(), expected: ['false', false, 'Invoice', ''] })
    await press('Enter')
    assert({ given: 'Enter', should: 'open the menu with the first item', actual: state(), expected: ['true', true, 'Archive', ''] })
    await press(letters[1])
    assert({ given: 'the first letter of an item', should: 'focus the item that begins with it', actual: state(), expected: ['true', true, 'Duplicate', ''] })
    await accessibilityCheck({})
    await press('Enter')
    assert({ given: 'Enter at an item', should: 'do it and close the menu', actual: state(), expected: ['false', false, 'Invoice', 'Duplicate'] })
    await press('Enter')
    await press(letters[1])
    await press(letters[0])
    await press('Space')
    assert({ given: 'the letter of the other and Space', should: 'do the other', actual: state(), expected: ['false', false, 'Invoice', 'Archive'] })
    await accessibilityCheck({})
  },
})
