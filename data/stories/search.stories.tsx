import { story } from 'plaited/testing'
import {
  HintSearch,
  LargePrimarySearch,
  LargeSearch,
  PlainSearch,
  PrimarySearch,
  RequiredHintSearch,
  RequiredSearch,
  SmallRequiredSearch,
  SmallSecondarySearch,
} from './search.tsx'

export const plain = story({
  intent: 'Create a search with a field labelled "Ingredient" and a submit button labelled "Find recipes"',
  template: PlainSearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Ingredient',
    })
    assert({ given: 'no word about a state', should: 'demand nothing', actual: field?.required, expected: false })
    assert({ given: 'no word about size', should: 'have none', actual: field?.getAttribute('data-size'), expected: null })
    assert({
      given: 'a submit button',
      should: 'be labelled',
      actual: button?.textContent?.trim(),
      expected: 'Find recipes',
    })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: button?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: field?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const primary = story({
  intent: 'Make a search with a field labelled "Street name" and a primary submit button labelled "Look up"',
  template: PrimarySearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Street name',
    })
    assert({ given: 'no word about a state', should: 'demand nothing', actual: field?.required, expected: false })
    assert({ given: 'no word about size', should: 'have none', actual: field?.getAttribute('data-size'), expected: null })
    assert({ given: 'a submit button', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'Look up' })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: field?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const required = story({
  intent: 'I need a search with a required field labelled "Bird species" and a submit button labelled "Show sightings"',
  template: RequiredSearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Bird species',
    })
    assert({ given: 'a required field', should: 'demand an entry', actual: field?.required, expected: true })
    assert({ given: 'no word about size', should: 'have none', actual: field?.getAttribute('data-size'), expected: null })
    assert({
      given: 'a submit button',
      should: 'be labelled',
      actual: button?.textContent?.trim(),
      expected: 'Show sightings',
    })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: button?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: field?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const large = story({
  intent: 'Build a search with a large field labelled "Train station" and a submit button labelled "List departures"',
  template: LargeSearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Train station',
    })
    assert({ given: 'no word about a state', should: 'demand nothing', actual: field?.required, expected: false })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: field?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({
      given: 'a submit button',
      should: 'be labelled',
      actual: button?.textContent?.trim(),
      expected: 'List departures',
    })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: button?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: field?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const hint = story({
  intent:
    'Add a search with a field labelled "Old newspapers", the hint "Years before the war too" and a submit button labelled "Open archive"',
  template: HintSearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Old newspapers',
    })
    assert({ given: 'no word about a state', should: 'demand nothing', actual: field?.required, expected: false })
    assert({ given: 'no word about size', should: 'have none', actual: field?.getAttribute('data-size'), expected: null })
    assert({
      given: 'a submit button',
      should: 'be labelled',
      actual: button?.textContent?.trim(),
      expected: 'Open archive',
    })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: button?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent?.trim(),
      expected: 'Years before the war too',
    })
    await accessibilityCheck({})
  },
})

export const smallSecondary = story({
  intent: 'Create a search with a small field labelled "Guitar chords" and a secondary submit button labelled "Browse songs"',
  template: SmallSecondarySearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Guitar chords',
    })
    assert({ given: 'no word about a state', should: 'demand nothing', actual: field?.required, expected: false })
    assert({
      given: 'a small field',
      should: 'carry its size',
      actual: field?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a submit button',
      should: 'be labelled',
      actual: button?.textContent?.trim(),
      expected: 'Browse songs',
    })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'a secondary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'secondary',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: field?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const largePrimary = story({
  intent: 'Build a search with a large field labelled "Apartment" and a primary submit button labelled "See offers"',
  template: LargePrimarySearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Apartment',
    })
    assert({ given: 'no word about a state', should: 'demand nothing', actual: field?.required, expected: false })
    assert({
      given: 'a large field',
      should: 'carry its size',
      actual: field?.getAttribute('data-size'),
      expected: 'large',
    })
    assert({ given: 'a submit button', should: 'be labelled', actual: button?.textContent?.trim(), expected: 'See offers' })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: field?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})

export const requiredHint = story({
  intent:
    'Make a search with a required field labelled "Medicine", the hint "As it stands on the box" and a submit button labelled "Check pharmacies"',
  template: RequiredHintSearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Medicine',
    })
    assert({ given: 'a required field', should: 'demand an entry', actual: field?.required, expected: true })
    assert({ given: 'no word about size', should: 'have none', actual: field?.getAttribute('data-size'), expected: null })
    assert({
      given: 'a submit button',
      should: 'be labelled',
      actual: button?.textContent?.trim(),
      expected: 'Check pharmacies',
    })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: button?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'the hint',
      should: 'describe the field',
      actual: document.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent?.trim(),
      expected: 'As it stands on the box',
    })
    await accessibilityCheck({})
  },
})

export const smallRequired = story({
  intent: 'Add a search with a small required field labelled "Lost luggage" and a submit button labelled "Track suitcase"',
  template: SmallRequiredSearch,
  async play({ assert, accessibilityCheck }) {
    const search = document.querySelector('search, [role="search"]')
    const field = search?.querySelector('input')
    const button = search?.querySelector('button')
    assert({ given: 'a search', should: 'hold one field of that kind', actual: field?.type, expected: 'search' })
    assert({
      given: 'the label',
      should: 'name the field',
      actual: field?.labels?.[0]?.textContent?.trim(),
      expected: 'Lost luggage',
    })
    assert({ given: 'a required field', should: 'demand an entry', actual: field?.required, expected: true })
    assert({
      given: 'a small field',
      should: 'carry its size',
      actual: field?.getAttribute('data-size'),
      expected: 'small',
    })
    assert({
      given: 'a submit button',
      should: 'be labelled',
      actual: button?.textContent?.trim(),
      expected: 'Track suitcase',
    })
    assert({ given: 'a submit button', should: 'submit', actual: button?.getAttribute('type'), expected: 'submit' })
    assert({
      given: 'no word about a variant',
      should: 'have none',
      actual: button?.getAttribute('data-variant'),
      expected: null,
    })
    assert({
      given: 'no word about a hint',
      should: 'have no description',
      actual: field?.getAttribute('aria-describedby'),
      expected: null,
    })
    await accessibilityCheck({})
  },
})
