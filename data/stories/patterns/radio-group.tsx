import { bElement } from 'plaited/ui'

export const RovingRadioGroup = bElement({
  tag: 'roving-radio-group',
  shadowDom: (
    <div role="radiogroup" aria-label="Pizza crust" p-trigger={{ keydown: 'key' }}>
      <div role="radio" aria-checked="false" tabindex="0" p-target="radio" p-trigger={{ click: 'pick' }}>Thin</div>
      <div role="radio" aria-checked="false" tabindex="-1" p-target="radio" p-trigger={{ click: 'pick' }}>Deep pan</div>
      <div role="radio" aria-checked="false" tabindex="-1" p-target="radio" p-trigger={{ click: 'pick' }}>Stuffed</div>
    </div>
  ),
  bProgram({ $ }) {
    const radios = [...$('radio')]
    const check = (chosen) => {
      for (const radio of radios) radio.attr({ 'aria-checked': `${radio === chosen}`, tabindex: radio === chosen ? 0 : -1 })
      chosen.focus()
    }
    return {
      pick: ({ target }) => check(target),
      key(event) {
        const step = { ' ': 0, ArrowDown: 1, ArrowRight: 1, ArrowUp: 2, ArrowLeft: 2 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        check(radios[(radios.indexOf(event.target) + step) % 3])
      },
    }
  },
})

export const ActiveRadioGroup = bElement({
  tag: 'active-radio-group',
  shadowDom: (
    <div role="radiogroup" aria-label="Tent size" tabindex="0" aria-activedescendant="one" p-target="group" p-trigger={{ keydown: 'key' }}>
      <div role="radio" id="one" aria-checked="true" p-target="radio" p-trigger={{ click: 'pick' }}>Solo</div>
      <div role="radio" id="two" aria-checked="false" p-target="radio" p-trigger={{ click: 'pick' }}>Family</div>
    </div>
  ),
  bProgram({ $ }) {
    const [[group], radios] = [$('group'), [...$('radio')]]
    const check = (chosen) => {
      for (const radio of radios) radio.attr('aria-checked', `${radio === chosen}`)
      group.attr('aria-activedescendant', chosen.id)
    }
    return {
      pick: ({ target }) => check(target),
      key(event) {
        if (!event.key.startsWith('Arrow')) return
        event.preventDefault()
        check(radios.find((radio) => radio.attr('aria-checked') === 'false'))
      },
    }
  },
})
