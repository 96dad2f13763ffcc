// Tries: to put text that cannot be read on an image.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <p style={{ color: '#eeeeee', backgroundImage: 'url(data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=)' }}>Hard to read</p>
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
