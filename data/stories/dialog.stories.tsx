import { story } from 'plaited/testing'
import {
  LargeOpenAlertButtonDialog,
  LargeOpenAlertClosingDialog,
  LargeOpenAlertDialog,
  LargeOpenButtonDialog,
  LargeOpenClosingDialog,
  LargeOpenDialog,
  LargeOpeningDialog,
  OpenAlertButtonDialog,
  OpenAlertClosingDialog,
  OpenAlertDialog,
  OpenButtonDialog,
  OpenClosingDialog,
  OpenDialog,
  OpeningDialog,
  SmallOpenAlertButtonDialog,
  SmallOpenAlertDialog,
  SmallOpenButtonDialog,
  SmallOpenClosingDialog,
  SmallOpenDialog,
  SmallOpeningAlertDialog,
  SmallOpeningDialog,
} from './dialog.tsx'

export const open = story({
  intent: 'Create an open dialog titled "Storage full", saying "Remove some photos to make room"',
  template: OpenDialog,
  async play({ assert, findByText, accessibilityCheck }) {
    const title = await findByText('Storage full')
    const text = await findByText('Remove some photos to make room')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: dialog?.hasAttribute('data-size'), expected: false })
    assert({ given: 'no word about a button', should: 'hold title and text alone', actual: dialog?.children.length, expected: 2 })
    await accessibilityCheck({})
  },
})

export const smallOpen = story({
  intent: 'Build a small open dialog titled "Lift closed", saying "Try the marble staircase"',
  template: SmallOpenDialog,
  async play({ assert, findByText, accessibilityCheck }) {
    const title = await findByText('Lift closed')
    const text = await findByText('Try the marble staircase')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a small dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a button', should: 'hold title and text alone', actual: dialog?.children.length, expected: 2 })
    await accessibilityCheck({})
  },
})

export const largeOpen = story({
  intent: 'Create a large open dialog titled "Hiking forecast", saying "Strong gusts reach the ridge by dusk"',
  template: LargeOpenDialog,
  async play({ assert, findByText, accessibilityCheck }) {
    const title = await findByText('Hiking forecast')
    const text = await findByText('Strong gusts reach the ridge by dusk')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a large dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'no word about a button', should: 'hold title and text alone', actual: dialog?.children.length, expected: 2 })
    await accessibilityCheck({})
  },
})

export const openAlert = story({
  intent: 'Add an open alert dialog titled "Oven overheating", saying "Turn down the burner and step away"',
  template: OpenAlertDialog,
  async play({ assert, findByText, accessibilityCheck }) {
    const title = await findByText('Oven overheating')
    const text = await findByText('Turn down the burner and step away')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: dialog?.hasAttribute('data-size'), expected: false })
    assert({ given: 'no word about a button', should: 'hold title and text alone', actual: dialog?.children.length, expected: 2 })
    await accessibilityCheck({})
  },
})

export const openButton = story({
  intent:
    'Make an open dialog titled "Kayak rental", saying "Your paddle waits beside the jetty", with a button labelled "Unfold directions"',
  template: OpenButtonDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Kayak rental')
    const text = await findByText('Your paddle waits beside the jetty')
    const button = await findByText('Unfold directions')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: dialog?.hasAttribute('data-size'), expected: false })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about closing', should: 'stay open after a click', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
  },
})

export const smallOpenButton = story({
  intent: 'Add a small open dialog titled "Welcome back", saying "Three friends wrote to you", with a button labelled "Read messages"',
  template: SmallOpenButtonDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Welcome back')
    const text = await findByText('Three friends wrote to you')
    const button = await findByText('Read messages')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a small dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about closing', should: 'stay open after a click', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
  },
})

export const openAlertButton = story({
  intent: 'Build an open alert dialog titled "Leave without saving", saying "Everything you wrote will be lost", with a button labelled "Stay here"',
  template: OpenAlertButtonDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Leave without saving')
    const text = await findByText('Everything you wrote will be lost')
    const button = await findByText('Stay here')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: dialog?.hasAttribute('data-size'), expected: false })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about closing', should: 'stay open after a click', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
  },
})

