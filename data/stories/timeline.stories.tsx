import { story } from 'plaited/testing'
import {
  HeadingTimeline,
  LargeSuccessTimeline,
  LinksTimeline,
  SecondCurrentTimeline,
  SmallThreeTimeline,
  TwoTimeline,
} from './timeline.tsx'

export const two = story({
  intent:
    'Create a timeline labelled "Our bakery" as a numbered list with two events, "First oven lit" with the time "1998" and "Second shop opened" with the time "2014"',
  template: TwoTimeline,
  async play({ assert, accessibilityCheck }) {
    const line = document.querySelector('ol')
    const events = [...(line?.children ?? [])]
    assert({ given: 'the label', should: 'name the timeline', actual: line?.getAttribute('aria-label'), expected: 'Our bakery' })
    assert({
      given: 'two times',
      should: 'be time elements in order',
      actual: events.map((event) => event.querySelector('time')?.textContent),
      expected: ['1998', '2014'],
    })
    assert({
      given: 'two events',
      should: 'be paragraphs in order',
      actual: events.map((event) => event.querySelector('p')?.textContent),
      expected: ['First oven lit', 'Second shop opened'],
    })
    assert({ given: 'no word about a current event', should: 'mark none', actual: line?.querySelectorAll('[aria-current]').length, expected: 0 })
    assert({ given: 'no word about a size or a variant', should: 'have none', actual: line?.matches('[data-size], [data-variant]'), expected: false })
    await accessibilityCheck({})
  },
})

export const smallThree = story({
  intent:
    'I need a small timeline labelled "Race day" as a numbered list with three events, "Collect your number" with the time "08:15", "Gather at the bridge" with the time "09:30" and "Runners set off" with the time "10:00"',
  template: SmallThreeTimeline,
  async play({ assert, accessibilityCheck }) {
    const line = document.querySelector('ol')
    const events = [...(line?.children ?? [])]
    assert({ given: 'the label', should: 'name the timeline', actual: line?.getAttribute('aria-label'), expected: 'Race day' })
    assert({
      given: 'three times',
      should: 'be time elements in order',
      actual: events.map((event) => event.querySelector('time')?.textContent),
      expected: ['08:15', '09:30', '10:00'],
    })
    assert({
      given: 'three events',
      should: 'be paragraphs in order',
      actual: events.map((event) => event.querySelector('p')?.textContent),
      expected: ['Collect your number', 'Gather at the bridge', 'Runners set off'],
    })
    assert({ given: 'a small timeline', should: 'carry its size', actual: line?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const heading = story({
  intent:
    'Build a timeline as a numbered list with a level 2 heading "Life of the tower" and two events, "Walls finished" with the time "1871" and "Clock installed" with the time "1902"',
  template: HeadingTimeline,
  async play({ assert, accessibilityCheck }) {
    const line = document.querySelector('ol')
    const events = [...(line?.children ?? [])]
    const heading = document.querySelector('h2')
    assert({ given: 'a level 2 heading', should: 'be one', actual: heading?.textContent, expected: 'Life of the tower' })
    assert({
      given: 'a level 2 heading',
      should: 'stand before the timeline',
      actual: Boolean(line && heading && heading.compareDocumentPosition(line) & 4),
      expected: true,
    })
    assert({
      given: 'two times',
      should: 'be time elements in order',
      actual: events.map((event) => event.querySelector('time')?.textContent),
      expected: ['1871', '1902'],
    })
    assert({
      given: 'two events',
      should: 'be paragraphs in order',
      actual: events.map((event) => event.querySelector('p')?.textContent),
      expected: ['Walls finished', 'Clock installed'],
    })
    await accessibilityCheck({})
  },
})

export const secondCurrent = story({
  intent:
    'Add a timeline labelled "Parcel route" as a numbered list with two events, "Left the warehouse" with the time "07:20" and "Reached the depot" with the time "12:45", the second the current step',
  template: SecondCurrentTimeline,
  async play({ assert, accessibilityCheck }) {
    const line = document.querySelector('ol')
    const events = [...(line?.children ?? [])]
    assert({ given: 'the label', should: 'name the timeline', actual: line?.getAttribute('aria-label'), expected: 'Parcel route' })
    assert({
      given: 'two times',
      should: 'be time elements in order',
      actual: events.map((event) => event.querySelector('time')?.textContent),
      expected: ['07:20', '12:45'],
    })
    assert({
      given: 'two events',
      should: 'be paragraphs in order',
      actual: events.map((event) => event.querySelector('p')?.textContent),
      expected: ['Left the warehouse', 'Reached the depot'],
    })
    assert({
      given: 'the second the current step',
      should: 'mark that item and no other',
      actual: events.map((event) => event.getAttribute('aria-current')),
      expected: [null, 'step'],
    })
    await accessibilityCheck({})
  },
})

export const largeSuccess = story({
  intent:
    'Make a large success timeline labelled "Visa request" as a numbered list with two events, "Papers handed in" with the time "2023" and "Stamp received" with the time "2024"',
  template: LargeSuccessTimeline,
  async play({ assert, accessibilityCheck }) {
    const line = document.querySelector('ol')
    const events = [...(line?.children ?? [])]
    assert({ given: 'the label', should: 'name the timeline', actual: line?.getAttribute('aria-label'), expected: 'Visa request' })
    assert({
      given: 'two times',
      should: 'be time elements in order',
      actual: events.map((event) => event.querySelector('time')?.textContent),
      expected: ['2023', '2024'],
    })
    assert({
      given: 'two events',
      should: 'be paragraphs in order',
      actual: events.map((event) => event.querySelector('p')?.textContent),
      expected: ['Papers handed in', 'Stamp received'],
    })
    assert({ given: 'a large timeline', should: 'carry its size', actual: line?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'a success timeline', should: 'carry its variant', actual: line?.getAttribute('data-variant'), expected: 'success' })
    await accessibilityCheck({})
  },
})

export const links = story({
  intent:
    'Create a timeline labelled "Band history" as a numbered list with two events, the link "Debut album" pointing to "/debut" with the time "2006" and the link "World tour" pointing to "/tour" with the time "2011"',
  template: LinksTimeline,
  async play({ assert, accessibilityCheck }) {
    const line = document.querySelector('ol')
    const events = [...(line?.children ?? [])]
    const links = events.map((event) => event.querySelector('a'))
    assert({ given: 'the label', should: 'name the timeline', actual: line?.getAttribute('aria-label'), expected: 'Band history' })
    assert({
      given: 'two times',
      should: 'be time elements in order',
      actual: events.map((event) => event.querySelector('time')?.textContent),
      expected: ['2006', '2011'],
    })
    assert({ given: 'two links', should: 'say where they lead', actual: links.map((link) => link?.textContent), expected: ['Debut album', 'World tour'] })
    assert({ given: 'two links', should: 'point there', actual: links.map((link) => link?.getAttribute('href')), expected: ['/debut', '/tour'] })
    assert({ given: 'no word about size', should: 'have none', actual: line?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})
