export const SuccessBadge = () => (
  <span data-variant="success">
    In stock
  </span>
)

export const WarningBadge = () => (
  <span data-variant="warning">
    Expires soon
  </span>
)

export const SmallWarningBadge = () => (
  <span data-variant="warning" data-size="small">
    Low battery
  </span>
)

export const SmallDangerBadge = () => (
  <span data-variant="danger" data-size="small">
    Flight cancelled
  </span>
)

export const LargeInfoBadge = () => (
  <span data-variant="info" data-size="large">
    New arrival
  </span>
)

export const LargeDangerBadge = () => (
  <span data-variant="danger" data-size="large">
    Not drinkable
  </span>
)

export const DangerRedBadge = () => (
  <span data-variant="danger" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    Past due
  </span>
)

export const InfoBlueBadge = () => (
  <span data-variant="info" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Wheelchair friendly
  </span>
)

export const SuccessGreenBadge = () => (
  <span data-variant="success" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Signed and sealed
  </span>
)

export const SmallInfoBlueBadge = () => (
  <span data-variant="info" data-size="small" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Beta access
  </span>
)

export const LargeInfoBlueBadge = () => (
  <span data-variant="info" data-size="large" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Early edition
  </span>
)

export const SmallSuccessGreenBadge = () => (
  <span data-variant="success" data-size="small" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Handmade
  </span>
)

export const LargeSuccessGreenBadge = () => (
  <span data-variant="success" data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Verified seller
  </span>
)

export const LargeWarningRedBadge = () => (
  <span data-variant="warning" data-size="large" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    Slippery path
  </span>
)

export const SmallWarningRedBadge = () => (
  <span data-variant="warning" data-size="small" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    Contains peanuts
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
