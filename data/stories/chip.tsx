export const PlainChip = () => (
  <span>
    Vegan
    <button type="button">Remove</button>
  </span>
)

export const SuccessChip = () => (
  <span data-variant="success">
    Wheelchair access
    <button type="button">Clear</button>
  </span>
)

export const SmallInfoChip = () => (
  <span data-variant="info" data-size="small">
    Jazz
    <button type="button">Drop</button>
  </span>
)

export const LargeWarningChip = () => (
  <span data-variant="warning" data-size="large">
    Contains nuts
    <button type="button">Undo</button>
  </span>
)

export const DangerDisabledChip = () => (
  <span data-variant="danger">
    Overdue
    <button type="button" disabled>Dismiss</button>
  </span>
)

export const SmallDisabledChip = () => (
  <span data-size="small">
    Evening classes
    <button type="button" disabled>Take off</button>
  </span>
)

export const LargeSuccessChip = () => (
  <span data-variant="success" data-size="large">
    Free parking
    <button type="button">Delete</button>
  </span>
)

export const InfoDisabledChip = () => (
  <span data-variant="info">
    Second hand
    <button type="button" disabled>Discard</button>
  </span>
)

export const SmallDangerDisabledChip = () => (
  <span data-variant="danger" data-size="small">
    Recalled
    <button type="button" disabled>Throw away</button>
  </span>
)
