import { story } from 'plaited/testing'
import { ClockSpinbutton, GuestSpinbutton } from './spinbutton.tsx'

export const guests = story({
  intent:
    'Make a spinbutton with the accessible name "Guests" out of an element with the role spinbutton, from 1 to 60, at 4, which shows its value. Before it stands a button "Fewer", after it a button "More"; they take 1 and add 1 when clicked and are not in the tab order. The up and down arrow keys on the spinbutton add and take 1, Page Up and Page Down 10, Home and End go to the least and the most; the value never leaves the range.',
  template: GuestSpinbutton,
  async play({ assert, findByAttribute, findByText, fireEvent, press, focused, accessibilityCheck }) {
    const spin = await findByAttribute('role', 'spinbutton')
    const buttons = [await findByText('Fewer'), await findByText('More')]
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return [spin?.getAttribute('aria-valuenow'), spin?.textContent.trim()]
    }
    const values = async (...keys) => {
      const seen = []
      for (const key of keys) seen.push((await after([key]))[0])
      return seen
    }
    assert({ given: 'a spinbutton', should: 'have its name and its range', actual: ['aria-label', 'aria-valuemin', 'aria-valuemax'].map((name) => spin?.getAttribute(name)), expected: ['Guests', '1', '60'] })
    assert({ given: 'two buttons', should: 'be outside the tab order', actual: buttons.map((button) => [button?.localName, button?.tabIndex]), expected: [['button', -1], ['button', -1]] })
    assert({ given: 'Tab', should: 'reach the spinbutton, which shows its value', actual: [await after(['Tab']), Boolean(spin) && focused() === spin], expected: [['4', '4'], true] })
    assert({ given: 'arrows', should: 'add and take 1', actual: await values('ArrowUp', 'ArrowUp', 'ArrowDown'), expected: ['5', '6', '5'] })
    assert({ given: 'Page Up and Page Down', should: 'add and take 10 within the range', actual: await values('PageUp', 'PageDown', 'PageDown'), expected: ['15', '5', '1'] })
    assert({ given: 'End and Home', should: 'go to the ends, which arrows do not pass', actual: await values('End', 'ArrowUp', 'Home', 'ArrowDown'), expected: ['60', '60', '1', '1'] })
    for (const button of [buttons[1], buttons[1], buttons[0]]) if (button) await fireEvent(button, 'click')
    assert({ given: 'two clicks on more and one on fewer', should: 'add 1 in all, where the value is shown, too', actual: await after([]), expected: ['2', '2'] })
    await accessibilityCheck({})
  },
})

export const clock = story({
  intent:
    'Make a group labelled "Alarm" of two elements with the role spinbutton, named by aria-label: "Hour", from 0 to 23, at 23, and "Minute", from 0 to 59, at 5. Each shows its value with two digits, as in 05, and says it with its unit in aria-valuetext, as in 23 hours and 5 minutes. The up and down arrow keys add and take 1 and go round at the ends. Typing a digit sets the value to that digit. Tab goes from one to the other.',
  template: ClockSpinbutton,
  async play({ assert, findByAttribute, press, focused, accessibilityCheck }) {
    const spins = [await findByAttribute('aria-label', 'Hour'), await findByAttribute('aria-label', 'Minute')]
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return spins.map((spin) => [spin?.getAttribute('aria-valuenow'), spin?.getAttribute('aria-valuetext'), spin?.textContent.trim()])
    }
    assert({ given: 'two spinbuttons', should: 'be in a group with its label', actual: spins.map((spin) => [spin?.getAttribute('role'), spin?.closest('[role="group"], fieldset')?.getAttribute('aria-label')]), expected: [['spinbutton', 'Alarm'], ['spinbutton', 'Alarm']] })
    assert({ given: 'no key yet', should: 'have their ranges and values', actual: [spins.map((spin) => [spin?.getAttribute('aria-valuemin'), spin?.getAttribute('aria-valuemax')]), await after([])], expected: [[['0', '23'], ['0', '59']], [['23', '23 hours', '23'], ['5', '5 minutes', '05']]] })
    assert({ given: 'the up arrow at the end', should: 'go round', actual: await after(['Tab', 'ArrowUp']), expected: [['0', '0 hours', '00'], ['5', '5 minutes', '05']] })
    assert({ given: 'the down arrow, twice', should: 'go round the other way and on', actual: (await after(['ArrowDown', 'ArrowDown']))[0], expected: ['22', '22 hours', '22'] })
    assert({ given: 'a digit', should: 'set the value', actual: (await after(['7']))[0], expected: ['7', '7 hours', '07'] })
    assert({ given: 'Tab and the down arrow, six times', should: 'go round in the minutes', actual: await after(['Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']), expected: [['7', '7 hours', '07'], ['59', '59 minutes', '59']] })
    assert({ given: 'Tab', should: 'have gone to the minutes', actual: focused()?.getAttribute('aria-label'), expected: 'Minute' })
    await accessibilityCheck({})
  },
})
