import { bElement } from 'plaited/ui'

export const PageFeed = bElement({
  tag: 'page-feed',
  shadowDom: (
    <div role="feed" aria-label="Village news" p-trigger={{ keydown: 'key' }}>
      <article tabindex="0" aria-labelledby="title1" aria-posinset="1" aria-setsize="3" p-target="article"><h2 id="title1">Bridge reopens</h2></article>
      <article tabindex="0" aria-labelledby="title2" aria-posinset="2" aria-setsize="3" p-target="article"><h2 id="title2">Choir wins prize</h2></article>
      <article tabindex="0" aria-labelledby="title3" aria-posinset="3" aria-setsize="3" p-target="article"><h2 id="title3">Market moves</h2></article>
    </div>
  ),
  bProgram({ $ }) {
    const articles = [...$('article')]
    return {
      key(event) {
        const at = articles.indexOf(event.target.closest('article'))
        const next = articles[{ PageDown: at + 1, PageUp: at - 1 }[event.key]]
        if (!next) return
        event.preventDefault()
        next.focus()
      },
    }
  },
})

export const LoadFeed = bElement({
  tag: 'load-feed',
  shadowDom: (
    <div>
      <div role="feed" aria-label="Ship log" p-target="feed">
        <article tabindex="0" aria-label="Left harbour" aria-posinset="1" aria-setsize="-1">Left harbour</article>
      </div>
      <button type="button" p-target="button" p-trigger={{ click: 'load' }}>Load earlier</button>
    </div>
  ),
  bProgram({ $ }) {
    const [[feed], [button]] = [$('feed'), $('button')]
    return {
      load() {
        feed.insert('beforeend', <article tabindex="0" aria-label="Took on water" aria-posinset="2" aria-setsize="2">Took on water</article>)
        const [first, second] = feed.children
        first.setAttribute('aria-setsize', '2')
        second.focus()
        button.remove()
      },
    }
  },
})
