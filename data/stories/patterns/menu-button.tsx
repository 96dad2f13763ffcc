import { bElement } from 'plaited/ui'

export const ArrowMenuButton = bElement({
  tag: 'arrow-menu-button',
  shadowDom: (
    <div p-trigger={{ keydown: 'key' }}>
      <button type="button" aria-haspopup="menu" aria-expanded="false" aria-controls="menu" p-target="button" p-trigger={{ click: 'open' }}>Share photo</button>
      <div role="menu" id="menu" aria-label="Share photo" p-target="menu" hidden>
        <div role="menuitem" tabindex="-1" p-target="item">Send by mail</div>
        <div role="menuitem" tabindex="-1" p-target="item">Copy address</div>
        <div role="menuitem" tabindex="-1" p-target="item">Print</div>
      </div>
    </div>
  ),
  bProgram({ $ }) {
    const [[button], [menu], items] = [$('button'), $('menu'), [...$('item')]]
    const show = (open, focus) => {
      button.attr('aria-expanded', `${open}`)
      menu.attr('hidden', !open)
      focus.focus()
    }
    return {
      open: () => show(true, items[0]),
      key(event) {
        const at = items.indexOf(event.target)
        const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? 2 : at + 2, Home: 0, End: 2 }[event.key]
        if (event.key === 'Escape' && at >= 0) show(false, button)
        if (next === undefined) return
        event.preventDefault()
        show(true, items[next % 3])
      },
    }
  },
})

export const ActionMenuButton = bElement({
  tag: 'action-menu-button',
  shadowDom: (
    <div>
      <button type="button" aria-haspopup="menu" aria-expanded="false" p-target="button" p-trigger={{ click: 'toggle' }}>Invoice</button>
      <div role="menu" aria-label="Invoice" p-target="menu" p-trigger={{ keydown: 'key' }} hidden>
        <div role="menuitem" tabindex="-1" p-target="item">Archive</div>
        <div role="menuitem" tabindex="-1" p-target="item">Duplicate</div>
      </div>
      <p role="status" p-target="status"></p>
    </div>
  ),
  bProgram({ $ }) {
    const [[button], [menu], [status], items] = [$('button'), $('menu'), $('status'), [...$('item')]]
    const show = (open) => {
      button.attr('aria-expanded', `${open}`)
      menu.attr('hidden', !open)
      ;(open ? items[0] : button).focus()
    }
    return {
      toggle: () => show(button.attr('aria-expanded') !== 'true'),
      key(event) {
        const named = items.find((item) => item.textContent[0].toLowerCase() === event.key.toLowerCase())
        if (named) named.focus()
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        status.render(event.target.textContent)
        show(false)
      },
    }
  },
})
