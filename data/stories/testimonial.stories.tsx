import { story } from 'plaited/testing'
import {
  BlueTestimonial,
  LargeSuccessTestimonial,
  LinkTestimonial,
  PictureTestimonial,
  SmallTestimonial,
  Testimonial,
} from './testimonial.tsx'

export const plain = story({
  intent: 'Create a testimonial as a block quotation with the paragraph "The bread reminded me of home" and the cite "Clara Winter"',
  template: Testimonial,
  async play({ assert, accessibilityCheck }) {
    const quote = document.querySelector('blockquote')
    assert({ given: 'the words', should: 'be a paragraph of the quotation', actual: quote?.querySelector('p')?.textContent, expected: 'The bread reminded me of home' })
    assert({ given: 'who said it', should: 'be cited', actual: quote?.querySelector('cite')?.textContent, expected: 'Clara Winter' })
    assert({ given: 'no word about a link', should: 'have none', actual: quote?.querySelectorAll('a').length, expected: 0 })
    assert({ given: 'no word about a size or a variant', should: 'have none', actual: quote?.matches('[data-size], [data-variant]'), expected: false })
    await accessibilityCheck({})
  },
})

export const small = story({
  intent:
    'I need a small testimonial as a block quotation with the paragraph "They repaired my bike within an hour" and the cite "Omar Haddad"',
  template: SmallTestimonial,
  async play({ assert, accessibilityCheck }) {
    const quote = document.querySelector('blockquote')
    assert({
      given: 'the words',
      should: 'be a paragraph of the quotation',
      actual: quote?.querySelector('p')?.textContent,
      expected: 'They repaired my bike within an hour',
    })
    assert({ given: 'who said it', should: 'be cited', actual: quote?.querySelector('cite')?.textContent, expected: 'Omar Haddad' })
    assert({ given: 'a small testimonial', should: 'carry its size', actual: quote?.getAttribute('data-size'), expected: 'small' })
    assert({ given: 'no word about a variant', should: 'have none', actual: quote?.getAttribute('data-variant'), expected: null })
    await accessibilityCheck({})
  },
})

export const largeSuccess = story({
  intent:
    'Build a large success testimonial as a block quotation with the paragraph "Our children ask for this class every week" and the cite "Sofia Lindgren"',
  template: LargeSuccessTestimonial,
  async play({ assert, accessibilityCheck }) {
    const quote = document.querySelector('blockquote')
    assert({
      given: 'the words',
      should: 'be a paragraph of the quotation',
      actual: quote?.querySelector('p')?.textContent,
      expected: 'Our children ask for this class every week',
    })
    assert({ given: 'who said it', should: 'be cited', actual: quote?.querySelector('cite')?.textContent, expected: 'Sofia Lindgren' })
    assert({ given: 'a large testimonial', should: 'carry its size', actual: quote?.getAttribute('data-size'), expected: 'large' })
    assert({ given: 'a success testimonial', should: 'carry its variant', actual: quote?.getAttribute('data-variant'), expected: 'success' })
    await accessibilityCheck({})
  },
})

export const link = story({
  intent:
    'Add a testimonial as a block quotation with the paragraph "Nobody packs furniture more gently" and the cite "Peter Okafor", which is a link pointing to "/reviews"',
  template: LinkTestimonial,
  async play({ assert, findByText, accessibilityCheck }) {
    const quote = document.querySelector('blockquote')
    const link = await findByText('Peter Okafor')
    assert({
      given: 'the words',
      should: 'be a paragraph of the quotation',
      actual: quote?.querySelector('p')?.textContent,
      expected: 'Nobody packs furniture more gently',
    })
    assert({ given: 'who said it', should: 'be cited', actual: quote?.querySelector('cite')?.textContent?.trim(), expected: 'Peter Okafor' })
    assert({ given: 'a link', should: 'be one', actual: link?.closest('a')?.tagName, expected: 'A' })
    assert({ given: 'a link', should: 'point there', actual: quote?.querySelector('a')?.getAttribute('href'), expected: '/reviews' })
    await accessibilityCheck({})
  },
})

export const picture = story({
  intent:
    'Make a testimonial as a block quotation with the image "/mina.png" described as "Mina at her loom", the paragraph "The workshop gave me a new trade" and the cite "Mina Sato"',
  template: PictureTestimonial,
  async play({ assert, accessibilityCheck }) {
    const quote = document.querySelector('blockquote')
    const image = quote?.querySelector('img')
    assert({ given: 'the image', should: 'come from its source', actual: image?.getAttribute('src'), expected: '/mina.png' })
    assert({ given: 'the description', should: 'be the alternative text', actual: image?.getAttribute('alt'), expected: 'Mina at her loom' })
    assert({
      given: 'the words',
      should: 'be a paragraph of the quotation',
      actual: quote?.querySelector('p')?.textContent,
      expected: 'The workshop gave me a new trade',
    })
    assert({ given: 'who said it', should: 'be cited', actual: quote?.querySelector('cite')?.textContent, expected: 'Mina Sato' })
    await accessibilityCheck({})
  },
})

export const blue = story({
  intent:
    'Create a testimonial in white on blue as a block quotation with the paragraph "Best ferry crossing in years" and the cite "Lars Holm"',
  template: BlueTestimonial,
  async play({ assert, accessibilityCheck }) {
    const quote = document.querySelector('blockquote')
    const style = quote && getComputedStyle(quote)
    assert({
      given: 'the words',
      should: 'be a paragraph of the quotation',
      actual: quote?.querySelector('p')?.textContent,
      expected: 'Best ferry crossing in years',
    })
    assert({ given: 'who said it', should: 'be cited', actual: quote?.querySelector('cite')?.textContent, expected: 'Lars Holm' })
    assert({ given: 'white on blue', should: 'write in white', actual: style?.color, expected: 'rgb(255, 255, 255)' })
    assert({ given: 'white on blue', should: 'paint the quotation blue', actual: style?.backgroundColor, expected: 'rgb(11, 87, 208)' })
    await accessibilityCheck({})
  },
})
