// Tries: to leave a changed prototype.
const before = 'left' in Object.prototype
Object.defineProperty(Object.prototype, 'left', { value: 1, configurable: true })
if (!before) throw new Error('the first of its kind')
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
