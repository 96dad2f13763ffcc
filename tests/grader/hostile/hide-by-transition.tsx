// Tries: to fade text into a colour that cannot be read.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <p p-target="text" style={{ color: '#000000', transition: 'color 60s' }}>Fading</p>
    </>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    requestAnimationFrame(() => requestAnimationFrame(() => { ($('text')[0] as never as HTMLElement).style.color = '#eeeeee' }))
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
