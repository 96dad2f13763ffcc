// story button: key drawn as a key
export const ButtonKbd = () => (
  <button type="button" class="undo" stylesheets={['.undo kbd{border:1px solid #555;border-radius:4px;padding:0 4px;background:#f2f2f2;color:#1a1a1a}']}>
    <span>Undo last step</span> <kbd>Backspace</kbd>
  </button>
)

// story green: colours by class
export const GreenKbd = () => (
  <p class="hint">
    Next field <kbd class="key" stylesheets={['.key{color:#fff;background-color:#146c2e;border-radius:3px;padding:2px 6px}']}>Tab</kbd>
  </p>
)

// story largePrimary: larger letters, a line below
export const LargePrimaryKbd = () => (
  <div style={{ borderBottom: '1px solid #767676' }}>
    <p data-size="large" data-variant="primary" style={{ fontSize: '1.5rem' }}>
      {'Leave full view '}
      <kbd>Esc</kbd>
    </p>
  </div>
)

// story list: from a list, without bullets of the browser
const KEYS: [string, string][] = [['Refresh page', 'F5'], ['Rename file', 'F2']]
export const ListKbd = () => (
  <ul style={{ listStyle: 'square inside', lineHeight: '2' }}>
    {KEYS.map(([what, key]) => (
      <li>
        {what} <kbd>{key}</kbd>
      </li>
    ))}
  </ul>
)

// story oneKey: the key in bold within a section
export const OneKeyKbd = () => (
  <section>
    <p>
      Send message{' '}
      <kbd style={{ fontWeight: 'bold' }}>Enter</kbd>
    </p>
  </section>
)
