export const OneLinkBreadcrumb = () => (
  <nav aria-label="Shop trail">
    <ol>
      <li><a href="/shoes">All footwear</a></li>
      <li aria-current="page">Boots</li>
    </ol>
  </nav>
)

export const TwoLinksBreadcrumb = () => (
  <nav aria-label="Where you are">
    <ol>
      <li><a href="/start">Home base</a></li>
      <li><a href="/guides">Manuals</a></li>
      <li aria-current="page">Tent repair</li>
    </ol>
  </nav>
)

export const SmallOneLinkBreadcrumb = () => (
  <nav aria-label="Recipe trail" data-size="small">
    <ol>
      <li><a href="/kitchen">Cookbook</a></li>
      <li aria-current="page">Lemon soup</li>
    </ol>
  </nav>
)

export const LargeTwoLinksLinkedBreadcrumb = () => (
  <nav aria-label="Page path" data-size="large">
    <ol>
      <li><a href="/europe">Continent</a></li>
      <li><a href="/portugal">Country</a></li>
      <li><a href="/lisbon" aria-current="page">City</a></li>
    </ol>
  </nav>
)

export const OneLinkLinkedBreadcrumb = () => (
  <nav aria-label="Folder path">
    <ol>
      <li><a href="/projects">My work</a></li>
      <li><a href="/sketches" aria-current="page">Drawings</a></li>
    </ol>
  </nav>
)

export const LargeOneLinkBreadcrumb = () => (
  <nav aria-label="Course steps" data-size="large">
    <ol>
      <li><a href="/music">Lessons</a></li>
      <li aria-current="page">First chords</li>
    </ol>
  </nav>
)

export const SmallTwoLinksBreadcrumb = () => (
  <nav aria-label="Museum path" data-size="small">
    <ol>
      <li><a href="/museum">Collections</a></li>
      <li><a href="/paintings">Oil on canvas</a></li>
      <li aria-current="page">Sunflowers</li>
    </ol>
  </nav>
)

export const LargeOneLinkLinkedBreadcrumb = () => (
  <nav aria-label="Help trail" data-size="large">
    <ol>
      <li><a href="/support">Help centre</a></li>
      <li><a href="/invoices" aria-current="page">Billing questions</a></li>
    </ol>
  </nav>
)
