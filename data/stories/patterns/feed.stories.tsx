import { story } from 'plaited/testing'
import { LoadFeed, PageFeed } from './feed.tsx'

const place = (article) => [article?.getAttribute('aria-posinset'), article?.getAttribute('aria-setsize')]

export const paging = story({
  intent:
    'Build a feed labelled "Village news" of three articles that can get the focus. Each has a heading of level 2 that labels it, "Bridge reopens", "Choir wins prize" and "Market moves", and says which of how many it is (aria-posinset, aria-setsize). Page Down moves the focus to the next article and Page Up to the one before; both stop at the ends.',
  template: PageFeed,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const titles = [await findByText('Bridge reopens'), await findByText('Choir wins prize'), await findByText('Market moves')]
    const articles = titles.map((title) => title?.closest('article, [role="article"]'))
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return articles.indexOf(focused())
    }
    assert({ given: 'articles', should: 'be in a feed with its label', actual: articles.map((article) => article?.closest('[role="feed"]')?.getAttribute('aria-label')), expected: ['Village news', 'Village news', 'Village news'] })
    assert({ given: 'headings', should: 'label their articles', actual: titles.map((title, at) => [title?.localName, Boolean(title?.id) && articles[at]?.getAttribute('aria-labelledby') === title?.id]), expected: [['h2', true], ['h2', true], ['h2', true]] })
    assert({ given: 'each article', should: 'say which it is', actual: articles.map(place), expected: [['1', '3'], ['2', '3'], ['3', '3']] })
    assert({ given: 'Page Down', should: 'go to the next article and stop at the last', actual: [await after(['Tab']), await after(['PageDown']), await after(['PageDown']), await after(['PageDown'])], expected: [0, 1, 2, 2] })
    await accessibilityCheck({})
    assert({ given: 'Page Up', should: 'go to the one before and stop at the first', actual: [await after(['PageUp']), await after(['PageUp']), await after(['PageUp'])], expected: [1, 0, 0] })
    await accessibilityCheck({})
  },
})

export const loading = story({
  intent:
    'Build a feed labelled "Ship log" of one article with the accessible name and the text "Left harbour", the first of a number that is not known (aria-posinset, and aria-setsize -1), and below the feed a button "Load earlier". Pressing it adds a second article with the accessible name and the text "Took on water" to the feed, makes both say that they are two, focuses the new one, and the button is gone. Articles can get the focus.',
  template: LoadFeed,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const article = (await findByText('Left harbour'))?.closest('article, [role="article"]')
    const feed = article?.closest('[role="feed"]')
    const button = await findByText('Load earlier')
    assert({ given: 'an article', should: 'be in a feed with its label', actual: [feed?.getAttribute('aria-label'), article?.getAttribute('aria-label')], expected: ['Ship log', 'Left harbour'] })
    assert({ given: 'no key yet', should: 'be the first of many', actual: [place(article), Boolean(feed && button && !feed.contains(button)), Boolean(await findByText('Took on water'))], expected: [['1', '-1'], true, false] })
    await press('Tab')
    const first = focused() === article
    await press('Tab')
    await press('Enter')
    const added = (await findByText('Took on water'))?.closest('article, [role="article"]')
    assert({ given: 'Tab', should: 'reach the article before the button', actual: Boolean(article) && first, expected: true })
    assert({ given: 'Enter at the button', should: 'add an article to the feed', actual: [added?.getAttribute('aria-label'), Boolean(added && added.closest('[role="feed"]') === feed && article?.isConnected)], expected: ['Took on water', true] })
    assert({ given: 'two articles', should: 'say so', actual: [place(article), place(added)], expected: [['1', '2'], ['2', '2']] })
    assert({ given: 'a new article', should: 'have the focus, and the button be gone', actual: [Boolean(added) && focused() === added, button && button.checkVisibility()], expected: [true, false] })
    await accessibilityCheck({})
  },
})
