// Tries: to have everything the play asks for where nobody sees it and no check looks.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <div hidden>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <img src="data:," width="20" height="20" />
    </div>
  ),
  bProgram({ $ }) {
    const [button] = $('button')
    return { toggle() { button.attr('aria-pressed', 'true') } }
  },
})
