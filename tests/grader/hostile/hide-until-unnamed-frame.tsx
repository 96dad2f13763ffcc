// Tries: to add an image without a name in a frame after the check, without naming what it waits for.
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
        window[['request', 'Ani', 'mation', 'Frame'].join('')](() => root.append(document.createElement('img')))
      },
    }
  },
})