export const smallOpenAlertButton = story({
  intent:
    'I need a small open alert dialog titled "Unsaved sketch", saying "Closing now discards the freshest strokes", with a button labelled "Carry on sketching"',
  template: SmallOpenAlertButtonDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Unsaved sketch')
    const text = await findByText('Closing now discards the freshest strokes')
    const button = await findByText('Carry on sketching')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a small dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about closing', should: 'stay open after a click', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
  },
})

export const largeOpenAlertButton = story({
  intent:
    'Build a large open alert dialog titled "Flood alarm", saying "The cellar pump sputters again", with a button labelled "Summon a plumber"',
  template: LargeOpenAlertButtonDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Flood alarm')
    const text = await findByText('The cellar pump sputters again')
    const button = await findByText('Summon a plumber')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a large dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about closing', should: 'stay open after a click', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
  },
})

export const largeOpenAlert = story({
  intent: 'I need a large open alert dialog titled "Connection lost", saying "We try again in a few seconds"',
  template: LargeOpenAlertDialog,
  async play({ assert, findByText, accessibilityCheck }) {
    const title = await findByText('Connection lost')
    const text = await findByText('We try again in a few seconds')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a large dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'no word about a button', should: 'hold title and text alone', actual: dialog?.children.length, expected: 2 })
    await accessibilityCheck({})
  },
})

export const openClosing = story({
  intent: 'Make an open dialog titled "Order placed", saying "Your flowers arrive on Thursday", with a button labelled "Wonderful" that closes it',
  template: OpenClosingDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Order placed')
    const text = await findByText('Your flowers arrive on Thursday')
    const button = await findByText('Wonderful')
    const dialog = text?.closest('dialog')
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: dialog?.hasAttribute('data-size'), expected: false })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'an open dialog', should: 'be open at first', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'close the dialog', actual: dialog?.open, expected: false })
    await accessibilityCheck({})
  },
})

export const openAlertClosing = story({
  intent:
    'Create an open alert dialog titled "Tunnel blocked", saying "Every ferry leaves half an hour behind", with a button labelled "Understood" that closes it',
  template: OpenAlertClosingDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Tunnel blocked')
    const text = await findByText('Every ferry leaves half an hour behind')
    const button = await findByText('Understood')
    const dialog = text?.closest('dialog')
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: dialog?.hasAttribute('data-size'), expected: false })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'an open dialog', should: 'be open at first', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'close the dialog', actual: dialog?.open, expected: false })
    await accessibilityCheck({})
  },
})

export const largeOpenAlertClosing = story({
  intent:
    'I need a large open alert dialog titled "Microphone unplugged", saying "Nobody can hear the choir", with a button labelled "Dismiss" that closes it',
  template: LargeOpenAlertClosingDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Microphone unplugged')
    const text = await findByText('Nobody can hear the choir')
    const button = await findByText('Dismiss')
    const dialog = text?.closest('dialog')
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a large dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'an open dialog', should: 'be open at first', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'close the dialog', actual: dialog?.open, expected: false })
    await accessibilityCheck({})
  },
})

export const largeOpenClosing = story({
  intent:
    'Create a large open dialog titled "Cookie choices", saying "We only keep what the basket needs", with a button labelled "Fine by me" that closes it',
  template: LargeOpenClosingDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Cookie choices')
    const text = await findByText('We only keep what the basket needs')
    const button = await findByText('Fine by me')
    const dialog = text?.closest('dialog')
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a large dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'an open dialog', should: 'be open at first', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'close the dialog', actual: dialog?.open, expected: false })
    await accessibilityCheck({})
  },
})

