import { story } from 'plaited/testing'
import {
  Heading2BlueCard,
  Heading2ButtonBlueCard,
  Heading2Card,
  Heading3BlueCard,
  Heading3ButtonBlackCard,
  Heading3ButtonCard,
  Heading3LinkCard,
  LargeHeading2BlueCard,
  LargeHeading2ButtonCard,
  LargeHeading2LinkCard,
  LargeHeading3BlackCard,
  LargeHeading3LinkCard,
  SmallHeading2BlackCard,
  SmallHeading2ButtonCard,
  SmallHeading2LinkCard,
  SmallHeading3BlueCard,
  SmallHeading3ButtonCard,
  SmallHeading3Card,
  SmallHeading3LinkCard,
} from './card.tsx'

export const heading2 = story({
  intent: 'Create a card with a level 2 heading "Team plan", saying "Everything a growing company needs"',
  template: Heading2Card,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Team plan')
    const text = await findByText('Everything a growing company needs')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a card', should: 'be an article of heading and text alone', actual: card?.children.length, expected: 2 })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: card?.hasAttribute('data-size'), expected: false })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallHeading3 = story({
  intent: 'Add a small card with a level 3 heading "Tide table", saying "High water comes before midnight"',
  template: SmallHeading3Card,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Tide table')
    const text = await findByText('High water comes before midnight')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a card', should: 'be an article of heading and text alone', actual: card?.children.length, expected: 2 })
    assert({ given: 'a small card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const heading3Link = story({
  intent:
    'Add a card with a level 3 heading "Northern lights", saying "Where to watch the sky this winter", with a link labelled "Read the story" pointing to "/journal"',
  template: Heading3LinkCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Northern lights')
    const text = await findByText('Where to watch the sky this winter')
    const link = await findByText('Read the story')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the link label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/journal' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: card?.hasAttribute('data-size'), expected: false })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeHeading3Link = story({
  intent:
    'Make a large card with a level 3 heading "Kite festival", saying "Bring string and plenty of patience", with a link labelled "Pick a day" pointing to "/kites"',
  template: LargeHeading3LinkCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Kite festival')
    const text = await findByText('Bring string and plenty of patience')
    const link = await findByText('Pick a day')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the link label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/kites' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'a large card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallHeading2Link = story({
  intent:
    'Build a small card with a level 2 heading "Weekly market", saying "Fresh bread and flowers every Friday", with a link labelled "Find us" pointing to "/directions"',
  template: SmallHeading2LinkCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Weekly market')
    const text = await findByText('Fresh bread and flowers every Friday')
    const link = await findByText('Find us')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the link label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/directions' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'a small card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallHeading3Link = story({
  intent:
    'Create a small card with a level 3 heading "Glacier walk", saying "Ropes and crampons are included", with a link labelled "Meet our rangers" pointing to "/rangers"',
  template: SmallHeading3LinkCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Glacier walk')
    const text = await findByText('Ropes and crampons are included')
    const link = await findByText('Meet our rangers')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the link label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/rangers' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'a small card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const heading3Button = story({
  intent:
    'I need a card with a level 3 heading "Walnut desk", saying "Solid wood with two wide drawers", with a button labelled "Put in basket"',
  template: Heading3ButtonCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Walnut desk')
    const text = await findByText('Solid wood with two wide drawers')
    const button = await findByText('Put in basket')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: card?.hasAttribute('data-size'), expected: false })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallHeading2Button = story({
  intent:
    'Build a small card with a level 2 heading "Pottery kiln", saying "Free firing for members on Mondays", with a button labelled "Claim shelf"',
  template: SmallHeading2ButtonCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Pottery kiln')
    const text = await findByText('Free firing for members on Mondays')
    const button = await findByText('Claim shelf')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'a small card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeHeading2Button = story({
  intent:
    'Make a large card with a level 2 heading "Spring newsletter", saying "Hear about new classes before anyone else", with a button labelled "Sign me up"',
  template: LargeHeading2ButtonCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Spring newsletter')
    const text = await findByText('Hear about new classes before anyone else')
    const button = await findByText('Sign me up')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'a large card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const heading2Blue = story({
  intent: 'Create a card with a level 2 heading "Ocean cleanup", saying "Join us on the beach this Saturday", in white on blue',
  template: Heading2BlueCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Ocean cleanup')
    const text = await findByText('Join us on the beach this Saturday')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a card', should: 'be an article of heading and text alone', actual: card?.children.length, expected: 2 })
    assert({ given: 'white text', should: 'be white', actual: text && getComputedStyle(text).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a blue card',
      should: 'be blue behind its content',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: card?.hasAttribute('data-size'), expected: false })
    await accessibilityCheck({})
  },
})

export const heading2ButtonBlue = story({
  intent:
    'Add a card with a level 2 heading "Sailing course", saying "Knots and charts for complete novices", with a button labelled "Hop aboard", in white on blue',
  template: Heading2ButtonBlueCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Sailing course')
    const text = await findByText('Knots and charts for complete novices')
    const button = await findByText('Hop aboard')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'white text', should: 'be white', actual: text && getComputedStyle(text).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a blue card',
      should: 'be blue behind its content',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: card?.hasAttribute('data-size'), expected: false })
    await accessibilityCheck({})
  },
})

export const largeHeading2Blue = story({
  intent: 'Create a large card with a level 2 heading "Blood donation", saying "Half an hour that helps three strangers", in white on blue',
  template: LargeHeading2BlueCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Blood donation')
    const text = await findByText('Half an hour that helps three strangers')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a card', should: 'be an article of heading and text alone', actual: card?.children.length, expected: 2 })
    assert({ given: 'a large card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white text', should: 'be white', actual: text && getComputedStyle(text).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a blue card',
      should: 'be blue behind its content',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    await accessibilityCheck({})
  },
})

export const smallHeading3Blue = story({
  intent: 'I need a small card with a level 3 heading "Snorkel hire", saying "Masks and fins by the hour", in white on blue',
  template: SmallHeading3BlueCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Snorkel hire')
    const text = await findByText('Masks and fins by the hour')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a card', should: 'be an article of heading and text alone', actual: card?.children.length, expected: 2 })
    assert({ given: 'a small card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white text', should: 'be white', actual: text && getComputedStyle(text).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a blue card',
      should: 'be blue behind its content',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    await accessibilityCheck({})
  },
})

export const largeHeading3Black = story({
  intent: 'Add a large card with a level 3 heading "Late show", saying "Three films and one long night", in white on black',
  template: LargeHeading3BlackCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Late show')
    const text = await findByText('Three films and one long night')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a card', should: 'be an article of heading and text alone', actual: card?.children.length, expected: 2 })
    assert({ given: 'a large card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white text', should: 'be white', actual: text && getComputedStyle(text).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a black card',
      should: 'be black behind its content',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgb(31, 31, 31)',
    })
    await accessibilityCheck({})
  },
})

export const heading3ButtonBlack = story({
  intent:
    'Make a card with a level 3 heading "Escape room", saying "Sixty minutes to crack nine puzzles", with a button labelled "Gather friends", in white on black',
  template: Heading3ButtonBlackCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Escape room')
    const text = await findByText('Sixty minutes to crack nine puzzles')
    const button = await findByText('Gather friends')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'white text', should: 'be white', actual: text && getComputedStyle(text).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a black card',
      should: 'be black behind its content',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgb(31, 31, 31)',
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: card?.hasAttribute('data-size'), expected: false })
    await accessibilityCheck({})
  },
})

export const smallHeading2Black = story({
  intent: 'Build a small card with a level 2 heading "Fireworks evening", saying "Blankets and cocoa under the sparks", in white on black',
  template: SmallHeading2BlackCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Fireworks evening')
    const text = await findByText('Blankets and cocoa under the sparks')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a card', should: 'be an article of heading and text alone', actual: card?.children.length, expected: 2 })
    assert({ given: 'a small card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white text', should: 'be white', actual: text && getComputedStyle(text).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a black card',
      should: 'be black behind its content',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgb(31, 31, 31)',
    })
    await accessibilityCheck({})
  },
})

export const smallHeading3Button = story({
  intent:
    'Build a small card with a level 3 heading "Rain jacket", saying "Light enough for any summer walk", with a button labelled "Choose colour"',
  template: SmallHeading3ButtonCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Rain jacket')
    const text = await findByText('Light enough for any summer walk')
    const button = await findByText('Choose colour')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the button label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'a small card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeHeading2Link = story({
  intent:
    'I need a large card with a level 2 heading "Annual report", saying "What we built together last year", with a link labelled "See all figures" pointing to "/results"',
  template: LargeHeading2LinkCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Annual report')
    const text = await findByText('What we built together last year')
    const link = await findByText('See all figures')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 2', actual: heading?.tagName, expected: 'H2' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'the link label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the link', should: 'point to its page', actual: link?.getAttribute('href'), expected: '/results' })
    assert({ given: 'a card', should: 'be an article that holds all three', actual: card?.children.length, expected: 3 })
    assert({ given: 'a large card', should: 'be an article with its size', actual: card?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const heading3Blue = story({
  intent: 'Make a card with a level 3 heading "Swimming lessons", saying "Small groups for children and parents", in white on blue',
  template: Heading3BlueCard,
  async play({ assert, findByText, accessibilityCheck }) {
    const heading = await findByText('Swimming lessons')
    const text = await findByText('Small groups for children and parents')
    const card = heading?.closest('article')
    assert({ given: 'the heading', should: 'be of level 3', actual: heading?.tagName, expected: 'H3' })
    assert({ given: 'the text', should: 'be a paragraph', actual: text?.tagName, expected: 'P' })
    assert({ given: 'a card', should: 'be an article of heading and text alone', actual: card?.children.length, expected: 2 })
    assert({ given: 'white text', should: 'be white', actual: text && getComputedStyle(text).color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'a blue card',
      should: 'be blue behind its content',
      actual: card && getComputedStyle(card).backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    assert({ given: 'no word about size', should: 'keep the usual size', actual: card?.hasAttribute('data-size'), expected: false })
    await accessibilityCheck({})
  },
})
