export const Navigation = () => (
  <nav aria-label="Main menu">
    <a href="/start">Home</a>
    <a href="/plans">Prices</a>
  </nav>
)

export const ThreeLinksNavigation = () => (
  <nav aria-label="Hobby corner">
    <a href="/paper">Origami</a>
    <a href="/kiln">Pottery</a>
    <a href="/knots">Macrame</a>
  </nav>
)

export const FirstCurrentNavigation = () => (
  <nav aria-label="Shop areas">
    <a href="/boots" aria-current="page">Shoes</a>
    <a href="/caps">Hats</a>
  </nav>
)

export const ThreeLinksFirstCurrentNavigation = () => (
  <nav aria-label="Circus acts">
    <a href="/pins" aria-current="page">Jugglers</a>
    <a href="/trapeze">Acrobats</a>
    <a href="/jokes">Clowns</a>
  </nav>
)

export const SecondCurrentNavigation = () => (
  <nav aria-label="Account pages">
    <a href="/bought">Orders</a>
    <a href="/saved" aria-current="page">Wishes</a>
  </nav>
)

export const ListNavigation = () => (
  <nav aria-label="Help topics">
    <ul>
      <li>
        <a href="/billing">Payment</a>
      </li>
      <li>
        <a href="/shipping">Delivery</a>
      </li>
    </ul>
  </nav>
)

export const ListSecondCurrentNavigation = () => (
  <nav aria-label="Course parts">
    <ul>
      <li>
        <a href="/learn">Lessons</a>
      </li>
      <li>
        <a href="/quiz" aria-current="page">Exams</a>
      </li>
    </ul>
  </nav>
)

export const ListThreeLinksThirdCurrentNavigation = () => (
  <nav aria-label="Dental clinic">
    <ul>
      <li>
        <a href="/wires">Braces</a>
      </li>
      <li>
        <a href="/bleach">Whitening</a>
      </li>
      <li>
        <a href="/crowns" aria-current="page">Implants</a>
      </li>
    </ul>
  </nav>
)

export const ListThreeLinksFirstCurrentNavigation = () => (
  <nav aria-label="Embassy services">
    <ul>
      <li>
        <a href="/stamps" aria-current="page">Visas</a>
      </li>
      <li>
        <a href="/borders">Passports</a>
      </li>
      <li>
        <a href="/envoys">Consuls</a>
      </li>
    </ul>
  </nav>
)

export const HeadingNavigation = () => (
  <nav aria-label="Town guide">
    <h2>What to see</h2>
    <a href="/art">Museums</a>
    <a href="/green">Parks</a>
  </nav>
)

export const ListHeadingNavigation = () => (
  <nav aria-label="Site footer">
    <h2>About the firm</h2>
    <ul>
      <li>
        <a href="/write">Contact</a>
      </li>
      <li>
        <a href="/jobs">Careers</a>
      </li>
    </ul>
  </nav>
)

export const ListHeadingThreeLinksNavigation = () => (
  <nav aria-label="Dinosaur wing">
    <h2>Fossil exhibits</h2>
    <ul>
      <li>
        <a href="/raptors">Jurassic</a>
      </li>
      <li>
        <a href="/reptiles">Triassic</a>
      </li>
      <li>
        <a href="/horns">Cretaceous</a>
      </li>
    </ul>
  </nav>
)

export const ListHeadingFirstCurrentNavigation = () => (
  <nav aria-label="Planetarium">
    <h2>Celestial wonders</h2>
    <ul>
      <li>
        <a href="/tails" aria-current="page">Comets</a>
      </li>
      <li>
        <a href="/dust">Nebulas</a>
      </li>
    </ul>
  </nav>
)

export const ListHeadingSecondCurrentNavigation = () => (
  <nav aria-label="Vineyard stroll">
    <h2>Taste and wander</h2>
    <ul>
      <li>
        <a href="/barrels">Cellars</a>
      </li>
      <li>
        <a href="/plums" aria-current="page">Orchards</a>
      </li>
    </ul>
  </nav>
)

export const HeadingFirstCurrentNavigation = () => (
  <nav aria-label="Kitchen guide">
    <h2>Cook at home</h2>
    <a href="/warm" aria-current="page">Soups</a>
    <a href="/fresh">Salads</a>
  </nav>
)

export const HeadingThreeLinksThirdCurrentNavigation = () => (
  <nav aria-label="Ski resort">
    <h2>Slopes and lifts</h2>
    <a href="/cables">Gondolas</a>
    <a href="/powder">Snowboards</a>
    <a href="/lodges" aria-current="page">Chalets</a>
  </nav>
)

export const HeadingThreeLinksSecondCurrentNavigation = () => (
  <nav aria-label="Farm gazette">
    <h2>Animals and crops</h2>
    <a href="/herd">Goats</a>
    <a href="/grain" aria-current="page">Barley</a>
    <a href="/wax">Beehives</a>
  </nav>
)

export const ListFirstCurrentNavigation = () => (
  <nav aria-label="Music rooms">
    <ul>
      <li>
        <a href="/live" aria-current="page">Concerts</a>
      </li>
      <li>
        <a href="/vinyl">Records</a>
      </li>
    </ul>
  </nav>
)

export const HeadingSecondCurrentNavigation = () => (
  <nav aria-label="Bike shop">
    <h2>Ride with us</h2>
    <a href="/mend">Repairs</a>
    <a href="/hire" aria-current="page">Rentals</a>
  </nav>
)
