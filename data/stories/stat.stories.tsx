import { story } from 'plaited/testing'
import { BlueStat, LargeDangerStat, Stat, SuccessStat } from './stat.tsx'

export const plain = story({
  intent: 'Create a stat as a description list with the term "Open tickets" and the value "Forty two"',
  template: Stat,
  async play({ assert, accessibilityCheck }) {
    const stat = document.querySelector('dl')
    assert({
      given: 'the term',
      should: 'be a term of the list',
      actual: stat?.querySelector('dt')?.textContent,
      expected: 'Open tickets',
    })
    assert({
      given: 'the value',
      should: 'describe the term',
      actual: stat?.querySelector('dt + dd')?.textContent,
      expected: 'Forty two',
    })
    assert({ given: 'no word about a variant', should: 'have none', actual: stat?.getAttribute('data-variant'), expected: null })
    assert({ given: 'no word about size', should: 'have none', actual: stat?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: stat && getComputedStyle(stat).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const success = story({
  intent: 'I need a success stat as a description list with the term "Monthly sales" and the value "Nine thousand"',
  template: SuccessStat,
  async play({ assert, accessibilityCheck }) {
    const stat = document.querySelector('dl')
    assert({
      given: 'the term',
      should: 'be a term of the list',
      actual: stat?.querySelector('dt')?.textContent,
      expected: 'Monthly sales',
    })
    assert({
      given: 'the value',
      should: 'describe the term',
      actual: stat?.querySelector('dt + dd')?.textContent,
      expected: 'Nine thousand',
    })
    assert({
      given: 'a success stat',
      should: 'carry its variant',
      actual: stat?.getAttribute('data-variant'),
      expected: 'success',
    })
    assert({ given: 'no word about size', should: 'have none', actual: stat?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: stat && getComputedStyle(stat).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeDanger = story({
  intent: 'Build a large danger stat as a description list with the term "Failed visits" and the value "Twelve percent"',
  template: LargeDangerStat,
  async play({ assert, accessibilityCheck }) {
    const stat = document.querySelector('dl')
    assert({
      given: 'the term',
      should: 'be a term of the list',
      actual: stat?.querySelector('dt')?.textContent,
      expected: 'Failed visits',
    })
    assert({
      given: 'the value',
      should: 'describe the term',
      actual: stat?.querySelector('dt + dd')?.textContent,
      expected: 'Twelve percent',
    })
    assert({ given: 'a danger stat', should: 'carry its variant', actual: stat?.getAttribute('data-variant'), expected: 'danger' })
    assert({ given: 'a large stat', should: 'carry its size', actual: stat?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: stat && getComputedStyle(stat).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const blue = story({
  intent:
    'Add a stat in white on blue as a description list with the term "Happy guests" and the value "Ninety percent"',
  template: BlueStat,
  async play({ assert, accessibilityCheck }) {
    const stat = document.querySelector('dl')
    const style = stat && getComputedStyle(stat)
    assert({
      given: 'the term',
      should: 'be a term of the list',
      actual: stat?.querySelector('dt')?.textContent,
      expected: 'Happy guests',
    })
    assert({
      given: 'the value',
      should: 'describe the term',
      actual: stat?.querySelector('dt + dd')?.textContent,
      expected: 'Ninety percent',
    })
    assert({ given: 'no word about a variant', should: 'have none', actual: stat?.getAttribute('data-variant'), expected: null })
    assert({ given: 'no word about size', should: 'have none', actual: stat?.getAttribute('data-size'), expected: null })
    assert({ given: 'white on blue', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'white on blue', should: 'paint the stat blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})
