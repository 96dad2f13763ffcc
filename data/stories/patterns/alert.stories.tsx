import { story } from 'plaited/testing'
import { RaisedAlert, UndoToast } from './alert.tsx'

export const raised = story({
  intent:
    'Build a button "Send payment" that raises an alert: an element with the role alert is there from the beginning and empty. Pressing the button with Enter or Space puts the paragraph "The card was declined" into it, once, however often the button is pressed. The focus stays on the button.',
  template: RaisedAlert,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const button = await findByText('Send payment')
    const alert = await findByAttribute('role', 'alert')
    assert({ given: 'no key yet', should: 'have an empty alert', actual: [button?.localName, alert?.textContent.trim()], expected: ['button', ''] })
    await press('Tab')
    await press('Enter')
    const text = await findByText('The card was declined')
    assert({ given: 'Enter', should: 'put the paragraph into the alert that was there', actual: [text?.localName, Boolean(alert?.isConnected && text && alert.contains(text)), text?.checkVisibility()], expected: ['p', true, true] })
    assert({ given: 'an alert', should: 'leave the focus on the button', actual: focused()?.textContent, expected: 'Send payment' })
    await accessibilityCheck({})
    await press('Space')
    assert({ given: 'Space after Enter', should: 'say it once', actual: [alert?.textContent.trim(), focused()?.textContent], expected: ['The card was declined', 'Send payment'] })
    await accessibilityCheck({})
  },
})

export const undo = story({
  intent:
    'Build a list with the item "Holiday video" and below it a button "Delete video" that hides the item and shows a toast: a status region, empty until then, says "One video deleted" and has a button "Put it back". The focus stays where it was. Pressing "Put it back" shows the item again; pressing it or the Escape key empties the status region and puts the focus on "Delete video".',
  template: UndoToast,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const item = await findByText('Holiday video')
    const button = await findByText('Delete video')
    const status = (await findByAttribute('role', 'status')) ?? button?.getRootNode().querySelector('output')
    const state = () => [item?.checkVisibility(), status?.textContent.replace(/\s+/g, ' ').trim(), focused()?.textContent]
    assert({ given: 'a list', should: 'hold the item', actual: [item?.closest('li')?.parentElement?.localName, button?.localName], expected: ['ul', 'button'] })
    await press('Tab')
    assert({ given: 'no key but Tab', should: 'have an empty status region', actual: state(), expected: [true, '', 'Delete video'] })
    await press('Enter')
    const text = await findByText('One video deleted')
    const back = await findByText('Put it back')
    assert({ given: 'Enter', should: 'hide the item and say so, with a button', actual: [item?.checkVisibility(), focused()?.textContent, Boolean(text && back && status?.contains(text) && status.contains(back)), back?.localName], expected: [false, 'Delete video', true, 'button'] })
    await accessibilityCheck({})
    await press('Tab')
    await press('Space')
    assert({ given: 'the button in the toast', should: 'bring the item back and end the toast', actual: state(), expected: [true, '', 'Delete video'] })
    await press('Space')
    await press('Tab')
    const there = focused()?.textContent
    await press('Escape')
    assert({ given: 'Escape in the toast', should: 'end it and leave the item deleted', actual: [there, ...state()], expected: ['Put it back', false, '', 'Delete video'] })
    await accessibilityCheck({})
  },
})
