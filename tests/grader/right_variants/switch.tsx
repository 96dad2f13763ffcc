import { bElement } from 'plaited/ui'

// story checked: label first
export const CheckedSwitch = () => (
  <div style={{ display: 'flex', justifyContent: 'space-between', width: '240px' }}>
    <label for="location">Location access</label>
    <input type="checkbox" role="switch" id="location" checked />
  </div>
)

// story largeChecked: label around the field
export const LargeCheckedSwitch = () => (
  <label style={{ fontSize: '20px' }}>
    <input type="checkbox" role="switch" data-size="large" checked />
    Humidifier
  </label>
)

// story largeDisabledChecked: drawn as a track with a knob
export const LargeDisabledCheckedSwitch = () => (
  <div class="smoke" stylesheets={['.smoke input{appearance:none;width:48px;height:24px;border-radius:12px;background:#767676;border:2px solid #444}.smoke input:checked{background:radial-gradient(circle at 34px 10px,#fff 8px,#0b57d0 9px)}']}>
    <input type="checkbox" id="smoke" role="switch" data-size="large" checked disabled />
    <label for="smoke">Smoke detector</label>
  </div>
)

// story largeDisabledHint: hint before, in a fieldset
export const LargeDisabledHintSwitch = () => (
  <fieldset disabled style={{ border: '1px solid #767676' }}>
    <p id="concierge">Silenced by the concierge</p>
    <input type="checkbox" role="switch" id="melody" data-size="large" aria-describedby="concierge" />
    <label for="melody">Elevator melody</label>
  </fieldset>
)

// story message: shown by an attribute, on input
export const MessageSwitch = bElement({
  tag: 'vacation-reply',
  shadowDom: (
    <div>
      <label for="reply">Vacation reply</label>
      <input type="checkbox" id="reply" role="switch" p-target="reply" p-trigger={{ input: 'changed' }} />
      <p p-target="told" hidden>Senders hear that you are away</p>
    </div>
  ),
  bProgram({ $ }) {
    const [reply] = $<HTMLInputElement>('reply')
    const [told] = $('told')
    return {
      changed() {
        told.attr('hidden', reply.checked ? null : '')
      },
    }
  },
})

// story small: a row in a list of settings
export const SmallSwitch = () => (
  <ul style={{ padding: '0', listStyle: 'none' }}>
    <li style={{ borderBottom: '1px solid #bbbbbb' }}>
      <input type="checkbox" role="switch" data-size="small" id="quiet" name="quiet" />
      <label for="quiet">Quiet hours</label>
    </li>
  </ul>
)
