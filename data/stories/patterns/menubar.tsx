import { bElement } from 'plaited/ui'

export const OpenMenubar = bElement({
  tag: 'open-menubar',
  shadowDom: (
    <div role="menubar" aria-label="Editor" p-trigger={{ keydown: 'key' }}>
      <span role="none">
        <span role="menuitem" aria-haspopup="menu" aria-expanded="false" tabindex="0" p-target="top">Document</span>
        <span role="menu" aria-label="Document" p-target="menu" hidden>
          <span role="menuitem" tabindex="-1" p-target="item">Rename</span>
          <span role="menuitem" tabindex="-1" p-target="item">Download</span>
        </span>
      </span>
      <span role="none">
        <span role="menuitem" aria-haspopup="menu" aria-expanded="false" tabindex="-1" p-target="top">View</span>
        <span role="menu" aria-label="View" p-target="menu" hidden>
          <span role="menuitem" tabindex="-1" p-target="item">Ruler</span>
        </span>
      </span>
    </div>
  ),
  bProgram({ $ }) {
    const [tops, menus, items] = [[...$('top')], [...$('menu')], [...$('item')]]
    const open = (chosen) =>
      tops.forEach((top, at) => {
        top.attr('aria-expanded', `${at === chosen}`)
        menus[at].attr('hidden', at !== chosen)
      })
    const itemsOf = (at) => items.filter((item) => menus[at].contains(item))
    return {
      key({ target, key }) {
        const inMenu = items.includes(target)
        const at = inMenu ? menus.findIndex((menu) => menu.contains(target)) : tops.indexOf(target)
        if (key === 'ArrowRight' || key === 'ArrowLeft') {
          const next = 1 - at
          tops.forEach((top, index) => top.attr('tabindex', index === next ? 0 : -1))
          open(inMenu ? next : -1)
          ;(inMenu ? itemsOf(next)[0] : tops[next]).focus()
        } else if (key === 'ArrowDown' || key === 'ArrowUp') {
          const own = itemsOf(at)
          open(at)
          own.at((own.indexOf(target) + (key === 'ArrowDown' ? 1 : inMenu ? -1 : 0)) % own.length).focus()
        } else if (key === 'Escape' && inMenu) {
          open(-1)
          tops[at].focus()
        }
      },
    }
  },
})

export const CheckMenubar = bElement({
  tag: 'check-menubar',
  shadowDom: (
    <div role="menubar" aria-label="Map view" p-trigger={{ keydown: 'key' }}>
      <span role="menuitemcheckbox" aria-checked="false" tabindex="0" p-target="item">Traffic</span>
      <span role="menuitemradio" aria-checked="true" tabindex="-1" p-target="item">Satellite</span>
      <span role="menuitemradio" aria-checked="false" tabindex="-1" p-target="item">Terrain</span>
    </div>
  ),
  bProgram({ $ }) {
    const items = [...$('item')]
    const check = (item) => {
      if (item === items[0]) item.attr('aria-checked', `${item.attr('aria-checked') !== 'true'}`)
      else for (const radio of items.slice(1)) radio.attr('aria-checked', `${radio === item}`)
    }
    return {
      key(event) {
        const at = items.indexOf(event.target)
        const next = items.at({ ArrowRight: (at + 1) % 3, ArrowLeft: at - 1, Home: 0, End: 2 }[event.key] ?? at)
        if (event.key === 'Enter' || event.key === ' ') check(event.target)
        for (const item of items) item.attr('tabindex', item === next ? 0 : -1)
        next.focus()
      },
    }
  },
})
