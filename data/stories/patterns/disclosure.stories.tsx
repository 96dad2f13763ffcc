import { story } from 'plaited/testing'
import { AnswerDisclosure, MenuDisclosure } from './disclosure.tsx'

export const answer = story({
  intent:
    'Make a disclosure: a button "Do you ship abroad?" that shows the text "Yes, to forty countries" when it is pressed with Enter or Space and hides it when it is pressed again. The text is hidden at first; the button has aria-expanded and controls the text; the focus stays on the button.',
  template: AnswerDisclosure,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const button = await findByText('Do you ship abroad?')
    const text = await findByText('Yes, to forty countries')
    const state = () => [button?.getAttribute('aria-expanded'), text?.checkVisibility()]
    const controlled = button?.getRootNode().getElementById(button.getAttribute('aria-controls') ?? '')
    assert({ given: 'a button', should: 'control the text', actual: [button?.localName, Boolean(text && controlled?.contains(text))], expected: ['button', true] })
    assert({ given: 'no key yet', should: 'hide the text', actual: state(), expected: ['false', false] })
    await press('Tab')
    await press('Enter')
    assert({ given: 'Enter', should: 'show the text', actual: state(), expected: ['true', true] })
    await accessibilityCheck({})
    await press('Space')
    assert({ given: 'Space', should: 'hide the text again', actual: state(), expected: ['false', false] })
    assert({ given: 'the keys', should: 'leave the focus on the button', actual: focused()?.textContent, expected: 'Do you ship abroad?' })
    await accessibilityCheck({})
  },
})

export const menus = story({
  intent:
    'Make a navigation labelled "Garden shop" of two disclosure buttons. "Plants" shows a list of two links, "Climbing roses" to /roses and "Shade ferns" to /ferns; "Tools" shows a list of one link, "Steel spades" to /spades. Both lists are hidden at first, and opening one closes the other. Each button has aria-expanded and controls its list. Escape, also while a link has the focus, closes the open list and puts the focus back on its button.',
  template: MenuDisclosure,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const buttons = [await findByText('Plants'), await findByText('Tools')]
    const links = [await findByText('Climbing roses'), await findByText('Shade ferns'), await findByText('Steel spades')]
    const state = () => [buttons.map((button) => button?.getAttribute('aria-expanded')), links.map((link) => link?.checkVisibility())]
    const controlled = buttons.map((button) => button?.getRootNode().getElementById(button.getAttribute('aria-controls') ?? ''))
    assert({ given: 'a navigation', should: 'have its label', actual: buttons[0]?.closest('nav')?.getAttribute('aria-label'), expected: 'Garden shop' })
    assert({ given: 'each button', should: 'control the list of its links', actual: [links[0], links[1], links[2]].map((link, at) => Boolean(link?.closest('ul') && controlled[at < 2 ? 0 : 1]?.contains(link))), expected: [true, true, true] })
    assert({ given: 'the links', should: 'go to their pages', actual: links.map((link) => link?.closest('a')?.getAttribute('href')), expected: ['/roses', '/ferns', '/spades'] })
    assert({ given: 'no key yet', should: 'hide both lists', actual: state(), expected: [['false', 'false'], [false, false, false]] })
    await press('Tab')
    await press('Enter')
    await press('Tab')
    assert({ given: 'Enter and Tab', should: 'open the first list and go to its first link', actual: [focused()?.textContent, ...state()], expected: ['Climbing roses', ['true', 'false'], [true, true, false]] })
    await accessibilityCheck({})
    await press('Escape')
    assert({ given: 'Escape at a link', should: 'close the list and focus its button', actual: [focused()?.textContent, ...state()], expected: ['Plants', ['false', 'false'], [false, false, false]] })
    await press('Space')
    for (let tabs = 0; tabs < 3; tabs++) await press('Tab')
    await press('Enter')
    assert({ given: 'opening the second list', should: 'close the first', actual: [focused()?.textContent, ...state()], expected: ['Tools', ['false', 'true'], [false, false, true]] })
    await accessibilityCheck({})
  },
})