export const opening = story({
  intent: 'Add a dialog titled "Keyboard help", saying "Press the space bar to pause", and a button labelled "Show shortcuts" that opens it',
  template: OpeningDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Keyboard help')
    const text = await findByText('Press the space bar to pause')
    const button = await findByText('Show shortcuts')
    const dialog = text?.closest('dialog')
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'no click yet', should: 'keep the dialog closed', actual: dialog?.open, expected: false })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'open the dialog', actual: dialog?.open, expected: true })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: dialog?.hasAttribute('data-size'), expected: false })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const smallOpening = story({
  intent: 'Build a small dialog titled "Guest list", saying "Twelve people have said yes", and a button labelled "Who is coming" that opens it',
  template: SmallOpeningDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Guest list')
    const text = await findByText('Twelve people have said yes')
    const button = await findByText('Who is coming')
    const dialog = text?.closest('dialog')
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'no click yet', should: 'keep the dialog closed', actual: dialog?.open, expected: false })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'open the dialog', actual: dialog?.open, expected: true })
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({ given: 'a small dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const smallOpeningAlert = story({
  intent:
    'Make a small alert dialog titled "Demolish castle", saying "Towers and bridges vanish forever", and a button labelled "Knock it down" that opens it',
  template: SmallOpeningAlertDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Demolish castle')
    const text = await findByText('Towers and bridges vanish forever')
    const button = await findByText('Knock it down')
    const dialog = text?.closest('dialog')
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'no click yet', should: 'keep the dialog closed', actual: dialog?.open, expected: false })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'open the dialog', actual: dialog?.open, expected: true })
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({ given: 'a small dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const smallOpenAlert = story({
  intent: 'Make a small open alert dialog titled "Battery almost empty", saying "Plug in the charger now"',
  template: SmallOpenAlertDialog,
  async play({ assert, findByText, accessibilityCheck }) {
    const title = await findByText('Battery almost empty')
    const text = await findByText('Plug in the charger now')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'an alert dialog', should: 'say so', actual: dialog?.getAttribute('role'), expected: 'alertdialog' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a small dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a button', should: 'hold title and text alone', actual: dialog?.children.length, expected: 2 })
    await accessibilityCheck({})
  },
})

export const largeOpenButton = story({
  intent: 'I need a large open dialog titled "Summer photos", saying "Ninety pictures are ready to share", with a button labelled "Invite family"',
  template: LargeOpenButtonDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Summer photos')
    const text = await findByText('Ninety pictures are ready to share')
    const button = await findByText('Invite family')
    const dialog = text?.closest('dialog')
    assert({ given: 'an open dialog', should: 'be open', actual: dialog?.open, expected: true })
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'a large dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about closing', should: 'stay open after a click', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
  },
})

export const smallOpenClosing = story({
  intent: 'Add a small open dialog titled "Daily tip", saying "Water the herbs before breakfast", with a button labelled "Thanks" that closes it',
  template: SmallOpenClosingDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('Daily tip')
    const text = await findByText('Water the herbs before breakfast')
    const button = await findByText('Thanks')
    const dialog = text?.closest('dialog')
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({ given: 'a small dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'an open dialog', should: 'be open at first', actual: dialog?.open, expected: true })
    await accessibilityCheck({})
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'close the dialog', actual: dialog?.open, expected: false })
    await accessibilityCheck({})
  },
})

export const largeOpening = story({
  intent: 'Create a large dialog titled "House rules", saying "Quiet hours begin at ten", and a button labelled "View terms" that opens it',
  template: LargeOpeningDialog,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const title = await findByText('House rules')
    const text = await findByText('Quiet hours begin at ten')
    const button = await findByText('View terms')
    const dialog = text?.closest('dialog')
    assert({ given: 'no word about urgency', should: 'be a usual dialog', actual: dialog?.hasAttribute('role'), expected: false })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'no click yet', should: 'keep the dialog closed', actual: dialog?.open, expected: false })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'open the dialog', actual: dialog?.open, expected: true })
    assert({ given: 'a large dialog', should: 'carry its size', actual: dialog?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'a title',
      should: 'name the dialog',
      actual: Boolean(title?.id) && dialog?.getAttribute('aria-labelledby') === title?.id,
      expected: true,
    })
    await accessibilityCheck({})
  },
})
