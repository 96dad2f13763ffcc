import { story } from 'plaited/testing'
import { FoldedBreadcrumb, TrailBreadcrumb } from './breadcrumb.tsx'

export const trail = story({
  intent:
    'Make a breadcrumb navigation labelled "You are reading" with an ordered list of three links: "Travel guides" to /guides, "Warm islands" to /islands, and the current page "Madeira", a link to /madeira with aria-current. Between them stand separators "›" that are hidden from assistive technology. Tab goes through the links in that order.',
  template: TrailBreadcrumb,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const links = [await findByText('Travel guides'), await findByText('Warm islands'), await findByText('Madeira')].map((text) => text?.closest('a'))
    const list = links[0]?.closest('ol')
    assert({ given: 'a breadcrumb', should: 'be a navigation with its label', actual: list?.closest('nav, [role="navigation"]')?.getAttribute('aria-label'), expected: 'You are reading' })
    assert({ given: 'the links', should: 'go to their pages, each in an item of the list', actual: links.map((link) => Boolean(list) && link?.closest('li')?.parentElement === list && link?.getAttribute('href')), expected: ['/guides', '/islands', '/madeira'] })
    assert({ given: 'the current page', should: 'be marked alone', actual: links.map((link) => link?.getAttribute('aria-current') ?? null), expected: [null, null, 'page'] })
    const separators = [...(list?.querySelectorAll('[aria-hidden="true"]') ?? [])].map((one) => one.textContent.trim())
    assert({ given: 'separators', should: 'be two that assistive technology does not read', actual: [separators, list?.textContent.split('›').length], expected: [['›', '›'], 3] })
    const seen = []
    for (let tabs = 0; tabs < 3; tabs++) {
      await press('Tab')
      seen.push(focused()?.textContent)
    }
    assert({ given: 'the Tab key', should: 'go through the links', actual: seen, expected: ['Travel guides', 'Warm islands', 'Madeira'] })
    await accessibilityCheck({})
  },
})

export const folded = story({
  intent:
    'Make a breadcrumb navigation labelled "Archive path" whose middle is folded. Its list has a link "Newspapers" to /papers, a button that shows three dots (…), with the accessible name "Show the whole path" and aria-expanded false, two hidden links "The nineties" to /decade and "The last summer" to /year, and the current page "Eclipse day", a link to /day with aria-current. Pressing the button shows the hidden links, puts the focus on the first of them, and the button is gone.',
  template: FoldedBreadcrumb,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const links = [await findByText('Newspapers'), await findByText('The nineties'), await findByText('The last summer'), await findByText('Eclipse day')].map((text) => text?.closest('a'))
    const button = await findByAttribute('aria-label', 'Show the whole path')
    const list = links[0]?.closest('ol, ul')
    const visible = () => links.map((link) => link?.checkVisibility())
    assert({ given: 'a breadcrumb', should: 'be a navigation with its label', actual: list?.closest('nav, [role="navigation"]')?.getAttribute('aria-label'), expected: 'Archive path' })
    assert({ given: 'the links', should: 'go to their pages, the last being the current one', actual: links.map((link) => [link?.getAttribute('href'), link?.getAttribute('aria-current') ?? null]), expected: [['/papers', null], ['/decade', null], ['/year', null], ['/day', 'page']] })
    assert({ given: 'no key yet', should: 'hide the middle behind a button', actual: [button?.localName, button?.textContent, button?.getAttribute('aria-expanded'), visible()], expected: ['button', '…', 'false', [true, false, false, true]] })
    await press('Tab')
    await press('Tab')
    await press('Enter')
    assert({ given: 'Enter at the button', should: 'show all links', actual: visible(), expected: [true, true, true, true] })
    assert({ given: 'links that were hidden', should: 'get the focus', actual: focused()?.textContent, expected: 'The nineties' })
    assert({ given: 'a whole path', should: 'have no button', actual: button && button.checkVisibility(), expected: false })
    await press('Tab')
    assert({ given: 'the Tab key', should: 'go on to the next link', actual: focused()?.textContent, expected: 'The last summer' })
    await accessibilityCheck({})
  },
})
