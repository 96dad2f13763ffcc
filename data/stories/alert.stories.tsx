import { story } from 'plaited/testing'
import {
  PoliteInfoButtonAlert,
  PoliteInfoHeading2ButtonAlert,
  PoliteSuccessHeading2Alert,
  PoliteSuccessHidingAlert,
  PoliteWarningHidingAlert,
  UrgentDangerAlert,
  UrgentDangerHeading2Alert,
  UrgentDangerRedAlert,
  UrgentInfoHidingAlert,
  UrgentWarningHeading2ButtonAlert,
} from './alert.tsx'

export const urgentDanger = story({
  intent: 'Create an urgent danger alert saying "Your card was declined at checkout"',
  template: UrgentDangerAlert,
  async play({ assert, findByText, accessibilityCheck }) {
    const message = await findByText('Your card was declined at checkout')
    const alert = message?.closest('[role]')
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'a danger alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'no word about a heading', should: 'hold the message alone', actual: alert?.children.length, expected: 1 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const politeSuccessHeading2 = story({
  intent: 'Add a polite success alert with a level 2 heading "Profile updated", saying "Your changes are visible to everyone"',
  template: PoliteSuccessHeading2Alert,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Profile updated')
    const message = await findByText('Your changes are visible to everyone')
    const alert = message?.closest('[role]')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'a success alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'success' })
    assert({ given: 'a heading and a message', should: 'come in this order', actual: alert?.firstElementChild?.textContent, expected: 'Profile updated' })
    await accessibilityCheck({})
  },
})

export const politeInfoButton = story({
  intent: 'I need a polite info alert saying "A newer version is ready", with a button labelled "Reload page"',
  template: PoliteInfoButtonAlert,
  async play({ assert, findByText, accessibilityCheck }) {
    const message = await findByText('A newer version is ready')
    const button = await findByText('Reload page')
    const alert = message?.closest('[role]')
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'an info alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    await accessibilityCheck({})
  },
})

export const urgentWarningHeading2Button = story({
  intent:
    'Build an urgent warning alert with a level 2 heading "Session ending", saying "You will be signed out in one minute", with a button labelled "Stay signed on"',
  template: UrgentWarningHeading2ButtonAlert,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Session ending')
    const message = await findByText('You will be signed out in one minute')
    const button = await findByText('Stay signed on')
    const alert = message?.closest('[role]')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'a warning alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    await accessibilityCheck({})
  },
})

export const urgentDangerRed = story({
  intent: 'Make an urgent danger alert saying "The server is not responding", in white on red',
  template: UrgentDangerRedAlert,
  async play({ assert, findByText, accessibilityCheck }) {
    const message = await findByText('The server is not responding')
    const alert = message?.closest('[role]')
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'a danger alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'white text', should: 'be white', actual: message && getComputedStyle(message).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a red background',
      should: 'be red',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgb(179, 38, 30)',
    })
    await accessibilityCheck({})
  },
})

export const politeWarningHiding = story({
  intent: 'Create a polite warning alert saying "Your trial ends tomorrow morning", with a button labelled "Got it" that hides it',
  template: PoliteWarningHidingAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const message = await findByText('Your trial ends tomorrow morning')
    const button = await findByText('Got it')
    const alert = message?.closest('[role]')
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'a warning alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'no click yet', should: 'show the message', actual: message?.checkVisibility(), expected: true })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'hide the message', actual: message?.checkVisibility(), expected: false })
    await accessibilityCheck({})
  },
})

export const urgentInfoHiding = story({
  intent: 'Add an urgent info alert saying "The meeting starts five minutes earlier", with a button labelled "Dismiss notice" that hides it',
  template: UrgentInfoHidingAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const message = await findByText('The meeting starts five minutes earlier')
    const button = await findByText('Dismiss notice')
    const alert = message?.closest('[role]')
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'an info alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'no click yet', should: 'show the message', actual: message?.checkVisibility(), expected: true })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'hide the message', actual: message?.checkVisibility(), expected: false })
    await accessibilityCheck({})
  },
})

export const urgentDangerHeading2 = story({
  intent: 'I need an urgent danger alert with a level 2 heading "Payment failed", saying "Check the number on your card"',
  template: UrgentDangerHeading2Alert,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Payment failed')
    const message = await findByText('Check the number on your card')
    const alert = message?.closest('[role]')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'a danger alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'a heading and a message', should: 'come in this order', actual: alert?.firstElementChild?.textContent, expected: 'Payment failed' })
    await accessibilityCheck({})
  },
})

export const politeInfoHeading2Button = story({
  intent:
    'Build a polite info alert with a level 2 heading "Planned maintenance", saying "We will be away on Sunday evening", with a button labelled "Remind me"',
  template: PoliteInfoHeading2ButtonAlert,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Planned maintenance')
    const message = await findByText('We will be away on Sunday evening')
    const button = await findByText('Remind me')
    const alert = message?.closest('[role]')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'an info alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    await accessibilityCheck({})
  },
})

export const politeSuccessHiding = story({
  intent: 'Make a polite success alert saying "Your message is on its way", with a button labelled "Thank you" that hides it',
  template: PoliteSuccessHidingAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const message = await findByText('Your message is on its way')
    const button = await findByText('Thank you')
    const alert = message?.closest('[role]')
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'a success alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'success' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'no click yet', should: 'show the message', actual: message?.checkVisibility(), expected: true })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'hide the message', actual: message?.checkVisibility(), expected: false })
    await accessibilityCheck({})
  },
})
