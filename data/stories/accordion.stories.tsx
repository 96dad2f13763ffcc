import { story } from 'plaited/testing'
import {
  ExclusiveTwoAccordion,
  ExclusiveTwoFirstAccordion,
  ExclusiveTwoSecondAccordion,
  LargeExclusiveTwoFirstAccordion,
  LargeExclusiveTwoSecondAccordion,
  LargeOneAccordion,
  LargeOneOpenAccordion,
  LargeTwoFirstAccordion,
  LargeTwoSecondAccordion,
  OneAccordion,
  OneOpenAccordion,
  SmallExclusiveTwoFirstAccordion,
  SmallExclusiveTwoSecondAccordion,
  SmallOneAccordion,
  SmallOneOpenAccordion,
  SmallTwoFirstAccordion,
  SmallTwoSecondAccordion,
  TwoFirstAccordion,
  TwoSecondAccordion,
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

export const smallOne = story({
  intent: 'Build a small accordion with one section, "Wheelchair access" saying "Lifts reach every platform"',
  template: SmallOneAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Wheelchair access')
    const sections = document.querySelectorAll('details')
    const text = await findByText('Lifts reach every platform')
    const section = text?.closest('details')
    assert({ given: 'the title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'one section', should: 'be the only one', actual: sections.length, expected: 1 })
    assert({ given: 'a small accordion', should: 'carry its size', actual: section?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a state', should: 'be closed at first', actual: section?.open, expected: false })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the title', should: 'open the section', actual: section?.open, expected: true })
    assert({ given: 'a title and a text', should: 'say nothing else', actual: section?.textContent, expected: 'Wheelchair access' + 'Lifts reach every platform' })
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

export const largeOneOpen = story({
  intent: 'Create a large accordion with one open section, "Food allergies" saying "Nuts are marked on every label"',
  template: LargeOneOpenAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Food allergies')
    const sections = document.querySelectorAll('details')
    const text = await findByText('Nuts are marked on every label')
    const section = text?.closest('details')
    assert({ given: 'the title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'one section', should: 'be the only one', actual: sections.length, expected: 1 })
    assert({ given: 'a large accordion', should: 'carry its size', actual: section?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'an open section', should: 'be open at first', actual: section?.open, expected: true })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the title', should: 'close the section', actual: section?.open, expected: false })
    assert({ given: 'a title and a text', should: 'say nothing else', actual: section?.textContent, expected: 'Food allergies' + 'Nuts are marked on every label' })
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
    assert({
      given: 'no word about size',
      should: 'size neither section',
      actual: first?.matches('[data-size]') || second?.matches('[data-size]'),
      expected: false,
    })
    assert({ given: 'the first open', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the second', should: 'leave the first open', actual: [first?.open, second?.open], expected: [true, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Ingredients' + 'Flour, butter and a little salt', 'Baking' + 'Twenty minutes in a hot oven'] })
    await accessibilityCheck({})
  },
})

export const twoSecond = story({
  intent:
    'Add an accordion with two sections, "Sowing" saying "Press the beans into warm soil" and "Harvesting" saying "Pick the pods while they are tender", the second open',
  template: TwoSecondAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Sowing')
    const first = (await findByText('Press the beans into warm soil'))?.closest('details')
    const second = (await findByText('Pick the pods while they are tender'))?.closest('details')
    assert({ given: 'the first title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the second title', should: 'stand over its text', actual: second?.querySelector('summary')?.textContent, expected: 'Harvesting' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: first?.parentElement?.hasAttribute('data-size'), expected: false })
    assert({
      given: 'no word about size',
      should: 'size neither section',
      actual: first?.matches('[data-size]') || second?.matches('[data-size]'),
      expected: false,
    })
    assert({ given: 'the second open', should: 'open the second alone', actual: [first?.open, second?.open], expected: [false, true] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the first', should: 'leave the second open', actual: [first?.open, second?.open], expected: [true, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Sowing' + 'Press the beans into warm soil', 'Harvesting' + 'Pick the pods while they are tender'] })
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

export const smallTwoSecond = story({
  intent:
    'I need a small accordion with two sections, "Paragliding" saying "Jump with a trained pilot" and "Kayak rental" saying "Paddle until the sun goes down", the second open',
  template: SmallTwoSecondAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Paragliding')
    const first = (await findByText('Jump with a trained pilot'))?.closest('details')
    const second = (await findByText('Paddle until the sun goes down'))?.closest('details')
    assert({ given: 'the first title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the second title', should: 'stand over its text', actual: second?.querySelector('summary')?.textContent, expected: 'Kayak rental' })
    assert({ given: 'a small accordion', should: 'carry its size', actual: first?.parentElement?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'the second open', should: 'open the second alone', actual: [first?.open, second?.open], expected: [false, true] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the first', should: 'leave the second open', actual: [first?.open, second?.open], expected: [true, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Paragliding' + 'Jump with a trained pilot', 'Kayak rental' + 'Paddle until the sun goes down'] })
    await accessibilityCheck({})
  },
})

export const largeTwoFirst = story({
  intent:
    'Build a large accordion with two sections, "Telescope" saying "Look at Saturn on clear nights" and "Planetarium" saying "Watch the stars turn indoors", the first open',
  template: LargeTwoFirstAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Planetarium')
    const first = (await findByText('Look at Saturn on clear nights'))?.closest('details')
    const second = (await findByText('Watch the stars turn indoors'))?.closest('details')
    assert({ given: 'the second title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the first title', should: 'stand over its text', actual: first?.querySelector('summary')?.textContent, expected: 'Telescope' })
    assert({ given: 'a large accordion', should: 'carry its size', actual: first?.parentElement?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the first open', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the second', should: 'leave the first open', actual: [first?.open, second?.open], expected: [true, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Telescope' + 'Look at Saturn on clear nights', 'Planetarium' + 'Watch the stars turn indoors'] })
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
    assert({
      given: 'no word about size',
      should: 'size neither section',
      actual: first?.matches('[data-size]') || second?.matches('[data-size]'),
      expected: false,
    })
    assert({ given: 'the first open', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the second', should: 'close the first', actual: [first?.open, second?.open], expected: [false, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Monthly payment' + 'Pay as you go and stop any time', 'Yearly payment' + 'Two months free of charge'] })
    await accessibilityCheck({})
  },
})

export const smallExclusiveTwoFirst = story({
  intent:
    'Make a small exclusive accordion with two sections, "Vegetarian menu" saying "Rice with pumpkin and mint" and "Fish menu" saying "Herring with potatoes and dill", the first open',
  template: SmallExclusiveTwoFirstAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Fish menu')
    const first = (await findByText('Rice with pumpkin and mint'))?.closest('details')
    const second = (await findByText('Herring with potatoes and dill'))?.closest('details')
    assert({ given: 'the second title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the first title', should: 'stand over its text', actual: first?.querySelector('summary')?.textContent, expected: 'Vegetarian menu' })
    assert({ given: 'a small accordion', should: 'carry its size', actual: first?.parentElement?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'the first open', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the second', should: 'close the first', actual: [first?.open, second?.open], expected: [false, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Vegetarian menu' + 'Rice with pumpkin and mint', 'Fish menu' + 'Herring with potatoes and dill'] })
    await accessibilityCheck({})
  },
})

export const largeExclusiveTwoFirst = story({
  intent:
    'I need a large exclusive accordion with two sections, "Electricity" saying "Read the meter every January" and "Heating" saying "Turn the valve to the left", the first open',
  template: LargeExclusiveTwoFirstAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Heating')
    const first = (await findByText('Read the meter every January'))?.closest('details')
    const second = (await findByText('Turn the valve to the left'))?.closest('details')
    assert({ given: 'the second title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the first title', should: 'stand over its text', actual: first?.querySelector('summary')?.textContent, expected: 'Electricity' })
    assert({ given: 'a large accordion', should: 'carry its size', actual: first?.parentElement?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the first open', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the second', should: 'close the first', actual: [first?.open, second?.open], expected: [false, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Electricity' + 'Read the meter every January', 'Heating' + 'Turn the valve to the left'] })
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

export const largeExclusiveTwoSecond = story({
  intent:
    'Create a large exclusive accordion with two sections, "Grandparents" saying "They sailed here from Iceland" and "Cousins" saying "Most of them farm in the mountains", the second open',
  template: LargeExclusiveTwoSecondAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Grandparents')
    const first = (await findByText('They sailed here from Iceland'))?.closest('details')
    const second = (await findByText('Most of them farm in the mountains'))?.closest('details')
    assert({ given: 'the first title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the second title', should: 'stand over its text', actual: second?.querySelector('summary')?.textContent, expected: 'Cousins' })
    assert({ given: 'a large accordion', should: 'carry its size', actual: first?.parentElement?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'the second open', should: 'open the second alone', actual: [first?.open, second?.open], expected: [false, true] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the first', should: 'close the second', actual: [first?.open, second?.open], expected: [true, false] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Grandparents' + 'They sailed here from Iceland', 'Cousins' + 'Most of them farm in the mountains'] })
    await accessibilityCheck({})
  },
})

export const exclusiveTwo = story({
  intent:
    'Add an exclusive accordion with two sections, "Lighthouse" saying "Climb up to the lamp at noon" and "Fishing village" saying "Buy mackerel straight from the boat"',
  template: ExclusiveTwoAccordion,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const summary = await findByText('Lighthouse')
    const other = await findByText('Fishing village')
    const first = (await findByText('Climb up to the lamp at noon'))?.closest('details')
    const second = (await findByText('Buy mackerel straight from the boat'))?.closest('details')
    assert({ given: 'the first title', should: 'be the summary', actual: summary?.tagName, expected: 'SUMMARY' })
    assert({ given: 'the second title', should: 'be the summary', actual: other?.tagName, expected: 'SUMMARY' })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: first?.parentElement?.hasAttribute('data-size'), expected: false })
    assert({
      given: 'no word about size',
      should: 'size neither section',
      actual: first?.matches('[data-size]') || second?.matches('[data-size]'),
      expected: false,
    })
    assert({ given: 'no word about a state', should: 'be closed at first', actual: [first?.open, second?.open], expected: [false, false] })
    if (summary) await fireEvent(summary, 'click')
    assert({ given: 'a click on the first', should: 'open the first alone', actual: [first?.open, second?.open], expected: [true, false] })
    if (other) await fireEvent(other, 'click')
    assert({ given: 'a click on the second', should: 'close the first', actual: [first?.open, second?.open], expected: [false, true] })
    assert({ given: 'two titles and two texts', should: 'say nothing else', actual: [first?.textContent, second?.textContent], expected: ['Lighthouse' + 'Climb up to the lamp at noon', 'Fishing village' + 'Buy mackerel straight from the boat'] })
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
    assert({
      given: 'no word about size',
      should: 'size neither section',
      actual: first?.matches('[data-size]') || second?.matches('[data-size]'),
      expected: false,
    })
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
