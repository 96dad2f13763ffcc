import { story } from 'plaited/testing'
import {
  ExclusiveTwoFirstAccordion,
  ExclusiveTwoSecondAccordion,
  LargeOneAccordion,
  LargeTwoSecondAccordion,
  OneAccordion,
  OneOpenAccordion,
  SmallExclusiveTwoSecondAccordion,
  SmallOneOpenAccordion,
  SmallTwoFirstAccordion,
  TwoFirstAccordion,
} from './accordion.tsx'

export const one = story({
  intent: 'Create an accordion with one section, "Delivery times" saying "We send every parcel within two days"',
  template: OneAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Delivery times')
    const sections = document.querySelectorAll('details')
    const text = await findByText('We send every parcel within two days')
    const section = text?.closest('details')
    assert({ given: 'the title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'one section', should: 'be the only one', actual: sections.length, expected: 1 })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: section?.hasAttribute('data-size'), expected: false })
    assert({ given: 'no word about a state', should: 'be closed at first', actual: section?.open, expected: false })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the title', should: 'open the section', actual: section?.open, expected: true })
    assert({ given: 'a title and a text', should: 'say nothing else', actual: section?.textContent, expected: 'Delivery times' + 'We send every parcel within two days' })
    await accessibilityCheck({})
  },
})

export const oneOpen = story({
  intent: 'Add an accordion with one open section, "Refund policy" saying "Send anything back within a month"',
  template: OneOpenAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Refund policy')
    const sections = document.querySelectorAll('details')
    const text = await findByText('Send anything back within a month')
    const section = text?.closest('details')
    assert({ given: 'the title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'one section', should: 'be the only one', actual: sections.length, expected: 1 })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: section?.hasAttribute('data-size'), expected: false })
    assert({ given: 'an open section', should: 'be open at first', actual: section?.open, expected: true })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the title', should: 'close the section', actual: section?.open, expected: false })
    assert({ given: 'a title and a text', should: 'say nothing else', actual: section?.textContent, expected: 'Refund policy' + 'Send anything back within a month' })
    await accessibilityCheck({})
  },
})

export const smallOneOpen = story({
  intent: 'I need a small accordion with one open section, "Parking" saying "Free spaces behind the theatre"',
  template: SmallOneOpenAccordion,
  async play({ assert, findByText, accessibilityCheck }) {
    const summary = await findByText('Parking')
    const sections = document.querySelectorAll('details')
    const text = await findByText('Free spaces behind the theatre')
    const section = text?.closest('details')
    assert({ given: 'the title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'one section', should: 'be the only one', actual: sections.length, expected: 1 })
    assert({ given: 'a small accordion', should: 'carry its size', actual: section?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'an open section', should: 'be open', actual: section?.open, expected: true })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a title and a text', should: 'say nothing else', actual: section?.textContent, expected: 'Parking' + 'Free spaces behind the theatre' })
    await accessibilityCheck({})
  },
})

export const twoFirst = story({
  intent:
    'Build an accordion with two sections, "Ingredients" saying "Flour, butter and a little salt" and "Baking" saying "Twenty minutes in a hot oven", the first open',
  template: TwoFirstAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Baking')
    const first = (await findByText('Flour, butter and a little salt'))?.closest('details')
    const second = (await findByText('Twenty minutes in a hot oven'))?.closest('details')
    assert({ given: 'the second title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the first title', should: 'stand over its text', actual: first?.querySelector('summary')?.textContent, expected: 'Ingredients' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: first?.parentElement?.hasAttribute('data-size'), expected: false })
    assert({ given: 'the first open', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the second', should: 'leave the first open', actual: [first?.open, second?.open], expected: [true, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Ingredients' + 'Flour, butter and a little salt', 'Baking' + 'Twenty minutes in a hot oven'] })
    await accessibilityCheck({})
  },
})

export const largeTwoSecond = story({
  intent:
    'Make a large accordion with two sections, "Morning" saying "Breakfast on the roof and a short walk" and "Evening" saying "Dinner by the river with live music", the second open',
  template: LargeTwoSecondAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Morning')
    const first = (await findByText('Breakfast on the roof and a short walk'))?.closest('details')
    const second = (await findByText('Dinner by the river with live music'))?.closest('details')
    assert({ given: 'the first title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the second title', should: 'stand over its text', actual: second?.querySelector('summary')?.textContent, expected: 'Evening' })
    assert({ given: 'a large accordion', should: 'carry its size', actual: first?.parentElement?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the second open', should: 'open the second alone', actual: [first?.open, second?.open], expected: [false, true] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the first', should: 'leave the second open', actual: [first?.open, second?.open], expected: [true, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Morning' + 'Breakfast on the roof and a short walk', 'Evening' + 'Dinner by the river with live music'] })
    await accessibilityCheck({})
  },
})

export const exclusiveTwoFirst = story({
  intent:
    'Create an exclusive accordion with two sections, "Monthly payment" saying "Pay as you go and stop any time" and "Yearly payment" saying "Two months free of charge", the first open',
  template: ExclusiveTwoFirstAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Yearly payment')
    const first = (await findByText('Pay as you go and stop any time'))?.closest('details')
    const second = (await findByText('Two months free of charge'))?.closest('details')
    assert({ given: 'the second title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the first title', should: 'stand over its text', actual: first?.querySelector('summary')?.textContent, expected: 'Monthly payment' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: first?.parentElement?.hasAttribute('data-size'), expected: false })
    assert({ given: 'the first open', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the second', should: 'close the first', actual: [first?.open, second?.open], expected: [false, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Monthly payment' + 'Pay as you go and stop any time', 'Yearly payment' + 'Two months free of charge'] })
    await accessibilityCheck({})
  },
})

export const smallExclusiveTwoSecond = story({
  intent:
    'Add a small exclusive accordion with two sections, "By train" saying "Get off at the harbour stop" and "By bike" saying "Follow the canal to the old mill", the second open',
  template: SmallExclusiveTwoSecondAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('By train')
    const first = (await findByText('Get off at the harbour stop'))?.closest('details')
    const second = (await findByText('Follow the canal to the old mill'))?.closest('details')
    assert({ given: 'the first title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the second title', should: 'stand over its text', actual: second?.querySelector('summary')?.textContent, expected: 'By bike' })
    assert({ given: 'a small accordion', should: 'carry its size', actual: first?.parentElement?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'the second open', should: 'open the second alone', actual: [first?.open, second?.open], expected: [false, true] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the first', should: 'close the second', actual: [first?.open, second?.open], expected: [true, false] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['By train' + 'Get off at the harbour stop', 'By bike' + 'Follow the canal to the old mill'] })
    await accessibilityCheck({})
  },
})

export const largeOne = story({
  intent: 'I need a large accordion with one section, "Warranty" saying "Repairs cost nothing for five years"',
  template: LargeOneAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Warranty')
    const sections = document.querySelectorAll('details')
    const text = await findByText('Repairs cost nothing for five years')
    const section = text?.closest('details')
    assert({ given: 'the title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'one section', should: 'be the only one', actual: sections.length, expected: 1 })
    assert({ given: 'a large accordion', should: 'carry its size', actual: section?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'no word about a state', should: 'be closed at first', actual: section?.open, expected: false })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the title', should: 'open the section', actual: section?.open, expected: true })
    assert({ given: 'a title and a text', should: 'say nothing else', actual: section?.textContent, expected: 'Warranty' + 'Repairs cost nothing for five years' })
    await accessibilityCheck({})
  },
})

export const exclusiveTwoSecond = story({
  intent:
    'Build an exclusive accordion with two sections, "Beginners" saying "Learn the first steps in six weeks" and "Advanced dancers" saying "Prepare a show with the whole group", the second open',
  template: ExclusiveTwoSecondAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Beginners')
    const first = (await findByText('Learn the first steps in six weeks'))?.closest('details')
    const second = (await findByText('Prepare a show with the whole group'))?.closest('details')
    assert({ given: 'the first title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the second title', should: 'stand over its text', actual: second?.querySelector('summary')?.textContent, expected: 'Advanced dancers' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: first?.parentElement?.hasAttribute('data-size'), expected: false })
    assert({ given: 'the second open', should: 'open the second alone', actual: [first?.open, second?.open], expected: [false, true] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the first', should: 'close the second', actual: [first?.open, second?.open], expected: [true, false] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Beginners' + 'Learn the first steps in six weeks', 'Advanced dancers' + 'Prepare a show with the whole group'] })
    await accessibilityCheck({})
  },
})

export const smallTwoFirst = story({
  intent:
    'Make a small accordion with two sections, "Lost luggage" saying "Tell our desk before you leave" and "Late flights" saying "Ask for a meal after two hours", the first open',
  template: SmallTwoFirstAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Late flights')
    const first = (await findByText('Tell our desk before you leave'))?.closest('details')
    const second = (await findByText('Ask for a meal after two hours'))?.closest('details')
    assert({ given: 'the second title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the first title', should: 'stand over its text', actual: first?.querySelector('summary')?.textContent, expected: 'Lost luggage' })
    assert({ given: 'a small accordion', should: 'carry its size', actual: first?.parentElement?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'the first open', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the second', should: 'leave the first open', actual: [first?.open, second?.open], expected: [true, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Lost luggage' + 'Tell our desk before you leave', 'Late flights' + 'Ask for a meal after two hours'] })
    await accessibilityCheck({})
  },
})
