import { bElement, createStyles } from 'plaited/ui'

// story colours: drawn as a button, other colours while hovered
const events = createStyles({ link: { color: '#ffffff', backgroundColor: { $default: '#0b57d0', ':hover': '#083b8c' }, padding: '8px 16px', borderRadius: '6px', display: 'inline-block', textDecoration: 'none' } })
export const BlueLink = () => (
  <a href="/events" {...events.link}>Upcoming workshops</a>
)

// story largeCurrentPrimary: in a paragraph, in bold
export const LargeCurrentPrimaryLink = () => (
  <p>
    <a href="/dashboard" data-size="large" data-variant="primary" aria-current="page" style={{ fontSize: '20px', fontWeight: 'bold' }}>Your overview</a>
  </p>
)

// story largePrimaryNewTab: a sign for another tab, by style
export const LargePrimaryNewTabLink = () => (
  <a rel="noopener" target="_blank" href="/gallery" data-variant="primary" data-size="large" class="out" stylesheets={['.out::after{content:" ↗"}']}>
    Browse photos
  </a>
)

// story newTab: a custom element
export const NewTabLink = bElement({
  tag: 'notes-link',
  shadowDom: (
    <a href="/changelog" target="_blank" rel="noopener">
      Release notes
    </a>
  ),
})

// story secondaryDownload: a drawing beside it
export const SecondaryDownloadLink = () => (
  <div style={{ display: 'flex', gap: '6px', alignItems: 'center' }}>
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M8 1v9M4 7l4 4 4-4M2 14h12" stroke="#1f1f1f" fill="none"></path>
    </svg>
    <a href="/handbook" download="guide.pdf" data-variant="secondary">Staff guide</a>
  </div>
)

// story smallCurrentSecondary: a line below it instead of its own underline
export const SmallCurrentSecondaryLink = () => (
  <a href="/gliders" data-variant="secondary" data-size="small" aria-current="page" style={{ textDecoration: 'none', borderBottom: '2px solid #0b57d0', fontSize: '13px' }}>
    Paragliding
  </a>
)
