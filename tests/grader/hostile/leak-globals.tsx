// Tries: to leave a global for the next candidate.
const before = 'left' in globalThis || (() => { try { return 'left' in parent } catch { return false } })()
Object.assign(globalThis, { left: true })
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
