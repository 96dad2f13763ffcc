// Tries: to shadow the members of a form that holds an image without a name.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <form>
        <input type="hidden" name="childNodes" />
        <input type="hidden" name="firstChild" />
        <input type="hidden" name="attributes" />
        <input type="hidden" name="shadowRoot" />
        <img src="data:," width="20" height="20" />
      </form>
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
