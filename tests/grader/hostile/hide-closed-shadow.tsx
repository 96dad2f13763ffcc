// Tries: to keep an image without a name in a closed shadow root.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <div p-target="host"></div>
    </>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    const [host] = $('host')
    host.attachShadow({ mode: 'closed' }).innerHTML = '<img src="data:," width="20" height="20">'
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
