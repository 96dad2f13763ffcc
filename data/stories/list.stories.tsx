import { story } from 'plaited/testing'
import {
  AppendingList,
  BulletedHeadingThreeItemsList,
  BulletedHeadingTwoItemsList,
  BulletedThreeItemsList,
  BulletedTwoItemsList,
  LargeBulletedHeadingTwoItemsList,
  LargeBulletedThreeItemsList,
  LargeNumberedAppendingList,
  LargeNumberedHeadingThreeItemsList,
  LargeNumberedTwoItemsList,
  NumberedHeadingThreeItemsList,
  NumberedThreeItemsList,
  NumberedTwoItemsList,
  SmallAppendingList,
  SmallBulletedHeadingThreeItemsList,
  SmallBulletedThreeItemsList,
  SmallBulletedTwoItemsList,
  SmallNumberedHeadingTwoItemsList,
  SmallNumberedThreeItemsList,
  SmallNumberedTwoItemsList,
} from './list.tsx'

export const bulletedTwoItems = story({
  intent: 'Create a bulleted list labelled "Packing plan" with two items "Lantern" and "Rope"',
  template: BulletedTwoItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'two items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Lantern', 'Rope'],
    })
    assert({
      given: 'two items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Packing plan' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'no word about size', should: 'have none', actual: list?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const bulletedThreeItems = story({
  intent: 'Make a bulleted list labelled "Aquarium species" with three items "Clownfish", "Seahorse" and "Piranha"',
  template: BulletedThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Clownfish', 'Seahorse', 'Piranha'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Aquarium species' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'no word about size', should: 'have none', actual: list?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const numberedThreeItems = story({
  intent: 'I need a numbered list labelled "Baking steps" with three items "Mix flour", "Add yeast" and "Bake bread"',
  template: NumberedThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Mix flour', 'Add yeast', 'Bake bread'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Baking steps' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'no word about size', should: 'have none', actual: list?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const numberedTwoItems = story({
  intent: 'Build a numbered list labelled "Tyre replacement" with two items "Loosen bolts" and "Lift chassis"',
  template: NumberedTwoItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({
      given: 'two items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Loosen bolts', 'Lift chassis'],
    })
    assert({
      given: 'two items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Tyre replacement' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'no word about size', should: 'have none', actual: list?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallBulletedThreeItems = story({
  intent: 'Build a small bulleted list labelled "Tea shopping" with three items "Lemon", "Ginger" and "Honey"',
  template: SmallBulletedThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Lemon', 'Ginger', 'Honey'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Tea shopping' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'a small list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const smallBulletedTwoItems = story({
  intent: 'Add a small bulleted list labelled "Plumber toolbox" with two items "Screwdriver" and "Spanner"',
  template: SmallBulletedTwoItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'two items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Screwdriver', 'Spanner'],
    })
    assert({
      given: 'two items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Plumber toolbox' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'a small list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const smallNumberedThreeItems = story({
  intent:
    'Create a small numbered list labelled "Laundry routine" with three items "Sort socks", "Rinse linen" and "Iron collars"',
  template: SmallNumberedThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Sort socks', 'Rinse linen', 'Iron collars'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Laundry routine' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'a small list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const largeNumberedTwoItems = story({
  intent: 'Add a large numbered list labelled "Boat route" with two items "Sail north" and "Drop anchor"',
  template: LargeNumberedTwoItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({
      given: 'two items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Sail north', 'Drop anchor'],
    })
    assert({
      given: 'two items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Boat route' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'a large list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const bulletedHeadingTwoItems = story({
  intent:
    'Make a bulleted list with a level 2 heading "Why people stay" and two items "Fast checkout" and "Free returns"',
  template: BulletedHeadingTwoItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'two items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Fast checkout', 'Free returns'],
    })
    assert({
      given: 'two items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    assert({
      given: 'a level 2 heading',
      should: 'stand before the list',
      actual: document.querySelector('h2')?.textContent,
      expected: 'Why people stay',
    })
    assert({ given: 'no word about size', should: 'have none', actual: list?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const numberedHeadingThreeItems = story({
  intent:
    'Create a numbered list with a level 2 heading "Final ranking" and three items "Red team", "Gold team" and "Gray team"',
  template: NumberedHeadingThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Red team', 'Gold team', 'Gray team'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'a level 2 heading',
      should: 'stand before the list',
      actual: document.querySelector('h2')?.textContent,
      expected: 'Final ranking',
    })
    assert({ given: 'no word about size', should: 'have none', actual: list?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallBulletedHeadingThreeItems = story({
  intent:
    'I need a small bulleted list with a level 2 heading "Desert survival" and three items "Canteen", "Compass" and "Headscarf"',
  template: SmallBulletedHeadingThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Canteen', 'Compass', 'Headscarf'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'a level 2 heading',
      should: 'stand before the list',
      actual: document.querySelector('h2')?.textContent,
      expected: 'Desert survival',
    })
    assert({ given: 'a small list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const largeBulletedHeadingTwoItems = story({
  intent:
    'Create a large bulleted list with a level 2 heading "Choir auditions" and two items "Soprano" and "Baritone"',
  template: LargeBulletedHeadingTwoItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'two items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Soprano', 'Baritone'],
    })
    assert({
      given: 'two items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    assert({
      given: 'a level 2 heading',
      should: 'stand before the list',
      actual: document.querySelector('h2')?.textContent,
      expected: 'Choir auditions',
    })
    assert({ given: 'a large list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const largeNumberedHeadingThreeItems = story({
  intent:
    'Make a large numbered list with a level 2 heading "Marathon winners" and three items "Kenya", "Ethiopia" and "Japan"',
  template: LargeNumberedHeadingThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Kenya', 'Ethiopia', 'Japan'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'a level 2 heading',
      should: 'stand before the list',
      actual: document.querySelector('h2')?.textContent,
      expected: 'Marathon winners',
    })
    assert({ given: 'a large list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const largeBulletedThreeItems = story({
  intent: 'Build a large bulleted list labelled "Band members" with three items "Piano", "Violin" and "Drums"',
  template: LargeBulletedThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Piano', 'Violin', 'Drums'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Band members' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'a large list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const smallNumberedHeadingTwoItems = story({
  intent: 'I need a small numbered list with a level 2 heading "Before lunch" and two items "Call Anna" and "Pay rent"',
  template: SmallNumberedHeadingTwoItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({
      given: 'two items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Call Anna', 'Pay rent'],
    })
    assert({
      given: 'two items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    assert({
      given: 'a level 2 heading',
      should: 'stand before the list',
      actual: document.querySelector('h2')?.textContent,
      expected: 'Before lunch',
    })
    assert({ given: 'a small list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const appending = story({
  intent:
    'Build a bulleted list labelled "Guest register" with the item "Mister Fox" and a button labelled "Invite owl" that appends the item "Madam Owl"',
  template: AppendingList,
  async play({ assert, findByAttribute, findByText, fireEvent, accessibilityCheck }) {
    const list = await findByAttribute('aria-label', 'Guest register')
    const button = await findByText('Invite owl')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({ given: 'no word about size', should: 'have none', actual: list?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no click yet',
      should: 'hold one item',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Mister Fox'],
    })
    assert({ given: 'the label of the button', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    button && (await fireEvent(button, 'click'))
    assert({
      given: 'a click',
      should: 'append the other item',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Mister Fox', 'Madam Owl'],
    })
    await accessibilityCheck({})
  },
})

export const largeNumberedAppending = story({
  intent:
    'Add a large numbered list labelled "Relay runners" with the item "Swift Gazelle" and a button labelled "Enrol tortoise" that appends the item "Steady Tortoise"',
  template: LargeNumberedAppendingList,
  async play({ assert, findByAttribute, findByText, fireEvent, accessibilityCheck }) {
    const list = await findByAttribute('aria-label', 'Relay runners')
    const button = await findByText('Enrol tortoise')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({ given: 'a large list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no click yet',
      should: 'hold one item',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Swift Gazelle'],
    })
    assert({ given: 'the label of the button', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    button && (await fireEvent(button, 'click'))
    assert({
      given: 'a click',
      should: 'append the other item',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Swift Gazelle', 'Steady Tortoise'],
    })
    assert({
      given: 'a click',
      should: 'append a list item',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    await accessibilityCheck({})
  },
})

export const smallAppending = story({
  intent:
    'I need a small bulleted list labelled "Treasure chest" with the item "Emerald brooch" and a button labelled "Hide sapphire" that appends the item "Sapphire crown"',
  template: SmallAppendingList,
  async play({ assert, findByAttribute, findByText, fireEvent, accessibilityCheck }) {
    const list = await findByAttribute('aria-label', 'Treasure chest')
    const button = await findByText('Hide sapphire')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({ given: 'a small list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no click yet',
      should: 'hold one item',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Emerald brooch'],
    })
    assert({ given: 'the label of the button', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    button && (await fireEvent(button, 'click'))
    assert({
      given: 'a click',
      should: 'append the other item',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Emerald brooch', 'Sapphire crown'],
    })
    assert({
      given: 'a click',
      should: 'append a list item',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    await accessibilityCheck({})
  },
})

export const smallNumberedTwoItems = story({
  intent: 'Create a small numbered list labelled "Morning drill" with two items "Warm up" and "Stretch"',
  template: SmallNumberedTwoItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a numbered list', should: 'be an ordered list', actual: list?.tagName, expected: 'OL' })
    assert({
      given: 'two items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Warm up', 'Stretch'],
    })
    assert({
      given: 'two items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI'],
    })
    assert({ given: 'the label', should: 'name the list', actual: list?.getAttribute('aria-label'), expected: 'Morning drill' })
    assert({ given: 'no word about a heading', should: 'have none', actual: list && document.querySelector('h2'), expected: null })
    assert({ given: 'a small list', should: 'carry its size', actual: list?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const bulletedHeadingThreeItems = story({
  intent:
    'Add a bulleted list with a level 2 heading "Hotel comforts" and three items "Quiet rooms", "Late breakfast" and "Sea view"',
  template: BulletedHeadingThreeItemsList,
  async play({ assert, accessibilityCheck }) {
    const list = document.querySelector('ul, ol')
    assert({ given: 'a bulleted list', should: 'be an unordered list', actual: list?.tagName, expected: 'UL' })
    assert({
      given: 'three items',
      should: 'stand in the list in order',
      actual: [...(list?.children ?? [])].map((item) => item.textContent),
      expected: ['Quiet rooms', 'Late breakfast', 'Sea view'],
    })
    assert({
      given: 'three items',
      should: 'be list items',
      actual: [...(list?.children ?? [])].map((item) => item.tagName),
      expected: ['LI', 'LI', 'LI'],
    })
    assert({
      given: 'a level 2 heading',
      should: 'stand before the list',
      actual: document.querySelector('h2')?.textContent,
      expected: 'Hotel comforts',
    })
    assert({ given: 'no word about size', should: 'have none', actual: list?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})
