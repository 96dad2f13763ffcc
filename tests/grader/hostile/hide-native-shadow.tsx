// Tries: to make a closed shadow root with the function of another frame.
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
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const attach = (frame.contentWindow as never as typeof globalThis)?.Element.prototype.attachShadow
    frame.remove()
    attach?.call($('host')[0], { mode: 'closed' })
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
