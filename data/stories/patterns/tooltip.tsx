import { bElement } from 'plaited/ui'

export const FocusTooltip = bElement({
  tag: 'focus-tooltip',
  shadowDom: (
    <div>
      <button type="button" aria-describedby="tip" p-trigger={{ focus: 'show', blur: 'hide', keydown: 'key', mouseenter: 'show', mouseleave: 'hide' }}>Archive mail</button>
      <div role="tooltip" id="tip" p-target="tip" hidden>Moves it out of the inbox</div>
    </div>
  ),
  bProgram({ $, trigger }) {
    const [tip] = $('tip')
    return {
      show: () => tip.attr('hidden', false),
      hide: () => tip.attr('hidden', true),
      key: ({ key }) => key === 'Escape' && trigger({ type: 'hide' }),
    }
  },
})

export const PairTooltip = bElement({
  tag: 'pair-tooltip',
  shadowDom: (
    <p>
      <button type="button" aria-label="Louder" aria-describedby="up" p-target="button" p-trigger={{ focus: 'show', blur: 'hide' }}>+</button>
      <span role="tooltip" id="up" p-target="tip" hidden>Also with page up</span>
      <button type="button" aria-label="Quieter" aria-describedby="down" p-target="button" p-trigger={{ focus: 'show', blur: 'hide' }}>−</button>
      <span role="tooltip" id="down" p-target="tip" hidden>Also with page down</span>
    </p>
  ),
  bProgram({ $ }) {
    const [buttons, tips] = [[...$('button')], [...$('tip')]]
    const set = ({ target }, hidden) => tips[buttons.indexOf(target)].attr('hidden', hidden)
    return {
      show: (event) => set(event, false),
      hide: (event) => set(event, true),
    }
  },
})
