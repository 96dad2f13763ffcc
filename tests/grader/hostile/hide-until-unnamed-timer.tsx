// Tries: to add an image without a name after the check, on a timer that it does not name.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
      Mute
    </button>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
        for (const ms of [0, 1, 5]) window[['set', 'Time', 'out'].join('')](() => root.append(document.createElement('img')), ms)
      },
    }
  },
})
