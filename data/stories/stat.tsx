export const Stat = () => (
  <dl>
    <dt>Open tickets</dt>
    <dd>Forty two</dd>
  </dl>
)

export const SuccessStat = () => (
  <dl data-variant="success">
    <dt>Monthly sales</dt>
    <dd>Nine thousand</dd>
  </dl>
)

export const LargeDangerStat = () => (
  <dl data-variant="danger" data-size="large">
    <dt>Failed visits</dt>
    <dd>Twelve percent</dd>
  </dl>
)

export const BlueStat = () => (
  <dl style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <dt>Happy guests</dt>
    <dd>Ninety percent</dd>
  </dl>
)
