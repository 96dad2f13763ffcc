import { createStyles } from 'plaited/ui'

// story emailHint: hint between label and field
const stacked = createStyles({ form: { display: 'flex', flexDirection: 'column', gap: '8px', maxWidth: '320px' } })
export const EmailHintForm = () => (
  <form aria-label="Ask a question" {...stacked.form}>
    <label for="reply">Reply address</label>
    <p id="reply-hint">We answer within a day</p>
    <input type="email" id="reply" name="email" autocomplete="email" aria-describedby="reply-hint" />
    <button type="submit">Send it</button>
  </form>
)

// story passwordHintDanger: a grid with two columns
export const PasswordHintDangerForm = () => (
  <form aria-label="Reset device" class="grid" stylesheets={['.grid{display:grid;grid-template-columns:auto 1fr;gap:8px}.grid p,.grid button{grid-column:1/-1}']}>
    <label for="code">Device code</label>
    <input type="password" id="code" aria-describedby="printed" />
    <p id="printed">Printed on the box</p>
    <button type="submit" data-variant="danger">Wipe everything</button>
  </form>
)

// story requiredEmailDanger: a row each
export const RequiredEmailDangerForm = () => (
  <form aria-label="Leave the club">
    <div>
      <label for="member">Member email</label>
    </div>
    <div>
      <input required type="email" id="member" />
    </div>
    <div>
      <button data-variant="danger" type="submit">End membership</button>
    </div>
  </form>
)

// story requiredPasswordHint: in a fieldset without a legend
export const RequiredPasswordHintForm = () => (
  <form aria-label="Unlock vault">
    <div class="field">
      <label for="word">Secret word</label>
      <input id="word" type="password" minlength="6" required aria-describedby="signs" />
      <p id="signs" style={{ fontSize: '14px', color: '#444444' }}>Six signs or more</p>
    </div>
    <div class="actions">
      <button type="submit">Open vault</button>
    </div>
  </form>
)

// story text: field and button in one frame
export const TextForm = () => (
  <form aria-label="Find a book" method="get">
    <label for="author">Author</label>
    <span style={{ display: 'inline-flex', border: '1px solid #555555' }}>
      <input type="text" id="author" style={{ border: '0' }} />
      <button type="submit">Start search</button>
    </span>
  </form>
)

// story textHintPrimary: the button first in the markup, last in the picture
export const TextHintPrimaryForm = () => (
  <form aria-label="Rename project" style={{ display: 'flex', flexDirection: 'column-reverse', gap: '8px' }}>
    <button type="submit" data-variant="primary">Keep title</button>
    <p id="shown">Shown to all members</p>
    <input type="text" id="title" aria-describedby="shown" />
    <label for="title">Project title</label>
  </form>
)
