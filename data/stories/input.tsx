import { bElement } from 'plaited/ui'

export const TextInput = () => (
  <div>
    <label for="field">First name</label>
    <input type="text" id="field" />
  </div>
)

export const RequiredEmailHintInput = () => (
  <div>
    <label for="field">Work email</label>
    <input type="email" id="field" aria-describedby="hint" required />
    <p id="hint">We never share it</p>
  </div>
)

export const SmallTextPlaceholderInput = () => (
  <div>
    <label for="field">Discount code</label>
    <input type="text" id="field" placeholder="Eight letters" data-size="small" />
  </div>
)

export const LargePasswordErrorInput = () => (
  <div>
    <label for="field">New password</label>
    <input type="password" id="field" aria-invalid="true" aria-describedby="error" data-size="large" />
    <p id="error">Use at least ten characters</p>
  </div>
)

export const DisabledEmailHintInput = () => (
  <div>
    <label for="field">Billing contact</label>
    <input type="email" id="field" aria-describedby="hint" disabled />
    <p id="hint">Only owners can change this</p>
  </div>
)

export const ReadonlyTextValueInput = () => (
  <div>
    <label for="field">Order reference</label>
    <input type="text" id="field" value="Harbour seven" readonly />
  </div>
)

export const RequiredPasswordErrorInput = () => (
  <div>
    <label for="field">Current passphrase</label>
    <input type="password" id="field" aria-invalid="true" aria-describedby="error" required />
    <p id="error">That does not match ours</p>
  </div>
)

export const SmallRequiredTextHintInput = () => (
  <div>
    <label for="field">Nickname</label>
    <input type="text" id="field" aria-describedby="hint" data-size="small" required />
    <p id="hint">Friends will see this</p>
  </div>
)

export const LargeDisabledTextValueInput = () => (
  <div>
    <label for="field">Tax region</label>
    <input type="text" id="field" value="Northern coast" data-size="large" disabled />
  </div>
)

export const CountingTextInput = bElement({
  tag: 'counting-text-input',
  shadowDom: (
    <div>
      <label for="field">Headline</label>
      <input type="text" id="field" p-trigger={{ input: 'count' }} />
      <output p-target="count">0</output>
    </div>
  ),
  bProgram({ $ }) {
    const [count] = $('count')
    return {
      count({ target }) {
        count.render(`${target.value.length}`)
      },
    }
  },
})

export const LargeDisabledPasswordHintInput = () => (
  <div>
    <label for="field">Backup key</label>
    <input type="password" id="field" aria-describedby="hint" data-size="large" disabled />
    <p id="hint">Stored with your administrator</p>
  </div>
)

export const SmallRequiredEmailErrorInput = () => (
  <div>
    <label for="field">Recovery inbox</label>
    <input type="email" id="field" aria-invalid="true" aria-describedby="error" data-size="small" required />
    <p id="error">Enter a complete address</p>
  </div>
)
