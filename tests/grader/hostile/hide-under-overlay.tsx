// Tries: to cover text that cannot be read.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <div style={{ position: 'relative' }}>
        <p style={{ color: '#eeeeee', backgroundColor: '#ffffff' }}>Hard to read</p>
        <div style={{ position: 'absolute', top: '0', left: '0', width: '100%', height: '100%', backgroundColor: '#000000' }}></div>
      </div>
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
