import { bElement } from 'plaited/ui'

export const DrawnCheckbox = bElement({
  tag: 'drawn-checkbox',
  shadowDom: (
    <div role="group" aria-label="Sandwich" p-trigger={{ keydown: 'key' }}>
      <div role="checkbox" aria-checked="mixed" aria-controls="lettuce tomato" tabindex="0" p-target="all">All condiments</div>
      <div role="checkbox" id="lettuce" aria-checked="true" tabindex="0" p-target="part">Lettuce</div>
      <div role="checkbox" id="tomato" aria-checked="false" tabindex="0" p-target="part">Tomato</div>
    </div>
  ),
  bProgram({ $ }) {
    const [[all], parts] = [$('all'), [...$('part')]]
    return {
      key(event) {
        if (event.key !== ' ') return
        event.preventDefault()
        const on = event.target.attr('aria-checked') !== 'true'
        for (const part of event.target === all ? parts : [event.target]) part.attr('aria-checked', `${on}`)
        const checked = parts.filter((part) => part.attr('aria-checked') === 'true').length
        all.attr('aria-checked', ['false', 'mixed', 'true'][checked])
      },
    }
  },
})

export const NativeCheckbox = bElement({
  tag: 'native-checkbox',
  shadowDom: (
    <fieldset>
      <legend>Newsletters</legend>
      <label><input type="checkbox" p-target="all" p-trigger={{ change: 'all' }} /> Every topic</label>
      <label><input type="checkbox" p-target="part" p-trigger={{ change: 'part' }} /> Gardening</label>
      <label><input type="checkbox" checked p-target="part" p-trigger={{ change: 'part' }} /> Astronomy</label>
    </fieldset>
  ),
  bProgram({ $, trigger }) {
    const [[all], parts] = [$('all'), [...$('part')]]
    return {
      onConnected: () => trigger({ type: 'part' }),
      all() {
        for (const part of parts) part.checked = all.checked
      },
      part() {
        all.checked = parts.every((part) => part.checked)
        all.indeterminate = !all.checked && parts.some((part) => part.checked)
      },
    }
  },
})
