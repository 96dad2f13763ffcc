// story hint: hint first
export const HintOutput = () => (
  <div>
    <p id="window">Measured beside the window</p>
    <label for="temperature">Room temperature</label>{' '}
    <output id="temperature" name="temperature" aria-describedby="window" style={{ fontWeight: 'bold' }}>Rather cold</output>
  </div>
)

// story large: label above
export const LargeOutput = () => (
  <div style={{ display: 'grid', gap: '4px' }}>
    <label for="time">Travel time</label>
    <output id="time" data-size="large" style={{ fontSize: '2rem' }}>
      <span>Nine hours</span>
    </output>
  </div>
)

// story largeDanger: a dash between
export const LargeDangerOutput = () => (
  <p>
    <label for="air">Air quality</label>
    <span aria-hidden="true"> – </span>
    <output id="air" data-size="large" data-variant="danger" style={{ color: '#b3261e' }}>Very poor</output>
  </p>
)

// story plain: output first
export const PlainOutput = () => (
  <div style={{ display: 'inline-flex', flexDirection: 'row-reverse', gap: '8px' }}>
    <output id="price">Forty euros</output>
    <label for="price">Total price</label>
  </div>
)

// story smallDanger: a light red box
export const SmallDangerOutput = () => (
  <div>
    <label for="balance">Account balance</label>
    <output id="balance" data-variant="danger" data-size="small" style={{ backgroundColor: '#fce8e6', color: '#8c1d18', padding: '2px 6px' }}>Below zero</output>
  </div>
)

// story smallHint: in an article
export const SmallHintOutput = () => (
  <article>
    <label for="tide">Next tide</label>
    <div>
      <output id="tide" data-size="small" aria-describedby="harbour">Shortly after noon</output>
    </div>
    <p id="harbour" style={{ fontStyle: 'italic' }}>Ask the harbour master</p>
  </article>
)
