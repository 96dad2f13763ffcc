// Tries: to make a closed shadow root by markup.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <section p-target="host"></section>
    </>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    const [host] = $('host')
    host.setHTMLUnsafe('<p><template shadowrootmode="closed"><img src="data:," width="20" height="20"></template></p>')
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
