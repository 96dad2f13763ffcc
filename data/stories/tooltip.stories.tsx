import { story } from 'plaited/testing'
import { ButtonTooltip, DangerButtonTooltip, DisabledPrimaryButtonTooltip, LinkTooltip } from './tooltip.tsx'

export const plainButton = story({
  intent: 'Create a button labelled "Save draft" with the tooltip "Keeps a private copy"',
  template: ButtonTooltip,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Save draft')
    const tip = await findByText('Keeps a private copy')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'the tooltip', should: 'have that role', actual: tip?.getAttribute('role'), expected: 'tooltip' })
    assert({
      given: 'the tooltip',
      should: 'describe the button',
      actual: document.getElementById(button?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Keeps a private copy',
    })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({ given: 'no word about a variant', should: 'have none', actual: button?.getAttribute('data-variant'), expected: null })
    assert({ given: 'an enabled button', should: 'stay enabled', actual: button?.disabled, expected: false })
    await accessibilityCheck({})
  },
})

export const dangerButton = story({
  intent: 'I need a danger button labelled "Empty trash" with the tooltip "This cannot be undone"',
  template: DangerButtonTooltip,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Empty trash')
    const tip = await findByText('This cannot be undone')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'the tooltip', should: 'have that role', actual: tip?.getAttribute('role'), expected: 'tooltip' })
    assert({
      given: 'the tooltip',
      should: 'describe the button',
      actual: document.getElementById(button?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'This cannot be undone',
    })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a danger button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'danger',
    })
    assert({ given: 'an enabled button', should: 'stay enabled', actual: button?.disabled, expected: false })
    await accessibilityCheck({})
  },
})

export const plainLink = story({
  intent: 'Build a link labelled "Fair prices" pointing to "/costs" with the tooltip "Opens the full list"',
  template: LinkTooltip,
  async play({ assert, findByText, accessibilityCheck }) {
    const link = await findByText('Fair prices')
    const tip = await findByText('Opens the full list')
    assert({ given: 'the label', should: 'sit in a link', actual: link?.tagName, expected: 'A' })
    assert({ given: 'the tooltip', should: 'have that role', actual: tip?.getAttribute('role'), expected: 'tooltip' })
    assert({
      given: 'the tooltip',
      should: 'describe the link',
      actual: document.getElementById(link?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Opens the full list',
    })
    assert({ given: 'a link', should: 'point there', actual: link?.getAttribute('href'), expected: '/costs' })
    assert({ given: 'no word about a variant', should: 'have none', actual: link?.hasAttribute('data-variant'), expected: false })
    await accessibilityCheck({})
  },
})

export const disabledPrimaryButton = story({
  intent: 'Add a disabled primary button labelled "Publish" with the tooltip "Ask an editor first"',
  template: DisabledPrimaryButtonTooltip,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Publish')
    const tip = await findByText('Ask an editor first')
    assert({ given: 'the label', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'the tooltip', should: 'have that role', actual: tip?.getAttribute('role'), expected: 'tooltip' })
    assert({
      given: 'the tooltip',
      should: 'describe the button',
      actual: document.getElementById(button?.getAttribute('aria-describedby') ?? '')?.textContent,
      expected: 'Ask an editor first',
    })
    assert({ given: 'a button', should: 'not submit a form', actual: button?.getAttribute('type'), expected: 'button' })
    assert({
      given: 'a primary button',
      should: 'carry its variant',
      actual: button?.getAttribute('data-variant'),
      expected: 'primary',
    })
    assert({ given: 'a disabled button', should: 'be disabled', actual: button?.disabled, expected: true })
    await accessibilityCheck({})
  },
})
