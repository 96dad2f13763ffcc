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

export const RequiredTextPrimaryForm = () => (
  <form aria-label="Paragliding course">
    <label for="field">Emergency contact</label>
    <input type="text" id="field" required />
    <button type="submit" data-variant="primary">Enrol</button>
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

export const TextHintDangerForm = () => (
  <form aria-label="Cancel subscription">
    <label for="field">Magazine</label>
    <input type="text" id="field" aria-describedby="hint" />
    <p id="hint">Exactly as on the envelope</p>
    <button type="submit" data-variant="danger">Unsubscribe</button>
  </form>
)

export const RequiredTextDangerForm = () => (
  <form aria-label="Close account">
    <label for="field">Account owner</label>
    <input type="text" id="field" required />
    <button type="submit" data-variant="danger">Remove for good</button>
  </form>
)

export const RequiredEmailHintDangerForm = () => (
  <form aria-label="Erase diagnosis">
    <label for="field">Patient correspondence</label>
    <input type="email" id="field" aria-describedby="hint" required />
    <p id="hint">Only the clinic reads this</p>
    <button type="submit" data-variant="danger">Erase forever</button>
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

export const RequiredPasswordForm = () => (
  <form aria-label="Voicemail greetings">
    <label for="field">Voicemail pin</label>
    <input type="password" id="field" required />
    <button type="submit">Listen</button>
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

export const EmailHintPasswordDangerForm = () => (
  <form aria-label="Liquidate portfolio">
    <label for="field">Broker correspondence</label>
    <input type="email" id="field" aria-describedby="hint" />
    <p id="hint">Where statements arrive</p>
    <label for="second">Trading phrase</label>
    <input type="password" id="second" />
    <button type="submit" data-variant="danger">Convert to cash</button>
  </form>
)

export const EmailTextDangerForm = () => (
  <form aria-label="Revoke sponsorship">
    <label for="field">Sponsor contact</label>
    <input type="email" id="field" />
    <label for="second">Charity</label>
    <input type="text" id="second" />
    <button type="submit" data-variant="danger">Withdraw</button>
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

export const RequiredTextEmailPrimaryForm = () => (
  <form aria-label="Chess tournament">
    <label for="field">Opponent</label>
    <input type="text" id="field" required />
    <label for="second">Referee mailbox</label>
    <input type="email" id="second" />
    <button type="submit" data-variant="primary">Challenge</button>
  </form>
)

export const TextPasswordForm = () => (
  <form aria-label="Observatory login">
    <label for="field">Astronomer</label>
    <input type="text" id="field" />
    <label for="second">Dome passcode</label>
    <input type="password" id="second" />
    <button type="submit">Point telescope</button>
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

export const PasswordHintPrimaryForm = () => (
  <form aria-label="Garage opener">
    <label for="field">Remote phrase</label>
    <input type="password" id="field" aria-describedby="hint" />
    <p id="hint">Engraved beneath the handle</p>
    <button type="submit" data-variant="primary">Raise shutter</button>
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
