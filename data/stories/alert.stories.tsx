import { story } from 'plaited/testing'
import {
  PoliteDangerButtonRedAlert,
  PoliteDangerHeading2Alert,
  PoliteInfoButtonAlert,
  PoliteInfoHeading2ButtonAlert,
  PoliteInfoHeading2HidingAlert,
  PoliteSuccessButtonAlert,
  PoliteSuccessHeading2Alert,
  PoliteSuccessHidingAlert,
  PoliteWarningHidingAlert,
  UrgentDangerAlert,
  UrgentDangerHeading2Alert,
  UrgentDangerHeading2ButtonAlert,
  UrgentDangerHidingRedAlert,
  UrgentDangerRedAlert,
  UrgentInfoHeading2Alert,
  UrgentInfoHidingAlert,
  UrgentSuccessHidingAlert,
  UrgentWarningHeading2ButtonAlert,
  UrgentWarningHeading2RedAlert,
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
    assert({ given: 'a heading and a message', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const urgentInfoHeading2 = story({
  intent: 'Make an urgent info alert with a level 2 heading "Ferry rerouted", saying "It leaves from the eastern pier"',
  template: UrgentInfoHeading2Alert,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Ferry rerouted')
    const message = await findByText('It leaves from the eastern pier')
    const alert = message?.closest('[role]')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'an info alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'a heading and a message', should: 'come in this order', actual: alert?.firstElementChild?.textContent, expected: 'Ferry rerouted' })
    assert({ given: 'a heading and a message', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const politeDangerHeading2 = story({
  intent:
    'I need a polite danger alert with a level 2 heading "Printer jammed", saying "Pull the paper out of the tray"',
  template: PoliteDangerHeading2Alert,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Printer jammed')
    const message = await findByText('Pull the paper out of the tray')
    const alert = message?.closest('[role]')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'a danger alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'a heading and a message', should: 'come in this order', actual: alert?.firstElementChild?.textContent, expected: 'Printer jammed' })
    assert({ given: 'a heading and a message', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const politeInfoButton = story({
  intent: 'I need a polite info alert saying "A newer version is ready", with a button labelled "Reload page"',
  template: PoliteInfoButtonAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const message = await findByText('A newer version is ready')
    const button = await findByText('Reload page')
    const alert = message?.closest('[role]')
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'an info alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'info' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about hiding', should: 'still show the message after a click', actual: message?.checkVisibility(), expected: true })
    await accessibilityCheck({})
  },
})

export const politeSuccessButton = story({
  intent: 'Add a polite success alert saying "The orchid was delivered today", with a button labelled "Rate delivery"',
  template: PoliteSuccessButtonAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const message = await findByText('The orchid was delivered today')
    const button = await findByText('Rate delivery')
    const alert = message?.closest('[role]')
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'a success alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'success' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about hiding', should: 'still show the message after a click', actual: message?.checkVisibility(), expected: true })
    await accessibilityCheck({})
  },
})

export const urgentWarningHeading2Button = story({
  intent:
    'Build an urgent warning alert with a level 2 heading "Session ending", saying "You will be signed out in one minute", with a button labelled "Stay signed on"',
  template: UrgentWarningHeading2ButtonAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
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
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about hiding', should: 'still show the message after a click', actual: message?.checkVisibility(), expected: true })
    await accessibilityCheck({})
  },
})

export const urgentDangerHeading2Button = story({
  intent:
    'Create an urgent danger alert with a level 2 heading "Brakes overheated", saying "Stop at the next exit", with a button labelled "Call roadside help"',
  template: UrgentDangerHeading2ButtonAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const heading = await findByText('Brakes overheated')
    const message = await findByText('Stop at the next exit')
    const button = await findByText('Call roadside help')
    const alert = message?.closest('[role]')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'a danger alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'danger' })
    assert({
      given: 'a heading, a message and a button',
      should: 'start with the heading and be all there is',
      actual: [alert?.firstElementChild?.textContent, alert?.children.length],
      expected: ['Brakes overheated', 3],
    })
    assert({
      given: 'the button label',
      should: 'sit in a button that submits no form',
      actual: [button?.tagName, button?.getAttribute('type')],
      expected: ['BUTTON', 'button'],
    })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about hiding', should: 'still show the message after a click', actual: message?.checkVisibility(), expected: true })
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
    assert({ given: 'no word about a heading', should: 'hold the message alone', actual: alert?.children.length, expected: 1 })
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

export const urgentWarningHeading2Red = story({
  intent:
    'Build an urgent warning alert with a level 2 heading "Flood risk", saying "Move the car to higher ground", in white on red',
  template: UrgentWarningHeading2RedAlert,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Flood risk')
    const message = await findByText('Move the car to higher ground')
    const alert = message?.closest('[role]')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'a warning alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'a heading and a message', should: 'come in this order', actual: alert?.firstElementChild?.textContent, expected: 'Flood risk' })
    assert({ given: 'a heading and a message', should: 'be all there is', actual: alert?.children.length, expected: 2 })
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

export const politeDangerButtonRed = story({
  intent:
    'Create a polite danger alert saying "The freezer door is open", with a button labelled "Silence alarm", in white on red',
  template: PoliteDangerButtonRedAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const message = await findByText('The freezer door is open')
    const button = await findByText('Silence alarm')
    const alert = message?.closest('[role]')
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'a danger alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'danger' })
    assert({
      given: 'the button label',
      should: 'sit in a button that submits no form',
      actual: [button?.tagName, button?.getAttribute('type')],
      expected: ['BUTTON', 'button'],
    })
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({ given: 'white text', should: 'be white', actual: message && getComputedStyle(message).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a red background',
      should: 'be red',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgb(179, 38, 30)',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about hiding', should: 'still show the message after a click', actual: message?.checkVisibility(), expected: true })
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
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
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
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    assert({ given: 'no click yet', should: 'show the message', actual: message?.checkVisibility(), expected: true })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'hide the message', actual: message?.checkVisibility(), expected: false })
    await accessibilityCheck({})
  },
})

export const urgentSuccessHiding = story({
  intent:
    'Build an urgent success alert saying "The ambulance has arrived", with a button labelled "Understood" that hides it',
  template: UrgentSuccessHidingAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const message = await findByText('The ambulance has arrived')
    const button = await findByText('Understood')
    const alert = message?.closest('[role]')
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'a success alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'success' })
    assert({
      given: 'the button label',
      should: 'sit in a button that submits no form',
      actual: [button?.tagName, button?.getAttribute('type')],
      expected: ['BUTTON', 'button'],
    })
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    assert({ given: 'no click yet', should: 'show the message', actual: message?.checkVisibility(), expected: true })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'hide the message', actual: message?.checkVisibility(), expected: false })
    await accessibilityCheck({})
  },
})

export const politeInfoHeading2Hiding = story({
  intent:
    'Make a polite info alert with a level 2 heading "Holiday timetable", saying "Trams run every half hour", with a button labelled "Close timetable" that hides it',
  template: PoliteInfoHeading2HidingAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const heading = await findByText('Holiday timetable')
    const message = await findByText('Trams run every half hour')
    const button = await findByText('Close timetable')
    const alert = message?.closest('[role]')
    assert({
      given: 'the heading and the message',
      should: 'be of level 2 and a paragraph',
      actual: [heading?.tagName, message?.tagName],
      expected: ['H2', 'P'],
    })
    assert({ given: 'a polite alert', should: 'not interrupt', actual: alert?.getAttribute('role'), expected: 'status' })
    assert({ given: 'an info alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'info' })
    assert({
      given: 'a heading, a message and a button',
      should: 'start with the heading and be all there is',
      actual: [alert?.firstElementChild?.textContent, alert?.children.length],
      expected: ['Holiday timetable', 3],
    })
    assert({
      given: 'the button label',
      should: 'sit in a button that submits no form',
      actual: [button?.tagName, button?.getAttribute('type')],
      expected: ['BUTTON', 'button'],
    })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    assert({ given: 'no click yet', should: 'show the message', actual: message?.checkVisibility(), expected: true })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'hide the message', actual: message?.checkVisibility(), expected: false })
    await accessibilityCheck({})
  },
})

export const urgentDangerHidingRed = story({
  intent:
    'I need an urgent danger alert saying "Smoke was found in the basement", with a button labelled "I am outside" that hides it, in white on red',
  template: UrgentDangerHidingRedAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const message = await findByText('Smoke was found in the basement')
    const button = await findByText('I am outside')
    const alert = message?.closest('[role]')
    assert({ given: 'the message', should: 'be a paragraph', actual: message?.tagName, expected: 'P' })
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.getAttribute('role'), expected: 'alert' })
    assert({ given: 'a danger alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'danger' })
    assert({
      given: 'the button label',
      should: 'sit in a button that submits no form',
      actual: [button?.tagName, button?.getAttribute('type')],
      expected: ['BUTTON', 'button'],
    })
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'white on red',
      should: 'write in white on a red background',
      actual: [message && getComputedStyle(message).color, alert && getComputedStyle(alert).backgroundColor],
      expected: ['rgb(255, 255, 255)', 'rgb(179, 38, 30)'],
    })
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
    assert({ given: 'a heading and a message', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const politeInfoHeading2Button = story({
  intent:
    'Build a polite info alert with a level 2 heading "Planned maintenance", saying "We will be away on Sunday evening", with a button labelled "Remind me"',
  template: PoliteInfoHeading2ButtonAlert,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
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
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'no word about hiding', should: 'still show the message after a click', actual: message?.checkVisibility(), expected: true })
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
    assert({ given: 'a message and a button', should: 'be all there is', actual: alert?.children.length, expected: 2 })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: alert && getComputedStyle(alert).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    assert({ given: 'no click yet', should: 'show the message', actual: message?.checkVisibility(), expected: true })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click on the button', should: 'hide the message', actual: message?.checkVisibility(), expected: false })
    await accessibilityCheck({})
  },
})
