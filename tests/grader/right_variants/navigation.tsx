// story firstCurrent: a bar with a line below the current one
export const FirstCurrentNavigation = () => (
  <nav aria-label="Shop areas" class="bar" stylesheets={['.bar{display:flex;gap:16px;border-bottom:1px solid #767676}.bar a{padding:8px;text-decoration:none}.bar a[aria-current]{box-shadow:inset 0 -3px #0b57d0}']}>
    <a href="/boots" aria-current="page">Shoes</a>
    <a href="/caps">Hats</a>
  </nav>
)

// story headingSecondCurrent: links below each other, a dark column
export const HeadingSecondCurrentNavigation = () => (
  <nav aria-label="Bike shop" style={{ backgroundColor: '#1f1f1f', color: '#ffffff', width: '200px', padding: '12px' }}>
    <h2>Ride with us</h2>
    <div style={{ display: 'grid', gap: '8px' }}>
      <a href="/mend" style={{ color: '#a8c7fa' }}>Repairs</a>
      <a href="/hire" aria-current="page" style={{ color: '#ffffff' }}>Rentals</a>
    </div>
  </nav>
)

// story headingThreeLinksThirdCurrent: from a list
const SLOPES = [['Gondolas', '/cables'], ['Snowboards', '/powder'], ['Chalets', '/lodges']] as const
export const HeadingThreeLinksThirdCurrentNavigation = () => (
  <nav aria-label="Ski resort">
    <header>
      <h2>Slopes and lifts</h2>
    </header>
    {SLOPES.map(([name, href], index) => (
      <span>
        <a href={href} {...(index === 2 ? { 'aria-current': 'page' } : {})}>{name}</a>{' '}
      </span>
    ))}
  </nav>
)

// story listFirstCurrent: without bullets, in a row
export const ListFirstCurrentNavigation = () => (
  <nav aria-label="Music rooms">
    <ul style={{ listStyle: 'none', display: 'flex', gap: '16px', padding: '0' }}>
      <li><a href="/live" aria-current="page">Concerts</a></li>
      <li><a href="/vinyl">Records</a></li>
    </ul>
  </nav>
)

// story listHeadingFirstCurrent: stays at the top, smaller in a small window
export const ListHeadingFirstCurrentNavigation = () => (
  <nav aria-label="Planetarium" class="sky" stylesheets={['.sky{position:sticky;top:0}.sky ul{display:flex;gap:24px}@media (max-width:600px){.sky ul{flex-direction:column;gap:4px}}']}>
    <h2>Celestial wonders</h2>
    <ul>
      <li><a href="/tails" aria-current="page">Comets</a></li>
      <li><a href="/dust">Nebulas</a></li>
    </ul>
  </nav>
)

// story listSecondCurrent: other colours in the dark
export const ListSecondCurrentNavigation = () => (
  <nav aria-label="Course parts" class="course" stylesheets={['.course{background:#fff;color:#111}@media (prefers-color-scheme:dark){.course{background:#111;color:#eee}.course a{color:#a8c7fa}}']}>
    <ul>
      <li><a href="/learn">Lessons</a></li>
      <li><a href="/quiz" aria-current="page">Exams</a></li>
    </ul>
  </nav>
)
