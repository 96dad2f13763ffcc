import { story } from 'plaited/testing'
import { FocusTooltip, PairTooltip } from './tooltip.tsx'

export const onFocus = story({
  intent:
    'Make a button "Archive mail" with a tooltip that describes it and says "Moves it out of the inbox". The tooltip is hidden at first, shown while the button has the focus or the pointer, and hidden when it loses them. Escape hides it and leaves the focus on the button; leaving the button and coming back shows it again.',
  template: FocusTooltip,
  async play({ assert, findByText, fireEvent, press, focused, accessibilityCheck }) {
    const button = await findByText('Archive mail')
    const tip = (await findByText('Moves it out of the inbox'))?.closest('[role="tooltip"]')
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return [tip?.checkVisibility(), focused()?.textContent]
    }
    assert({ given: 'a tooltip', should: 'describe the button', actual: [button?.localName, Boolean(tip?.id) && button?.getAttribute('aria-describedby') === tip?.id], expected: ['button', true] })
    assert({ given: 'no key yet', should: 'be hidden', actual: tip?.checkVisibility(), expected: false })
    assert({ given: 'the focus', should: 'show it', actual: await after(['Tab']), expected: [true, 'Archive mail'] })
    await accessibilityCheck({})
    assert({ given: 'Escape', should: 'hide it and keep the focus', actual: await after(['Escape']), expected: [false, 'Archive mail'] })
    assert({ given: 'leaving and coming back', should: 'show it again', actual: [await after(['Tab']), await after(['Tab'])], expected: [[false, undefined], [true, 'Archive mail']] })
    await press('Tab')
    for (const type of ['pointerover', 'pointerenter', 'mouseover', 'mouseenter']) if (button) await fireEvent(button, type)
    const over = tip?.checkVisibility()
    for (const type of ['pointerout', 'pointerleave', 'mouseout', 'mouseleave']) if (button) await fireEvent(button, type)
    assert({ given: 'the pointer', should: 'show it while it is there', actual: [over, tip?.checkVisibility()], expected: [true, false] })
    await accessibilityCheck({})
  },
})

export const pair = story({
  intent:
    'Make two buttons with a tooltip each that describes it: a button "+" with the accessible name "Louder" and the tooltip "Also with page up", and a button "−" with the accessible name "Quieter" and the tooltip "Also with page down". Both tooltips are hidden at first. The tooltip of the button that has the focus is shown, and no other.',
  template: PairTooltip,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const buttons = [await findByAttribute('aria-label', 'Louder'), await findByAttribute('aria-label', 'Quieter')]
    const tips = [await findByText('Also with page up'), await findByText('Also with page down')].map((text) => text?.closest('[role="tooltip"]'))
    const after = async (key) => {
      await press(key)
      return [focused()?.textContent, ...tips.map((tip) => tip?.checkVisibility())]
    }
    assert({ given: 'two buttons', should: 'show their signs', actual: buttons.map((button) => [button?.localName, button?.textContent]), expected: [['button', '+'], ['button', '−']] })
    assert({ given: 'tooltips', should: 'describe their buttons', actual: tips.map((tip, at) => Boolean(tip?.id) && buttons[at]?.getAttribute('aria-describedby') === tip?.id), expected: [true, true] })
    assert({ given: 'no key yet', should: 'be hidden', actual: tips.map((tip) => tip?.checkVisibility()), expected: [false, false] })
    assert({ given: 'the focus on the first', should: 'show its tooltip', actual: await after('Tab'), expected: ['+', true, false] })
    await accessibilityCheck({})
    assert({ given: 'the focus on the second', should: 'show that alone', actual: await after('Tab'), expected: ['−', false, true] })
    assert({ given: 'the focus elsewhere', should: 'show none', actual: await after('Tab'), expected: [undefined, false, false] })
    await accessibilityCheck({})
  },
})
