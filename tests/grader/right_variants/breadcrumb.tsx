// story largeOneLink: signs between, in a row
export const LargeOneLinkBreadcrumb = () => (
  <nav aria-label="Course steps" data-size="large" class="crumbs" stylesheets={['.crumbs ol{display:flex;gap:8px;list-style:none;margin:0;padding:0}.crumbs li+li::before{content:"›";margin-right:8px}']}>
    <ol>
      <li><a href="/music">Lessons</a></li>
      <li aria-current="page">First chords</li>
    </ol>
  </nav>
)

// story largeThreeLinksLinked: from a list
const ROUTE = [['Athletics', '/track'], ['Hurdles', '/jumping'], ['Final heats', '/heats'], ['Medal ceremony', '/podium']]
export const LargeThreeLinksLinkedBreadcrumb = () => (
  <nav data-size="large" aria-label="Stadium route">
    <ol>
      {ROUTE.map(([name, href], index) => (
        <li>
          <a href={href} aria-current={index === 3 ? 'page' : undefined}>{name}</a>
        </li>
      ))}
    </ol>
  </nav>
)

// story oneLink: the page in a span, a sign in an element of its own
export const OneLinkBreadcrumb = () => (
  <nav aria-label="Shop trail">
    <ol style={{ display: 'flex', gap: '4px' }}>
      <li style={{ display: 'block' }}>
        <a href="/shoes">All footwear</a> <span aria-hidden="true">/</span>
      </li>
      <li style={{ display: 'block' }}>
        <span aria-current="page">Boots</span>
      </li>
    </ol>
  </nav>
)

// story smallOneLinkLinked: the current one in bold
export const SmallOneLinkLinkedBreadcrumb = () => (
  <nav aria-label="Hangar trail" data-size="small" style={{ fontSize: '12px' }}>
    <ol>
      <li><a href="/airfield">Gliders</a></li>
      <li><a aria-current="page" href="/flying" style={{ fontWeight: '700', textDecoration: 'none' }}>Paragliding</a></li>
    </ol>
  </nav>
)

// story smallTwoLinks: in a div, other colours
export const SmallTwoLinksBreadcrumb = () => (
  <div style={{ backgroundColor: '#1f1f1f', color: '#ffffff', padding: '8px' }}>
    <nav aria-label="Museum path" data-size="small" stylesheets={['nav a{color:#a8c7fa}']}>
      <ol>
        <li><a href="/museum">Collections</a></li>
        <li><a href="/paintings">Oil on canvas</a></li>
        <li aria-current="page">Sunflowers</li>
      </ol>
    </nav>
  </div>
)

// story threeLinks: wraps in a narrow box
export const ThreeLinksBreadcrumb = () => (
  <nav aria-label="Camp route" style={{ width: '160px', border: '1px solid #767676' }}>
    <ol style={{ display: 'flex', flexWrap: 'wrap', gap: '8px', listStyle: 'none', padding: '0' }}>
      <li><a href="/basecamp">Trailhead</a></li>
      <li><a href="/gear">Equipment shed</a></li>
      <li><a href="/paddles">Watercraft</a></li>
      <li aria-current="page">Kayak rental</li>
    </ol>
  </nav>
)
