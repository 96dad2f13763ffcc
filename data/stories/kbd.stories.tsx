import { story } from 'plaited/testing'
import { ButtonKbd, GreenKbd, LargePrimaryKbd, ListKbd, OneKeyKbd, SmallTwoKeysKbd } from './kbd.tsx'

export const oneKey = story({
  intent: 'Create a keyboard hint as a paragraph saying "Send message" with the key "Enter" as a kbd element',
  template: OneKeyKbd,
  async play({ assert, accessibilityCheck }) {
    const key = document.querySelector('kbd')
    const hint = key?.parentElement
    assert({ given: 'the key', should: 'be keyboard input', actual: key?.textContent, expected: 'Enter' })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'what the key does',
      should: 'stand before it',
      actual: hint?.textContent?.replace(/\s+/g, ' ').trim(),
      expected: 'Send message' + ' ' + 'Enter',
    })
    assert({ given: 'one key', should: 'be the only one', actual: document.querySelectorAll('kbd').length, expected: 1 })
    assert({ given: 'no word about a size or a variant', should: 'have none', actual: hint?.matches('[data-size], [data-variant]'), expected: false })
    await accessibilityCheck({})
  },
})

export const smallTwoKeys = story({
  intent: 'I need a small keyboard hint as a paragraph saying "Open search" with the keys "Ctrl" and "Space" as kbd elements',
  template: SmallTwoKeysKbd,
  async play({ assert, accessibilityCheck }) {
    const keys = [...document.querySelectorAll('kbd')]
    const hint = keys[0]?.parentElement
    assert({ given: 'two keys', should: 'each be keyboard input', actual: keys.map((key) => key.textContent), expected: ['Ctrl', 'Space'] })
    assert({ given: 'the hint', should: 'be a paragraph', actual: hint?.tagName, expected: 'P' })
    assert({
      given: 'what the keys do',
      should: 'stand before them',
      actual: hint?.textContent?.trim().startsWith('Open search'),
      expected: true,
    })
    assert({ given: 'a small hint', should: 'carry its size', actual: hint?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a variant', should: 'have none', actual: hint?.getAttribute('data-variant'), expected: null })
    await accessibilityCheck({})
  },
})

export const largePrimary = story({
  intent: 'Build a large primary keyboard hint as a paragraph saying "Leave full view" with the key "Esc" as a kbd element',
  template: LargePrimaryKbd,
  async play({ assert, accessibilityCheck }) {
    const key = document.querySelector('kbd')
    const hint = key?.parentElement
    assert({ given: 'the key', should: 'be keyboard input', actual: key?.textContent, expected: 'Esc' })
    assert({
      given: 'what the key does',
      should: 'stand before it',
      actual: hint?.textContent?.replace(/\s+/g, ' ').trim(),
      expected: 'Leave full view' + ' ' + 'Esc',
    })
    assert({ given: 'a large hint', should: 'carry its size', actual: hint?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'a primary hint', should: 'carry its variant', actual: hint?.getAttribute('data-variant'), expected: 'primary' })
    await accessibilityCheck({})
  },
})

export const list = story({
  intent:
    'Add a bulleted list of two keyboard hints, "Refresh page" with the key "F5" and "Rename file" with the key "F2", the keys as kbd elements',
  template: ListKbd,
  async play({ assert, accessibilityCheck }) {
    const items = [...document.querySelectorAll('ul > li')]
    assert({ given: 'two hints', should: 'be two items of a bulleted list', actual: items.length, expected: 2 })
    assert({
      given: 'two hints',
      should: 'say what the keys do, in order',
      actual: items.map((item) => item.textContent?.replace(/\s+/g, ' ').trim()),
      expected: ['Refresh page' + ' ' + 'F5', 'Rename file' + ' ' + 'F2'],
    })
    assert({
      given: 'two keys',
      should: 'each be keyboard input',
      actual: items.map((item) => item.querySelector('kbd')?.textContent),
      expected: ['F5', 'F2'],
    })
    assert({ given: 'no word about size', should: 'have none anywhere', actual: items[0] && document.querySelector('[data-size]'), expected: null })
    await accessibilityCheck({})
  },
})

export const button = story({
  intent: 'Make a button labelled "Undo last step" that shows the key "Backspace" as a kbd element after its label',
  template: ButtonKbd,
  async play({ assert, accessibilityCheck }) {
    const button = document.querySelector('button')
    const key = button?.querySelector('kbd')
    assert({ given: 'the key', should: 'be keyboard input in the button', actual: key?.textContent, expected: 'Backspace' })
    assert({
      given: 'the label',
      should: 'stand before the key',
      actual: button?.textContent?.trim().startsWith('Undo last step'),
      expected: true,
    })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'no word about a state', should: 'be enabled', actual: button?.matches(':disabled'), expected: false })
    assert({ given: 'no word about a size or a variant', should: 'have none', actual: button?.matches('[data-size], [data-variant]'), expected: false })
    await accessibilityCheck({})
  },
})

export const green = story({
  intent: 'Create a keyboard hint as a paragraph saying "Next field" with the key "Tab" as a kbd element in white on green',
  template: GreenKbd,
  async play({ assert, accessibilityCheck }) {
    const key = document.querySelector('kbd')
    const style = key && getComputedStyle(key)
    assert({ given: 'the key', should: 'be keyboard input', actual: key?.textContent, expected: 'Tab' })
    assert({
      given: 'what the key does',
      should: 'stand before it',
      actual: key?.closest('p')?.textContent?.replace(/\s+/g, ' ').trim(),
      expected: 'Next field' + ' ' + 'Tab',
    })
    assert({ given: 'white on green', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'white on green', should: 'paint the key green', actual: style?.backgroundColor, expected: 'rgb(20, 108, 46)' })
    await accessibilityCheck({})
  },
})
