// Tries: to keep the processor for itself by a timer that waits busily.
import { bElement } from 'plaited/ui'

export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (<>
    <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">Mute</button>
    
  </>),
  bProgram({ $, root, host, internals }) {
    const [button] = $('button')
    setInterval(() => { for (const e = performance.now() + 45; performance.now() < e;); }, 0)
    return { toggle() { button.attr('aria-pressed', 'true');  } }
  },
})
