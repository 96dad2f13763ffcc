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

export const ThreeLinksBreadcrumb = () => (
  <nav aria-label="Camp route">
    <ol>
      <li><a href="/basecamp">Trailhead</a></li>
      <li><a href="/gear">Equipment shed</a></li>
      <li><a href="/paddles">Watercraft</a></li>
      <li aria-current="page">Kayak rental</li>
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

export const SmallOneLinkLinkedBreadcrumb = () => (
  <nav aria-label="Hangar trail" data-size="small">
    <ol>
      <li><a href="/airfield">Gliders</a></li>
      <li><a href="/flying" aria-current="page">Paragliding</a></li>
    </ol>
  </nav>
)

export const SmallThreeLinksLinkedBreadcrumb = () => (
  <nav aria-label="Theatre path" data-size="small">
    <ol>
      <li><a href="/stage">Playbill</a></li>
      <li><a href="/wardrobe">Costume studio</a></li>
      <li><a href="/parade">Carnival</a></li>
      <li><a href="/masks" aria-current="page">Masquerade</a></li>
    </ol>
  </nav>
)

export const SmallThreeLinksBreadcrumb = () => (
  <nav aria-label="Bakery trail" data-size="small">
    <ol>
      <li><a href="/ovens">Oven room</a></li>
      <li><a href="/croissants">Viennoiserie</a></li>
      <li><a href="/dough">Puff layers</a></li>
      <li aria-current="page">Pistachio twist</li>
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

export const LargeThreeLinksLinkedBreadcrumb = () => (
  <nav aria-label="Stadium route" data-size="large">
    <ol>
      <li><a href="/track">Athletics</a></li>
      <li><a href="/jumping">Hurdles</a></li>
      <li><a href="/heats">Final heats</a></li>
      <li><a href="/podium" aria-current="page">Medal ceremony</a></li>
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

export const TwoLinksLinkedBreadcrumb = () => (
  <nav aria-label="Orchard path">
    <ol>
      <li><a href="/farm">Farm shop</a></li>
      <li><a href="/presses">Fruit presses</a></li>
      <li><a href="/mill" aria-current="page">Cider mill</a></li>
    </ol>
  </nav>
)

export const ThreeLinksLinkedBreadcrumb = () => (
  <nav aria-label="Clinic path">
    <ol>
      <li><a href="/wards">Outpatients</a></li>
      <li><a href="/therapy">Physiotherapy</a></li>
      <li><a href="/bookings">Appointments</a></li>
      <li><a href="/knees" aria-current="page">Knee exercises</a></li>
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

export const LargeTwoLinksBreadcrumb = () => (
  <nav aria-label="Observatory trail" data-size="large">
    <ol>
      <li><a href="/cosmos">Planetarium</a></li>
      <li><a href="/comets">Meteor showers</a></li>
      <li aria-current="page">Perseids</li>
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
