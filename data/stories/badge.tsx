export const SuccessBadge = () => (
  <span data-variant="success">
    In stock
  </span>
)

export const SmallWarningBadge = () => (
  <span data-variant="warning" data-size="small">
    Low battery
  </span>
)

export const LargeInfoBadge = () => (
  <span data-variant="info" data-size="large">
    New arrival
  </span>
)

export const DangerRedBadge = () => (
  <span data-variant="danger" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    Past due
  </span>
)

export const SmallInfoBlueBadge = () => (
  <span data-variant="info" data-size="small" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Beta access
  </span>
)

export const LargeSuccessGreenBadge = () => (
  <span data-variant="success" data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Verified seller
  </span>
)

export const LargeWarningBadge = () => (
  <span data-variant="warning" data-size="large">
    Almost full
  </span>
)

export const SmallDangerRedBadge = () => (
  <span data-variant="danger" data-size="small" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    Sold out
  </span>
)
