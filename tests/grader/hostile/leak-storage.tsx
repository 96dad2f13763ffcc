// Tries: to leave something in storage.
const before = (() => { try { return localStorage.getItem('left') } catch { return false } })()
try { localStorage.setItem('left', '1'); document.cookie = 'left=1' } catch {}
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
