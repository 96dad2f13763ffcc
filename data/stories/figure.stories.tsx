import { story } from 'plaited/testing'
import {
  BlueImageFigure,
  BlueQuoteFigure,
  GreenImageFigure,
  GreenQuoteFigure,
  ImageFigure,
  LargeBlueImageFigure,
  LargeBlueQuoteFigure,
  LargeGreenImageFigure,
  LargeGreenQuoteFigure,
  LargeImageFigure,
  LargeQuoteFigure,
  QuoteFigure,
  SmallBlueImageFigure,
  SmallBlueQuoteFigure,
  SmallGreenImageFigure,
  SmallGreenQuoteFigure,
  SmallImageFigure,
  SmallQuoteFigure,
} from './figure.tsx'

export const plainQuote = story({
  intent: 'Create a figure with the quote "Slow water moves big stones" and the caption "Old river saying"',
  template: QuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'Slow water moves big stones',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Old river saying',
    })
    assert({ given: 'no word about size', should: 'have none', actual: figure?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: figure && getComputedStyle(figure).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallQuote = story({
  intent: 'Make a small figure with the quote "Patience outlasts thunder" and the caption "Fencing coach"',
  template: SmallQuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'Patience outlasts thunder',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Fencing coach',
    })
    assert({ given: 'a small figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: figure && getComputedStyle(figure).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const plainImage = story({
  intent:
    'I need a figure with the image "/bridge.png" described as "A bridge at night" and the caption "Harbor lights"',
  template: ImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    assert({ given: 'the image', should: 'come from its source', actual: image?.getAttribute('src'), expected: '/bridge.png' })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'A bridge at night',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Harbor lights',
    })
    assert({ given: 'no word about size', should: 'have none', actual: figure?.getAttribute('data-size'), expected: null })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: figure && getComputedStyle(figure).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeImage = story({
  intent:
    'Build a large figure with the image "/glider.png" described as "Paraglider above a glacier" and the caption "Alpine paragliding"',
  template: LargeImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    assert({
      given: 'the image',
      should: 'come from its source',
      actual: image?.getAttribute('src'),
      expected: '/glider.png',
    })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'Paraglider above a glacier',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Alpine paragliding',
    })
    assert({ given: 'a large figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: figure && getComputedStyle(figure).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallImage = story({
  intent:
    'Build a small figure with the image "/cats.png" described as "Two cats asleep" and the caption "Lazy afternoon"',
  template: SmallImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    assert({ given: 'the image', should: 'come from its source', actual: image?.getAttribute('src'), expected: '/cats.png' })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'Two cats asleep',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Lazy afternoon',
    })
    assert({ given: 'a small figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'small' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: figure && getComputedStyle(figure).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const smallBlueImage = story({
  intent:
    'Make a small figure in white on blue with the image "/octopus.png" described as "An octopus opening a jar" and the caption "Aquarium stroll"',
  template: SmallBlueImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the image',
      should: 'come from its source',
      actual: image?.getAttribute('src'),
      expected: '/octopus.png',
    })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'An octopus opening a jar',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Aquarium stroll',
    })
    assert({ given: 'a small figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white on blue', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on blue',
      should: 'paint the figure blue',
      actual: style?.backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    await accessibilityCheck({})
  },
})

export const smallGreenImage = story({
  intent:
    'I need a small figure in white on green with the image "/orchid.png" described as "Wild orchids beneath ferns" and the caption "Botanical excursion"',
  template: SmallGreenImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the image',
      should: 'come from its source',
      actual: image?.getAttribute('src'),
      expected: '/orchid.png',
    })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'Wild orchids beneath ferns',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Botanical excursion',
    })
    assert({ given: 'a small figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white on green', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on green',
      should: 'paint the figure green',
      actual: style?.backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    await accessibilityCheck({})
  },
})

export const largeQuote = story({
  intent: 'Add a large figure with the quote "Good tools make calm hands" and the caption "Workshop rule"',
  template: LargeQuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'Good tools make calm hands',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Workshop rule',
    })
    assert({ given: 'a large figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'large' })
    assert({
      given: 'no word about colour',
      should: 'have no background of its own',
      actual: figure && getComputedStyle(figure).backgroundColor,
      expected: 'rgba(0, 0, 0, 0)',
    })
    await accessibilityCheck({})
  },
})

export const largeBlueQuote = story({
  intent:
    'Create a large figure in white on blue with the quote "Above the clouds nobody argues" and the caption "Pilot motto"',
  template: LargeBlueQuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'Above the clouds nobody argues',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Pilot motto',
    })
    assert({ given: 'a large figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white on blue', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on blue',
      should: 'paint the figure blue',
      actual: style?.backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    await accessibilityCheck({})
  },
})

export const largeGreenQuote = story({
  intent:
    'Add a large figure in white on green with the quote "An acorn remembers the oak" and the caption "Forester wisdom"',
  template: LargeGreenQuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'An acorn remembers the oak',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Forester wisdom',
    })
    assert({ given: 'a large figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white on green', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on green',
      should: 'paint the figure green',
      actual: style?.backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    await accessibilityCheck({})
  },
})

