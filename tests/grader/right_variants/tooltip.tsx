// story dangerButton: tip before the button, below it in the picture
export const DangerButtonTooltip = () => (
  <div style={{ display: 'inline-flex', flexDirection: 'column-reverse', gap: '4px' }}>
    <div id="tip" role="tooltip">This cannot be undone</div>
    <button type="button" data-variant="danger" aria-describedby="tip">Empty trash</button>
  </div>
)

// story disabledPrimaryButton: a dark bubble
export const DisabledPrimaryButtonTooltip = () => (
  <p class="tip" stylesheets={['.tip [role=tooltip]{background:#1f1f1f;color:#fff;border-radius:4px;padding:4px 8px;margin-left:8px}']}>
    <button type="button" disabled data-variant="primary" aria-describedby="ask">Publish</button>
    <span id="ask" role="tooltip">Ask an editor first</span>
  </p>
)

// story plainButton: placed above the button
export const ButtonTooltip = () => (
  <div style={{ position: 'relative', paddingTop: '32px', display: 'inline-block' }}>
    <button type="button" aria-describedby="copy">Save draft</button>
    <span id="copy" role="tooltip" style={{ position: 'absolute', top: '4px', left: '0', whiteSpace: 'nowrap' }}>Keeps a private copy</span>
  </div>
)

// story plainLink: the tip within a small element
export const LinkTooltip = () => (
  <span>
    <a href="/costs" aria-describedby="list">Fair prices</a>{' '}
    <small id="list" role="tooltip">Opens the full list</small>
  </span>
)
