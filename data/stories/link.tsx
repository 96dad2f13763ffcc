export const PlainLink = () => (
  <a href="/pricing">
    Compare plans
  </a>
)

export const PrimaryLink = () => (
  <a href="/signup" data-variant="primary">
    Start free trial
  </a>
)

export const NewTabLink = () => (
  <a href="/changelog" target="_blank" rel="noopener">
    Release notes
  </a>
)

export const SmallSecondaryLink = () => (
  <a href="/archive" data-variant="secondary" data-size="small">
    Older posts
  </a>
)

export const CurrentLink = () => (
  <a href="/team" aria-current="page">
    Our people
  </a>
)

export const SmallDangerNewTabLink = () => (
  <a href="/incidents" target="_blank" rel="noopener" data-variant="danger" data-size="small">
    Service outages
  </a>
)

export const LargeCurrentPrimaryLink = () => (
  <a href="/dashboard" aria-current="page" data-variant="primary" data-size="large">
    Your overview
  </a>
)

export const BlueLink = () => (
  <a href="/events" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Upcoming workshops
  </a>
)

export const LargeGreenLink = () => (
  <a href="/donate" data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Plant trees
  </a>
)

export const SecondaryDownloadLink = () => (
  <a href="/handbook" data-variant="secondary" download>
    Staff guide
  </a>
)

export const LargePrimaryNewTabLink = () => (
  <a href="/gallery" target="_blank" rel="noopener" data-variant="primary" data-size="large">
    Browse photos
  </a>
)

export const SmallGreenLink = () => (
  <a href="/recipes" data-size="small" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Cook tonight
  </a>
)
