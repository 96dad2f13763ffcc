export const TwoTimeline = () => (
  <ol aria-label="Our bakery">
    <li>
      <time>1998</time>
      <p>First oven lit</p>
    </li>
    <li>
      <time>2014</time>
      <p>Second shop opened</p>
    </li>
  </ol>
)

export const SmallThreeTimeline = () => (
  <ol aria-label="Race day" data-size="small">
    <li>
      <time>08:15</time>
      <p>Collect your number</p>
    </li>
    <li>
      <time>09:30</time>
      <p>Gather at the bridge</p>
    </li>
    <li>
      <time>10:00</time>
      <p>Runners set off</p>
    </li>
  </ol>
)

export const HeadingTimeline = () => (
  <div>
    <h2>Life of the tower</h2>
    <ol>
      <li>
        <time>1871</time>
        <p>Walls finished</p>
      </li>
      <li>
        <time>1902</time>
        <p>Clock installed</p>
      </li>
    </ol>
  </div>
)

export const SecondCurrentTimeline = () => (
  <ol aria-label="Parcel route">
    <li>
      <time>07:20</time>
      <p>Left the warehouse</p>
    </li>
    <li aria-current="step">
      <time>12:45</time>
      <p>Reached the depot</p>
    </li>
  </ol>
)

export const LargeSuccessTimeline = () => (
  <ol aria-label="Visa request" data-variant="success" data-size="large">
    <li>
      <time>2023</time>
      <p>Papers handed in</p>
    </li>
    <li>
      <time>2024</time>
      <p>Stamp received</p>
    </li>
  </ol>
)

export const LinksTimeline = () => (
  <ol aria-label="Band history">
    <li>
      <time>2006</time>
      <a href="/debut">Debut album</a>
    </li>
    <li>
      <time>2011</time>
      <a href="/tour">World tour</a>
    </li>
  </ol>
)
