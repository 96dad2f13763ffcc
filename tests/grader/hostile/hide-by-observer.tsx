// Tries: to remove an image without a name when anything changes.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <img p-target="image" src="data:," width="20" height="20" />
    </>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    new MutationObserver(() => $('image')[0]?.remove()).observe(root, { attributes: true, childList: true, subtree: true })
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
