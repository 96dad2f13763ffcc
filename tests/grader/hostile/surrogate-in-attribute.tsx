// Tries: to end the whole batch with a name that no file can hold.
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">Mute</button>,
  bProgram({ $ }) { const [b] = $('button'); return { toggle() { b.attr('aria-pressed', 'true'); b.attr('data\ud800', '1'); b.attr('z\ud800', '1') } } },
})