export const blueQuote = story({
  intent: 'Make a figure in white on blue with the quote "Rain writes its own music" and the caption "Late poem"',
  template: BlueQuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'Rain writes its own music',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Late poem',
    })
    assert({ given: 'no word about size', should: 'have none', actual: figure?.getAttribute('data-size'), expected: null })
    assert({ given: 'white on blue', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on blue',
      should: 'paint the figure blue',
      actual: style?.backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    await accessibilityCheck({})
  },
})

export const greenQuote = story({
  intent:
    'I need a figure in white on green with the quote "Mushrooms never hurry" and the caption "Gardening almanac"',
  template: GreenQuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'Mushrooms never hurry',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Gardening almanac',
    })
    assert({ given: 'no word about size', should: 'have none', actual: figure?.getAttribute('data-size'), expected: null })
    assert({ given: 'white on green', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on green',
      should: 'paint the figure green',
      actual: style?.backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    await accessibilityCheck({})
  },
})

export const greenImage = story({
  intent:
    'Create a figure in white on green with the image "/hills.png" described as "Hills in spring" and the caption "Our first hike"',
  template: GreenImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    const style = figure && getComputedStyle(figure)
    assert({ given: 'the image', should: 'come from its source', actual: image?.getAttribute('src'), expected: '/hills.png' })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'Hills in spring',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Our first hike',
    })
    assert({ given: 'no word about size', should: 'have none', actual: figure?.getAttribute('data-size'), expected: null })
    assert({ given: 'white on green', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on green',
      should: 'paint the figure green',
      actual: style?.backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    await accessibilityCheck({})
  },
})

export const blueImage = story({
  intent:
    'Add a figure in white on blue with the image "/lighthouse.png" described as "Gulls circling a lighthouse" and the caption "Blustery coastline"',
  template: BlueImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the image',
      should: 'come from its source',
      actual: image?.getAttribute('src'),
      expected: '/lighthouse.png',
    })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'Gulls circling a lighthouse',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Blustery coastline',
    })
    assert({ given: 'no word about size', should: 'have none', actual: figure?.getAttribute('data-size'), expected: null })
    assert({ given: 'white on blue', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on blue',
      should: 'paint the figure blue',
      actual: style?.backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    await accessibilityCheck({})
  },
})

export const smallGreenQuote = story({
  intent:
    'Build a small figure in white on green with the quote "Every map leaves something out" and the caption "Travel notes"',
  template: SmallGreenQuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'Every map leaves something out',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Travel notes',
    })
    assert({ given: 'a small figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white on green', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on green',
      should: 'paint the figure green',
      actual: style?.backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    await accessibilityCheck({})
  },
})

export const largeBlueImage = story({
  intent:
    'I need a large figure in white on blue with the image "/whale.png" described as "A whale near the boat" and the caption "Northern sea"',
  template: LargeBlueImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    const style = figure && getComputedStyle(figure)
    assert({ given: 'the image', should: 'come from its source', actual: image?.getAttribute('src'), expected: '/whale.png' })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'A whale near the boat',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Northern sea',
    })
    assert({ given: 'a large figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white on blue', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on blue',
      should: 'paint the figure blue',
      actual: style?.backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    await accessibilityCheck({})
  },
})

export const smallBlueQuote = story({
  intent:
    'Create a small figure in white on blue with the quote "Bread tastes best when shared" and the caption "Village proverb"',
  template: SmallBlueQuoteFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const style = figure && getComputedStyle(figure)
    assert({
      given: 'the quote',
      should: 'sit in a block quotation',
      actual: figure?.querySelector('blockquote')?.textContent,
      expected: 'Bread tastes best when shared',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Village proverb',
    })
    assert({ given: 'a small figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'white on blue', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on blue',
      should: 'paint the figure blue',
      actual: style?.backgroundColor,
      expected: 'rgb(11, 87, 208)',
    })
    await accessibilityCheck({})
  },
})

export const largeGreenImage = story({
  intent:
    'Add a large figure in white on green with the image "/vine.png" described as "Tomatoes on a vine" and the caption "Summer harvest"',
  template: LargeGreenImageFigure,
  async play({ assert, accessibilityCheck }) {
    const figure = document.querySelector('figure')
    const image = figure?.querySelector('img')
    const style = figure && getComputedStyle(figure)
    assert({ given: 'the image', should: 'come from its source', actual: image?.getAttribute('src'), expected: '/vine.png' })
    assert({
      given: 'the description',
      should: 'be the alternative text',
      actual: image?.getAttribute('alt'),
      expected: 'Tomatoes on a vine',
    })
    assert({
      given: 'the caption',
      should: 'name the figure',
      actual: figure?.querySelector('figcaption')?.textContent,
      expected: 'Summer harvest',
    })
    assert({ given: 'a large figure', should: 'carry its size', actual: figure?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'white on green', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({
      given: 'white on green',
      should: 'paint the figure green',
      actual: style?.backgroundColor,
      expected: 'rgb(20, 108, 46)',
    })
    await accessibilityCheck({})
  },
})
