// Tries: to remove an image without a name in each other frame.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <p p-target="place"></p>
    </>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    const [place] = $('place')
    const image = document.createElement('img')
    place.append(image)
    const flicker = () => { if (image.isConnected) image.remove(); else place.append(image); requestAnimationFrame(flicker) }
    requestAnimationFrame(flicker)
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
