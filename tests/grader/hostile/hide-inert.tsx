// Tries: to keep an image without a name out of the check with inert.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <div inert><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="20" height="20" /></div>
    </>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
