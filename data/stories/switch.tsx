import { bElement } from 'plaited/ui'

export const PlainSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" />
    <label for="field">Dark mode</label>
  </div>
)

export const CheckedSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" checked />
    <label for="field">Location access</label>
  </div>
)

export const LargeCheckedSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" data-size="large" checked />
    <label for="field">Humidifier</label>
  </div>
)

export const SmallSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" data-size="small" />
    <label for="field">Quiet hours</label>
  </div>
)

export const SmallDisabledSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" data-size="small" disabled />
    <label for="field">Submarine lights</label>
  </div>
)

export const HintSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-describedby="hint" />
    <label for="field">Battery saver</label>
    <p id="hint">Slows down background work</p>
  </div>
)

export const SmallRequiredHintSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-describedby="hint" data-size="small" required />
    <label for="field">Lab ventilation</label>
    <p id="hint">Chemists demand fresh air</p>
  </div>
)

export const DisabledHintSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-describedby="hint" disabled />
    <label for="field">Remote wipe</label>
    <p id="hint">Managed by your company</p>
  </div>
)

export const LargeDisabledHintSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-describedby="hint" data-size="large" disabled />
    <label for="field">Elevator melody</label>
    <p id="hint">Silenced by the concierge</p>
  </div>
)

export const DisabledCheckedHintSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-describedby="hint" disabled checked />
    <label for="field">Parental controls</label>
    <p id="hint">Grown ups decide here</p>
  </div>
)

export const SmallDisabledErrorSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-invalid="true" aria-describedby="error" data-size="small" disabled />
    <label for="field">Coffee grinder</label>
    <p id="error">Beans are jammed inside</p>
  </div>
)

export const SmallDisabledCheckedSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" data-size="small" disabled checked />
    <label for="field">Security alerts</label>
  </div>
)

export const LargeCheckedHintSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-describedby="hint" data-size="large" checked />
    <label for="field">Airplane mode</label>
    <p id="hint">Turns every radio off</p>
  </div>
)

export const LargeCheckedErrorSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-invalid="true" aria-describedby="error" data-size="large" checked />
    <label for="field">Orchard sprinkler</label>
    <p id="error">The tank leaked badly</p>
  </div>
)

export const LargeRequiredErrorSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-invalid="true" aria-describedby="error" data-size="large" required />
    <label for="field">Night watch</label>
    <p id="error">Someone has to stay awake</p>
  </div>
)

export const LargeRequiredCheckedSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" data-size="large" required checked />
    <label for="field">Lifejacket fastened</label>
  </div>
)

export const MessageSwitch = bElement({
  tag: 'message-switch',
  shadowDom: (
    <div>
      <input type="checkbox" id="field" role="switch" p-trigger={{ change: 'toggle' }} />
      <label for="field">Vacation reply</label>
      <p p-target="message" hidden>
        Senders hear that you are away
      </p>
    </div>
  ),
  bProgram({ $ }) {
    const [message] = $('message')
    return {
      toggle({ target }) {
        message.hidden = !target.checked
      },
    }
  },
})

export const SmallMessageSwitch = bElement({
  tag: 'small-message-switch',
  shadowDom: (
    <div>
      <input type="checkbox" id="field" role="switch" data-size="small" p-trigger={{ change: 'toggle' }} />
      <label for="field">Fishing permit</label>
      <p p-target="message" hidden>
        Rangers expect your signature
      </p>
    </div>
  ),
  bProgram({ $ }) {
    const [message] = $('message')
    return {
      toggle({ target }) {
        message.hidden = !target.checked
      },
    }
  },
})

export const LargeDisabledCheckedSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" data-size="large" disabled checked />
    <label for="field">Smoke detector</label>
  </div>
)

export const SmallCheckedHintSwitch = () => (
  <div>
    <input type="checkbox" id="field" role="switch" aria-describedby="hint" data-size="small" checked />
    <label for="field">Read receipts</label>
    <p id="hint">Friends see when you look</p>
  </div>
)
