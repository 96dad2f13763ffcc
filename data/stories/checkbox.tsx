import { bElement } from 'plaited/ui'

export const PlainCheckbox = () => (
  <div>
    <input type="checkbox" id="field" />
    <label for="field">Remember me</label>
  </div>
)

export const CheckedCheckbox = () => (
  <div>
    <input type="checkbox" id="field" checked />
    <label for="field">Email updates</label>
  </div>
)

export const RequiredErrorCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-invalid="true" aria-describedby="error" required />
    <label for="field">Accept terms</label>
    <p id="error">You must agree to continue</p>
  </div>
)

export const SmallHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="small" />
    <label for="field">Share usage data</label>
    <p id="hint">Anonymous and never sold</p>
  </div>
)

export const DisabledCheckedHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" disabled checked />
    <label for="field">Essential cookies</label>
    <p id="hint">The site needs these</p>
  </div>
)

export const LargeDisabledCheckbox = () => (
  <div>
    <input type="checkbox" id="field" data-size="large" disabled />
    <label for="field">Express delivery</label>
  </div>
)

export const LargeRequiredCheckbox = () => (
  <div>
    <input type="checkbox" id="field" data-size="large" required />
    <label for="field">Confirm my age</label>
  </div>
)

export const SmallCheckedErrorCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-invalid="true" aria-describedby="error" data-size="small" checked />
    <label for="field">Gift wrapping</label>
    <p id="error">Too heavy to wrap</p>
  </div>
)

export const MessageCheckbox = bElement({
  tag: 'message-checkbox',
  shadowDom: (
    <div>
      <input type="checkbox" id="field" p-trigger={{ change: 'toggle' }} />
      <label for="field">Bring a guest</label>
      <p p-target="message" hidden>
        We will set another place
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

export const SmallDisabledHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="small" disabled />
    <label for="field">Weekend shifts</label>
    <p id="hint">Your manager decides this</p>
  </div>
)

export const LargeRequiredCheckedHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="large" required checked />
    <label for="field">Follow house rules</label>
    <p id="hint">Guests before you agreed</p>
  </div>
)
