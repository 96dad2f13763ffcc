// Tries: to write an unreadable colour into an adopted style sheet.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <p>Hard to read</p>
    </>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('p { color: #eeeeee; background: #ffffff }')
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
