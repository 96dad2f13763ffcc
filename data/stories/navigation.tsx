export const Navigation = () => (
  <nav aria-label="Main menu">
    <a href="/start">Home</a>
    <a href="/plans">Prices</a>
  </nav>
)

export const FirstCurrentNavigation = () => (
  <nav aria-label="Shop areas">
    <a href="/boots" aria-current="page">Shoes</a>
    <a href="/caps">Hats</a>
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

export const HeadingFirstCurrentNavigation = () => (
  <nav aria-label="Kitchen guide">
    <h2>Cook at home</h2>
    <a href="/warm" aria-current="page">Soups</a>
    <a href="/fresh">Salads</a>
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
