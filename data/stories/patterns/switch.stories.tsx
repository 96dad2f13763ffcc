import { story } from 'plaited/testing'
import { GroupSwitch, WordSwitch } from './switch.tsx'

export const word = story({
  intent:
    'Make a switch with the accessible name "Night heating" (aria-label) that is off at first and shows the word "Resting". Enter and Space turn it on and off; while it is on it shows "Warming" instead. Its name stays the same and its state is in aria-checked.',
  template: WordSwitch,
  async play({ assert, findByAttribute, findByText, press, focused, accessibilityCheck }) {
    const control = await findByAttribute('role', 'switch')
    const state = async () => [control?.getAttribute('aria-checked'), Boolean(await findByText('Resting', control)), Boolean(await findByText('Warming', control))]
    assert({ given: 'a switch', should: 'have its name', actual: control?.getAttribute('aria-label'), expected: 'Night heating' })
    assert({ given: 'no key yet', should: 'be off', actual: control && (await state()), expected: ['false', true, false] })
    await press('Tab')
    assert({ given: 'the Tab key', should: 'reach the switch', actual: Boolean(control) && focused() === control, expected: true })
    await press('Space')
    assert({ given: 'Space', should: 'turn it on', actual: control && (await state()), expected: ['true', false, true] })
    await accessibilityCheck({})
    await press('Enter')
    assert({ given: 'Enter', should: 'turn it off', actual: control && (await state()), expected: ['false', true, false] })
    assert({ given: 'the other state', should: 'keep the name', actual: control?.getAttribute('aria-label'), expected: 'Night heating' })
    await press('Enter')
    await accessibilityCheck({})
  },
})

export const group = story({
  intent:
    'Make a group labelled "Notifications" of three switches: "Everything" and "New messages" are on, "Birthdays" is off. Space turns a switch on or off. When "Everything" is turned off, the two others are turned off and cannot be turned on: they have aria-disabled but can still get the focus. When it is turned on again, they can be used again and stay off.',
  template: GroupSwitch,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const switches = [await findByText('Everything'), await findByText('New messages'), await findByText('Birthdays')].map((text) => text?.closest('[role="switch"]'))
    const states = () => switches.map((one) => one?.getAttribute('aria-checked'))
    const barred = () => switches.map((one) => one?.getAttribute('aria-disabled') === 'true')
    assert({ given: 'three switches', should: 'be in a group with its label', actual: switches.map((one) => one?.closest('[role="group"], fieldset')?.getAttribute('aria-label')), expected: ['Notifications', 'Notifications', 'Notifications'] })
    assert({ given: 'no key yet', should: 'have two of them on', actual: [states(), barred()], expected: [['true', 'true', 'false'], [false, false, false]] })
    for (let tabs = 0; tabs < 3; tabs++) await press('Tab')
    await press('Space')
    assert({ given: 'Space at the third', should: 'turn it on alone', actual: states(), expected: ['true', 'true', 'true'] })
    for (let tabs = 0; tabs < 2; tabs++) await press('Shift+Tab')
    await press('Space')
    assert({ given: 'the first one turned off', should: 'turn off and bar the others', actual: [states(), barred()], expected: [['false', 'false', 'false'], [false, true, true]] })
    await accessibilityCheck({})
    await press('Tab')
    await press('Space')
    assert({ given: 'Space at a barred switch', should: 'do nothing where the focus is', actual: [focused()?.textContent, states()], expected: ['New messages', ['false', 'false', 'false']] })
    await press('Shift+Tab')
    await press('Space')
    assert({ given: 'the first one turned on again', should: 'let the others be used, still off', actual: [states(), barred()], expected: [['true', 'false', 'false'], [false, false, false]] })
    await press('Tab')
    await press('Space')
    assert({ given: 'Space at the second', should: 'turn it on', actual: states(), expected: ['true', 'true', 'false'] })
    await accessibilityCheck({})
  },
})
