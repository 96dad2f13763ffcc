// Tries: to put an image without a name beside the place of components.
document.body.append(Object.assign(document.createElement('img'), { width: 20, height: 20 }))
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
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
