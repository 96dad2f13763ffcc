import { bElement } from 'plaited/ui'

export const FolderTree = bElement({
  tag: 'folder-tree',
  shadowDom: (
    <ul role="tree" aria-label="Recipes" p-trigger={{ keydown: 'key' }}>
      <li role="treeitem" aria-expanded="false" tabindex="0" p-target="item">
        <span>Soups</span>
        <ul role="group" p-target="group" hidden>
          <li role="treeitem" tabindex="-1" p-target="item">Pumpkin</li>
          <li role="treeitem" tabindex="-1" p-target="item">Leek</li>
        </ul>
      </li>
      <li role="treeitem" tabindex="-1" p-target="item">Salads</li>
    </ul>
  ),
  bProgram({ $ }) {
    const [items, [group]] = [[...$('item')], $('group')]
    const [parent] = items
    const open = (open) => {
      parent.attr('aria-expanded', `${open}`)
      group.attr('hidden', !open)
    }
    const focus = (item) => {
      for (const other of items) other.attr('tabindex', other === item ? 0 : -1)
      item.focus()
    }
    return {
      key(event) {
        const visible = items.filter((item) => item.checkVisibility())
        const at = visible.indexOf(event.target)
        const next = { ArrowDown: at + 1, ArrowUp: Math.max(at - 1, 0), Home: 0, End: visible.length - 1 }[event.key]
        if (next !== undefined) {
          event.preventDefault()
          focus(visible[Math.min(next, visible.length - 1)])
        } else if (event.key === 'ArrowRight' && event.target === parent) {
          if (group.hidden) open(true)
          else focus(items[1])
        } else if (event.key === 'ArrowLeft' && event.target === parent) open(false)
        else if (event.key === 'ArrowLeft' && group.contains(event.target)) focus(parent)
      },
    }
  },
})

export const ChoiceTree = bElement({
  tag: 'choice-tree',
  shadowDom: (
    <ul role="tree" aria-label="Bird families" p-trigger={{ keydown: 'key' }}>
      <li role="treeitem" aria-selected="false" tabindex="0" p-target="item">Finches</li>
      <li role="treeitem" aria-selected="false" tabindex="-1" p-target="item">Herons</li>
      <li role="treeitem" aria-selected="false" tabindex="-1" p-target="item">Swifts</li>
      <li role="treeitem" aria-selected="false" tabindex="-1" p-target="item">Storks</li>
    </ul>
  ),
  bProgram({ $ }) {
    const items = [...$('item')]
    return {
      key(event) {
        const at = items.indexOf(event.target)
        const later = [...items.slice(at + 1), ...items.slice(0, at + 1)]
        const next = event.key === 'ArrowDown' ? items[at + 1] : event.key === 'ArrowUp' ? items[at - 1] : later.find((item) => item.textContent[0].toLowerCase() === event.key)
        if (event.key === 'Enter' || event.key === ' ') {
          for (const item of items) item.attr('aria-selected', `${item === event.target}`)
        }
        if (!next) return
        for (const item of items) item.attr('tabindex', item === next ? 0 : -1)
        next.focus()
      },
    }
  },
})
