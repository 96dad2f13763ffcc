// story dangerDisabled: a pill with a border
export const DangerDisabledChip = () => (
  <span data-variant="danger" class="chip" stylesheets={['.chip{display:inline-flex;gap:8px;align-items:center;border:1px solid #b3261e;border-radius:99px;padding:2px 12px}']}>
    Overdue
    <button type="button" disabled>Dismiss</button>
  </span>
)

// story infoDisabled: text in an element of its own
export const InfoDisabledChip = () => (
  <span data-variant="info">
    <b>Second hand</b>
    <button disabled type="button" class="x">Discard</button>
  </span>
)

// story largeSuccess: a green background
export const LargeSuccessChip = () => (
  <span data-variant="success" data-size="large" style={{ backgroundColor: '#c4eed0', color: '#072711', padding: '6px 12px', borderRadius: '8px' }}>
    {'Free parking '}
    <button type="button" style={{ border: 'none', background: 'transparent', color: 'inherit', textDecoration: 'underline' }}>Delete</button>
  </span>
)

// story largeWarning: in a paragraph
export const LargeWarningChip = () => (
  <p>
    <span data-variant="warning" data-size="large">
      Contains nuts <button type="button">Undo</button>
    </span>
  </p>
)

// story plain: in a list
export const PlainChip = () => (
  <ul style={{ listStyle: 'none' }}>
    <li>
      <span id="vegan">
        Vegan <button type="button" aria-describedby="vegan">Remove</button>
      </span>
    </li>
  </ul>
)

// story smallDangerDisabled: button on the other side of the text in the picture
export const SmallDangerDisabledChip = () => (
  <span data-size="small" data-variant="danger" style={{ display: 'inline-flex', flexDirection: 'row-reverse', gap: '6px', fontSize: '12px' }}>
    Recalled
    <button type="button" disabled>Throw away</button>
  </span>
)
