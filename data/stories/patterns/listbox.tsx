import { bElement } from 'plaited/ui'

export const SingleListbox = bElement({
  tag: 'single-listbox',
  shadowDom: (
    <ul role="listbox" aria-label="Paint colour" tabindex="0" aria-activedescendant="one" p-target="list" p-trigger={{ keydown: 'key' }}>
      <li role="option" id="one" aria-selected="true" p-target="option">Chalk</li>
      <li role="option" id="two" aria-selected="false" p-target="option">Amber</li>
      <li role="option" id="three" aria-selected="false" p-target="option">Moss</li>
    </ul>
  ),
  bProgram({ $ }) {
    const [[list], options] = [$('list'), [...$('option')]]
    return {
      key(event) {
        const at = options.findIndex((option) => option.id === list.attr('aria-activedescendant'))
        const next = { ArrowDown: Math.min(at + 1, 2), ArrowUp: Math.max(at - 1, 0), Home: 0, End: 2 }[event.key]
        if (next === undefined) return
        event.preventDefault()
        options.forEach((option, index) => option.attr('aria-selected', `${index === next}`))
        list.attr('aria-activedescendant', options[next].id)
      },
    }
  },
})

export const MultipleListbox = bElement({
  tag: 'multiple-listbox',
  shadowDom: (
    <ul role="listbox" aria-label="Pizza toppings" aria-multiselectable="true" p-target="list" p-trigger={{ keydown: 'key' }}>
      <li role="option" tabindex="0" aria-selected="false" p-target="option">Olives</li>
      <li role="option" tabindex="-1" aria-selected="false" p-target="option">Capers</li>
      <li role="option" tabindex="-1" aria-selected="false" p-target="option">Rocket</li>
    </ul>
  ),
  bProgram({ $ }) {
    const options = [...$('option')]
    const flip = (option) => option.attr('aria-selected', `${option.attr('aria-selected') !== 'true'}`)
    return {
      key(event) {
        const at = options.indexOf(event.target)
        const next = { ' ': at, ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
        if (!options[next]) return
        event.preventDefault()
        options.forEach((option, index) => option.attr('tabindex', index === next ? 0 : -1))
        options[next].focus()
        if (next === at || event.shiftKey) flip(options[next])
      },
    }
  },
})
