// story danger: wide, label above
export const DangerProgress = () => (
  <div style={{ display: 'grid', gap: '4px', width: '240px' }}>
    <label for="fuel">Fuel reserve</label>
    <progress id="fuel" value="40" max="100" data-variant="danger" style={{ width: '100%' }} />
  </div>
)

// story largeDanger: its colour
export const LargeDangerProgress = () => (
  <p>
    <progress id="goal" value="3" max="5" data-size="large" data-variant="danger" style={{ accentColor: '#b3261e' }} />
    <label for="goal">Reading goal</label>
  </p>
)

// story largeSuccessHint: hint first, drawn by its parts
export const LargeSuccessHintProgress = () => (
  <div class="fund" stylesheets={['.fund progress{appearance:none;height:16px;border:1px solid #555}.fund progress::-webkit-progress-bar{background:#eee}.fund progress::-webkit-progress-value{background:#146c2e}']}>
    <p id="rehearsals">Rehearsals start afterwards</p>
    <label for="fund">Orchestra funding</label>
    <progress id="fund" value="75" max="100" aria-describedby="rehearsals" data-variant="success" data-size="large" />
  </div>
)

// story smallDanger: numbers as values
export const SmallDangerProgress = () => (
  <section>
    <label for="battery">Battery test</label>
    <progress id="battery" value={75} max={100} data-size="small" data-variant="danger" />
  </section>
)

// story smallHint: said in words for old browsers
export const SmallHintProgress = () => (
  <div>
    <label for="wardrobe">Wardrobe sorting</label>
    <progress id="wardrobe" value="75" max="100" data-size="small" aria-describedby="socks">75 of 100</progress>
    <p id="socks" style={{ fontSize: '12px' }}>Socks wait underneath</p>
  </div>
)

// story success: one line
export const SuccessProgress = () => (
  <div style={{ display: 'flex', alignItems: 'center', gap: '12px' }}>
    <label for="disk">Disk backup</label>
    <progress id="disk" max="100" value="75" data-variant="success" style={{ flex: '1' }} />
  </div>
)
