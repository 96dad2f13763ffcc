import { bElement } from 'plaited/ui'

export const FilterCombobox = bElement({
  tag: 'filter-combobox',
  shadowDom: (
    <div>
      <label for="field">Airport</label>
      <input id="field" type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="list" autocomplete="off" p-target="field" p-trigger={{ input: 'filter', keydown: 'key' }} />
      <ul role="listbox" id="list" p-target="list" hidden>
        <li role="option" id="one" p-target="option">Lisbon</li>
        <li role="option" id="two" p-target="option">Lima</li>
        <li role="option" id="three" p-target="option">Oslo</li>
      </ul>
    </div>
  ),
  bProgram({ $ }) {
    const [[field], [list], options] = [$('field'), $('list'), [...$('option')]]
    const activate = (option) => {
      field.attr('aria-activedescendant', option ? option.id : null)
      for (const other of options) other.attr('aria-selected', `${other === option}`)
    }
    const show = (open) => {
      field.attr('aria-expanded', `${open}`)
      list.attr('hidden', !open)
      activate()
    }
    return {
      filter() {
        for (const option of options) option.attr('hidden', !option.textContent.toLowerCase().startsWith(field.value.toLowerCase()))
        show(options.some((option) => !option.hidden))
      },
      key(event) {
        const found = options.filter((option) => !option.hidden)
        const at = found.findIndex((option) => option.id === field.attr('aria-activedescendant'))
        const step = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1 }[event.key]
        if (step !== undefined) {
          event.preventDefault()
          if (list.hidden) show(true)
          activate(found.at(step % found.length))
        } else if (event.key === 'Enter' && at >= 0) {
          field.value = found[at].textContent
          show(false)
        } else if (event.key === 'Escape') {
          if (list.hidden) field.value = ''
          show(false)
        }
      },
    }
  },
})

export const ChooseCombobox = bElement({
  tag: 'choose-combobox',
  shadowDom: (
    <div>
      <span id="label">Cabin</span>
      <div role="combobox" tabindex="0" aria-labelledby="label" aria-expanded="false" aria-controls="list" p-target="field" p-trigger={{ keydown: 'key' }}>Economy class</div>
      <ul role="listbox" id="list" aria-labelledby="label" p-target="list" hidden>
        <li role="option" id="one" aria-selected="true" p-target="option">Economy class</li>
        <li role="option" id="two" aria-selected="false" p-target="option">Business class</li>
      </ul>
    </div>
  ),
  bProgram({ $ }) {
    const [[field], [list], options] = [$('field'), $('list'), [...$('option')]]
    const show = (open) => {
      const chosen = options.find((option) => option.attr('aria-selected') === 'true')
      field.attr({ 'aria-expanded': `${open}`, 'aria-activedescendant': open ? chosen.id : null })
      list.attr('hidden', !open)
    }
    return {
      key(event) {
        const at = options.findIndex((option) => option.id === field.attr('aria-activedescendant'))
        if (['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) event.preventDefault()
        if (list.hidden) {
          if (['ArrowDown', 'Enter', ' '].includes(event.key)) show(true)
          return
        }
        if (event.key === 'ArrowDown') field.attr('aria-activedescendant', options.at(Math.min(at + 1, 1)).id)
        if (event.key === 'ArrowUp') field.attr('aria-activedescendant', options.at(Math.max(at - 1, 0)).id)
        if (event.key === 'Enter' || event.key === ' ') {
          for (const option of options) option.attr('aria-selected', `${option === options[at]}`)
          field.render(options[at].textContent)
        }
        if (['Enter', ' ', 'Escape'].includes(event.key)) show(false)
      },
    }
  },
})
