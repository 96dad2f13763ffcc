// Tries: to leave a name on a window.
const before = name === 'left' || (() => { try { return top!.name === 'left' } catch { return false } })()
name = 'left'
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
