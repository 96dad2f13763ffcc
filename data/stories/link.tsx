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

export const LargeNewTabLink = () => (
  <a href="/craters" target="_blank" rel="noopener" data-size="large">
    Volcano webcams
  </a>
)

export const LargeSecondaryNewTabLink = () => (
  <a href="/symphony" target="_blank" rel="noopener" data-variant="secondary" data-size="large">
    Orchestra rehearsals
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

export const CurrentDangerLink = () => (
  <a href="/borrowed" aria-current="page" data-variant="danger">
    Overdue loans
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

export const SmallCurrentSecondaryLink = () => (
  <a href="/gliders" aria-current="page" data-variant="secondary" data-size="small">
    Paragliding
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

export const SmallCurrentBlueLink = () => (
  <a href="/paddles" aria-current="page" data-size="small" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Kayak tours
  </a>
)

export const PrimaryNewTabGreenLink = () => (
  <a href="/astronomy" target="_blank" rel="noopener" data-variant="primary" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Telescope basics
  </a>
)

export const SecondaryDownloadLink = () => (
  <a href="/handbook" data-variant="secondary" download>
    Staff guide
  </a>
)

export const SmallPrimaryDownloadLink = () => (
  <a href="/worksheet" data-variant="primary" data-size="small" download>
    Crossword puzzle
  </a>
)

export const LargeDangerDownloadLink = () => (
  <a href="/emergency" data-variant="danger" data-size="large" download>
    Evacuation procedure
  </a>
)

export const LargeDownloadBlueLink = () => (
  <a href="/scarves" data-size="large" download style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Knitting patterns
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
