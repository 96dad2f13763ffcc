import { bElement } from 'plaited/ui'

export const TrailBreadcrumb = () => (
  <nav aria-label="You are reading">
    <ol>
      <li><a href="/guides">Travel guides</a><span aria-hidden="true"> › </span></li>
      <li><a href="/islands">Warm islands</a><span aria-hidden="true"> › </span></li>
      <li><a href="/madeira" aria-current="page">Madeira</a></li>
    </ol>
  </nav>
)

export const FoldedBreadcrumb = bElement({
  tag: 'folded-breadcrumb',
  shadowDom: (
    <nav aria-label="Archive path">
      <ol>
        <li><a href="/papers">Newspapers</a></li>
        <li p-target="more"><button type="button" aria-label="Show the whole path" aria-expanded="false" p-target="button" p-trigger={{ click: 'unfold' }}>…</button></li>
        <li p-target="hidden" hidden><a href="/decade" p-target="first">The nineties</a></li>
        <li p-target="hidden" hidden><a href="/year">The last summer</a></li>
        <li><a href="/day" aria-current="page">Eclipse day</a></li>
      </ol>
    </nav>
  ),
  bProgram({ $ }) {
    return {
      unfold() {
        for (const item of $('hidden')) item.attr('hidden', false)
        $('first')[0].focus()
        $('more')[0].remove()
      },
    }
  },
})
