import { bElement } from 'plaited/ui'

export const PressToolbar = bElement({
  tag: 'press-toolbar',
  shadowDom: (
    <div role="toolbar" aria-label="Lettering" p-trigger={{ keydown: 'key' }}>
      <button type="button" aria-pressed="false" tabindex="0" p-target="button" p-trigger={{ click: 'press' }}>Bold</button>
      <button type="button" aria-pressed="false" tabindex="-1" p-target="button" p-trigger={{ click: 'press' }}>Italic</button>
      <button type="button" aria-pressed="true" tabindex="-1" p-target="button" p-trigger={{ click: 'press' }}>Underline</button>
    </div>
  ),
  bProgram({ $ }) {
    const buttons = [...$('button')]
    return {
      press: ({ target }) => target.attr('aria-pressed', `${target.attr('aria-pressed') !== 'true'}`),
      key(event) {
        const at = buttons.indexOf(event.target)
        const next = { ArrowRight: at + 1, ArrowLeft: at + 2, Home: 0, End: 2 }[event.key]
        if (next === undefined) return
        event.preventDefault()
        buttons.forEach((button, index) => button.attr('tabindex', index === next % 3 ? 0 : -1))
        buttons[next % 3].focus()
      },
    }
  },
})

export const AlignToolbar = bElement({
  tag: 'align-toolbar',
  shadowDom: (
    <div role="toolbar" aria-label="Page layout" p-trigger={{ keydown: 'key' }}>
      <button type="button" aria-disabled="true" tabindex="0" p-target="stop">Paste</button>
      <span role="radiogroup" aria-label="Direction">
        <button type="button" role="radio" aria-checked="true" tabindex="-1" p-target="stop" p-trigger={{ click: 'check' }}>Portrait</button>
        <button type="button" role="radio" aria-checked="false" tabindex="-1" p-target="stop" p-trigger={{ click: 'check' }}>Landscape</button>
      </span>
    </div>
  ),
  bProgram({ $ }) {
    const stops = [...$('stop')]
    return {
      check({ target }) {
        for (const radio of stops.slice(1)) radio.attr('aria-checked', `${radio === target}`)
      },
      key({ target, key }) {
        const at = stops.indexOf(target)
        const next = stops[{ ArrowRight: at + 1, ArrowLeft: at - 1 }[key]]
        if (!next) return
        for (const stop of stops) stop.attr('tabindex', stop === next ? 0 : -1)
        next.focus()
      },
    }
  },
})
