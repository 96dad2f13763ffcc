import { bElement } from 'plaited/ui'

export const WordSwitch = bElement({
  tag: 'word-switch',
  shadowDom: (
    <button type="button" role="switch" aria-checked="false" aria-label="Night heating" p-target="switch" p-trigger={{ click: 'toggle' }}>
      <span aria-hidden="true" p-target="state">Resting</span>
    </button>
  ),
  bProgram({ $ }) {
    const [[button], [state]] = [$('switch'), $('state')]
    return {
      toggle() {
        const on = button.attr('aria-checked') !== 'true'
        button.attr('aria-checked', `${on}`)
        state.render(on ? 'Warming' : 'Resting')
      },
    }
  },
})

export const GroupSwitch = bElement({
  tag: 'group-switch',
  shadowDom: (
    <div role="group" aria-label="Notifications">
      <button type="button" role="switch" aria-checked="true" p-trigger={{ click: 'all' }}>Everything</button>
      <button type="button" role="switch" aria-checked="true" p-target="part" p-trigger={{ click: 'one' }}>New messages</button>
      <button type="button" role="switch" aria-checked="false" p-target="part" p-trigger={{ click: 'one' }}>Birthdays</button>
    </div>
  ),
  bProgram({ $ }) {
    const flip = (button) => {
      const on = button.getAttribute('aria-checked') !== 'true'
      button.setAttribute('aria-checked', `${on}`)
      return on
    }
    return {
      all({ target }) {
        const on = flip(target)
        for (const part of $('part')) part.attr({ 'aria-checked': on ? part.attr('aria-checked') : 'false', 'aria-disabled': on ? null : 'true' })
      },
      one({ target }) {
        if (target.attr('aria-disabled') !== 'true') flip(target)
      },
    }
  },
})
