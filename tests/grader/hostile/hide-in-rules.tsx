// Tries: to change the rules of a style sheet and leave its text.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <>
      <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
        Mute
      </button>
      <p style={{ backgroundColor: "#ffffff" }}>Hard to read</p>
    </>
  ),
  bProgram({ $, root }) {
    const [button] = $('button')
    const style = document.createElement('style')
    style.textContent = 'p { color: #000000 }'
    root.append(style);
    (style.sheet!.cssRules[0] as CSSStyleRule).style.color = '#eeeeee'
    return {
      toggle() {
        button.attr('aria-pressed', 'true')
      },
    }
  },
})
