export const TextForm = () => (
  <form aria-label="Find a book">
    <label for="field">Author</label>
    <input type="text" id="field" />
    <button type="submit">Start search</button>
  </form>
)

export const RequiredEmailPrimaryForm = () => (
  <form aria-label="Newsletter">
    <label for="field">Work email</label>
    <input type="email" id="field" required />
    <button type="submit" data-variant="primary">Join now</button>
  </form>
)

export const EmailHintForm = () => (
  <form aria-label="Ask a question">
    <label for="field">Reply address</label>
    <input type="email" id="field" aria-describedby="hint" />
    <p id="hint">We answer within a day</p>
    <button type="submit">Send it</button>
  </form>
)

export const RequiredTextDangerForm = () => (
  <form aria-label="Close account">
    <label for="field">Account owner</label>
    <input type="text" id="field" required />
    <button type="submit" data-variant="danger">Remove for good</button>
  </form>
)

export const RequiredPasswordHintForm = () => (
  <form aria-label="Unlock vault">
    <label for="field">Secret word</label>
    <input type="password" id="field" aria-describedby="hint" required />
    <p id="hint">Six signs or more</p>
    <button type="submit">Open vault</button>
  </form>
)

export const EmailPasswordPrimaryForm = () => (
  <form aria-label="Member sign in">
    <label for="field">Your mail</label>
    <input type="email" id="field" />
    <label for="second">Your key</label>
    <input type="password" id="second" />
    <button type="submit" data-variant="primary">Enter</button>
  </form>
)

export const TextEmailForm = () => (
  <form aria-label="Book a seat">
    <label for="field">Full name</label>
    <input type="text" id="field" />
    <label for="second">Mail address</label>
    <input type="email" id="second" />
    <button type="submit">Reserve</button>
  </form>
)

export const PasswordHintDangerForm = () => (
  <form aria-label="Reset device">
    <label for="field">Device code</label>
    <input type="password" id="field" aria-describedby="hint" />
    <p id="hint">Printed on the box</p>
    <button type="submit" data-variant="danger">Wipe everything</button>
  </form>
)

export const TextHintPrimaryForm = () => (
  <form aria-label="Rename project">
    <label for="field">Project title</label>
    <input type="text" id="field" aria-describedby="hint" />
    <p id="hint">Shown to all members</p>
    <button type="submit" data-variant="primary">Keep title</button>
  </form>
)

export const RequiredEmailDangerForm = () => (
  <form aria-label="Leave the club">
    <label for="field">Member email</label>
    <input type="email" id="field" required />
    <button type="submit" data-variant="danger">End membership</button>
  </form>
)

export const TextPasswordPrimaryForm = () => (
  <form aria-label="Meet the team">
    <label for="field">First name</label>
    <input type="text" id="field" />
    <label for="second">Invite code</label>
    <input type="password" id="second" />
    <button type="submit" data-variant="primary">Come in</button>
  </form>
)
