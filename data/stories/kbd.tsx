export const OneKeyKbd = () => (
  <p>
    Send message <kbd>Enter</kbd>
  </p>
)

export const SmallTwoKeysKbd = () => (
  <p data-size="small">
    Open search <kbd>Ctrl</kbd> <kbd>Space</kbd>
  </p>
)

export const LargePrimaryKbd = () => (
  <p data-variant="primary" data-size="large">
    Leave full view <kbd>Esc</kbd>
  </p>
)

export const ListKbd = () => (
  <ul>
    <li>
      Refresh page <kbd>F5</kbd>
    </li>
    <li>
      Rename file <kbd>F2</kbd>
    </li>
  </ul>
)

export const ButtonKbd = () => (
  <button type="button">
    Undo last step <kbd>Backspace</kbd>
  </button>
)

export const GreenKbd = () => (
  <p>
    Next field <kbd style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>Tab</kbd>
  </p>
)
