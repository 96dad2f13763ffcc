// story blue: pairs in a div of the list
export const BlueStat = () => (
  <dl class="tile" stylesheets={['.tile{color:#fff;background:#0b57d0;padding:16px;border-radius:12px;width:max-content}.tile dd{margin:0;font-size:2rem}']}>
    <dt>Happy guests</dt>
    <dd>Ninety percent</dd>
  </dl>
)

// story largeDanger: value above its term in the picture
export const LargeDangerStat = () => (
  <dl data-size="large" data-variant="danger" style={{ display: 'flex', flexDirection: 'column-reverse' }}>
    <dt>Failed visits</dt>
    <dd style={{ color: '#b3261e', fontSize: '2rem', margin: '0' }}>Twelve percent</dd>
  </dl>
)

// story plain: grouped in a div
export const Stat = () => (
  <dl>
    <div style={{ borderTop: '2px solid #1f1f1f' }}>
      <dt>Open tickets</dt>
      <dd>Forty two</dd>
    </div>
  </dl>
)

// story success: with an arrow that is no text
export const SuccessStat = () => (
  <dl data-variant="success" class="sales" stylesheets={['.sales dd::before{content:"▲ ";color:#146c2e}']}>
    <dt>Monthly sales</dt>
    <dd>Nine thousand</dd>
  </dl>
)
