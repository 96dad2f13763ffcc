import { bElement } from 'plaited/ui'

export const TextInput = () => (
  <div>
    <label for="field">First name</label>
    <input type="text" id="field" />
  </div>
)

export const RequiredTextValueInput = () => (
  <div>
    <label for="field">Favourite instrument</label>
    <input type="text" id="field" value="Accordion" required />
  </div>
)

export const RequiredEmailHintInput = () => (
  <div>
    <label for="field">Work email</label>
    <input type="email" id="field" aria-describedby="hint" required />
    <p id="hint">We never share it</p>
  </div>
)

export const LargeRequiredEmailPlaceholderInput = () => (
  <div>
    <label for="field">Guardian contact</label>
    <input type="email" id="field" placeholder="Somebody we may reach" data-size="large" required />
  </div>
)

export const SmallTextPlaceholderInput = () => (
  <div>
    <label for="field">Discount code</label>
    <input type="text" id="field" placeholder="Eight letters" data-size="small" />
  </div>
)

export const SmallTextPlaceholderErrorInput = () => (
  <div>
    <label for="field">Airline</label>
    <input type="text" id="field" placeholder="Acronym" aria-invalid="true" aria-describedby="error" data-size="small" />
    <p id="error">Unknown at this terminal</p>
  </div>
)

export const LargePasswordErrorInput = () => (
  <div>
    <label for="field">New password</label>
    <input type="password" id="field" aria-invalid="true" aria-describedby="error" data-size="large" />
    <p id="error">Use at least ten characters</p>
  </div>
)

export const LargeEmailValueErrorInput = () => (
  <div>
    <label for="field">Veterinary clinic</label>
    <input type="email" id="field" value="paws at surgery" aria-invalid="true" aria-describedby="error" data-size="large" />
    <p id="error">The domain is missing</p>
  </div>
)

export const DisabledEmailHintInput = () => (
  <div>
    <label for="field">Billing contact</label>
    <input type="email" id="field" aria-describedby="hint" disabled />
    <p id="hint">Only owners can change this</p>
  </div>
)

export const SmallDisabledPasswordPlaceholderInput = () => (
  <div>
    <label for="field">Alarm combination</label>
    <input type="password" id="field" placeholder="Locked overnight" data-size="small" disabled />
  </div>
)

export const ReadonlyTextValueInput = () => (
  <div>
    <label for="field">Order reference</label>
    <input type="text" id="field" value="Harbour seven" readonly />
  </div>
)

export const SmallReadonlyEmailValueInput = () => (
  <div>
    <label for="field">Assigned mailbox</label>
    <input type="email" id="field" value="crew@lighthouse.example" data-size="small" readonly />
  </div>
)

export const LargeReadonlyTextValueHintInput = () => (
  <div>
    <label for="field">Loyalty tier</label>
    <input type="text" id="field" value="Platinum climber" aria-describedby="hint" data-size="large" readonly />
    <p id="hint">Upgraded every January</p>
  </div>
)

export const RequiredPasswordErrorInput = () => (
  <div>
    <label for="field">Current passphrase</label>
    <input type="password" id="field" aria-invalid="true" aria-describedby="error" required />
    <p id="error">That does not match ours</p>
  </div>
)

export const RequiredPasswordPlaceholderHintInput = () => (
  <div>
    <label for="field">Wardrobe combination</label>
    <input type="password" id="field" placeholder="Digits only" aria-describedby="hint" required />
    <p id="hint">Taped inside the lid</p>
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

export const LargeRequiredCountingTextInput = bElement({
  tag: 'large-required-counting-text-input',
  shadowDom: (
    <div>
      <label for="field">Slogan</label>
      <input type="text" id="field" data-size="large" p-trigger={{ input: 'count' }} required />
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
