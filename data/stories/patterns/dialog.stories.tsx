import { story } from 'plaited/testing'
import { ConfirmDialog, TrapDialog } from './dialog.tsx'

/** The dialog around an element, and whether it keeps everything else out. */
const dialogOf = (node) => node?.closest('dialog, [role="dialog"], [role="alertdialog"]')
const isModal = (dialog) => Boolean(dialog?.matches('dialog:modal') || dialog?.getAttribute('aria-modal') === 'true')

export const trap = story({
  intent:
    'Build a button "Rename album" that opens a modal dialog titled "New name" (a heading of level 2 that labels it) with a text field labelled "Album name" and a button "Not now". Opening it puts the focus on the field. Tab goes from the button round to the field and Shift and Tab back, never out of the dialog. Escape and the button both close it, and the focus goes back to the button that opened it.',
  template: TrapDialog,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const opener = await findByText('Rename album')
    const title = await findByText('New name')
    const label = await findByText('Album name')
    const button = await findByText('Not now')
    const dialog = dialogOf(title)
    const state = () => [dialog?.checkVisibility(), focused() === label?.control ? 'field' : focused()?.textContent]
    assert({ given: 'a title', should: 'be a heading that labels the dialog', actual: [Boolean(title?.closest('h2')), Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id], expected: [true, true] })
    assert({ given: 'field and button', should: 'be in the dialog', actual: [label?.control?.type, button?.localName, Boolean(dialog?.contains(label ?? null) && dialog?.contains(button ?? null))], expected: ['text', 'button', true] })
    await press('Tab')
    assert({ given: 'no key but Tab', should: 'have a closed dialog', actual: [opener?.localName, ...state()], expected: ['button', false, 'Rename album'] })
    await press('Enter')
    assert({ given: 'Enter', should: 'open a modal dialog and focus the field', actual: [isModal(dialog), ...state()], expected: [true, true, 'field'] })
    await accessibilityCheck({})
    const seen = []
    for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
      await press(key)
      seen.push(state()[1])
    }
    assert({ given: 'Tab, and Shift and Tab', should: 'go round in the dialog', actual: seen, expected: ['Not now', 'field', 'Not now', 'field'] })
    await press('Escape')
    assert({ given: 'Escape', should: 'close it and focus the button that opened it', actual: state(), expected: [false, 'Rename album'] })
    await press('Space')
    await press('Tab')
    await press('Enter')
    assert({ given: 'the button in it', should: 'close it and focus the button that opened it', actual: state(), expected: [false, 'Rename album'] })
    await accessibilityCheck({})
  },
})

export const confirm = story({
  intent:
    'Build a button "Empty basket" that opens a modal alert dialog, labelled by its heading "Empty it now?" and described by its text "Nine pears will be lost", with the buttons "Throw away" and "Keep them". Opening it puts the focus on "Keep them", which closes it. Pressing the other one closes it, too, and then a status region, empty until then, says "The basket is empty". Either way the focus goes back to the button that opened it.',
  template: ConfirmDialog,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const opener = await findByText('Empty basket')
    const title = await findByText('Empty it now?')
    const text = await findByText('Nine pears will be lost')
    const dialog = dialogOf(title)
    const status = (await findByAttribute('role', 'status')) ?? opener?.getRootNode().querySelector('output')
    const state = () => [dialog?.checkVisibility(), focused()?.textContent, status?.textContent]
    assert({ given: 'an alert dialog', should: 'be labelled and described', actual: [dialog?.getAttribute('role'), Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id, Boolean(text?.id) && dialog?.getAttribute('aria-describedby') === text?.id], expected: ['alertdialog', true, true] })
    await press('Tab')
    assert({ given: 'no key but Tab', should: 'have a closed dialog and say nothing', actual: state(), expected: [false, 'Empty basket', ''] })
    await press('Enter')
    assert({ given: 'Enter', should: 'open a modal dialog and focus the safe button', actual: [isModal(dialog), ...state()], expected: [true, true, 'Keep them', ''] })
    await accessibilityCheck({})
    await press('Enter')
    assert({ given: 'the safe button', should: 'close it and do nothing', actual: state(), expected: [false, 'Empty basket', ''] })
    await press('Enter')
    await press('Shift+Tab')
    assert({ given: 'Shift and Tab', should: 'go to the other button', actual: state(), expected: [true, 'Throw away', ''] })
    await press('Space')
    assert({ given: 'the other button', should: 'close it and say so', actual: state(), expected: [false, 'Empty basket', 'The basket is empty'] })
    await accessibilityCheck({})
  },
})
