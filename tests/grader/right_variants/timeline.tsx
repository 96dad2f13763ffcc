// story heading: a line at the left with dots
export const HeadingTimeline = () => (
  <section>
    <h2>Life of the tower</h2>
    <ol class="line" stylesheets={['.line{list-style:none;border-left:2px solid #0b57d0;padding-left:20px}.line li{position:relative}.line li::before{content:"";position:absolute;left:-26px;top:4px;width:10px;height:10px;border-radius:50%;background:#0b57d0}']}>
      <li>
        <time datetime="1871">1871</time>
        <p>Walls finished</p>
      </li>
      <li>
        <time datetime="1902">1902</time>
        <p>Clock installed</p>
      </li>
    </ol>
  </section>
)

// story largeSuccess: the event before its time
export const LargeSuccessTimeline = () => (
  <ol aria-label="Visa request" data-size="large" data-variant="success">
    <li>
      <p>Papers handed in</p>
      <time>2023</time>
    </li>
    <li>
      <p>Stamp received</p>
      <time>2024</time>
    </li>
  </ol>
)

// story links: one line each
export const LinksTimeline = () => (
  <ol aria-label="Band history" style={{ lineHeight: '2' }}>
    <li><time datetime="2006">2006</time>: <a href="/debut">Debut album</a></li>
    <li><time datetime="2011">2011</time>: <a href="/tour">World tour</a></li>
  </ol>
)

// story secondCurrent: from left to right
export const SecondCurrentTimeline = () => (
  <ol aria-label="Parcel route" style={{ display: 'flex', gap: '40px' }}>
    <li>
      <time datetime="07:20">07:20</time>
      <p>Left the warehouse</p>
    </li>
    <li aria-current="step" style={{ fontWeight: 'bold' }}>
      <time datetime="12:45">12:45</time>
      <p>Reached the depot</p>
    </li>
  </ol>
)

// story smallThree: from a list
const RACE = { '08:15': 'Collect your number', '09:30': 'Gather at the bridge', '10:00': 'Runners set off' }
export const SmallThreeTimeline = () => (
  <ol aria-label="Race day" data-size="small">
    {Object.entries(RACE).map(([at, what]) => (
      <li style={{ marginBottom: '12px' }}>
        <time>{at}</time>
        <p>{what}</p>
      </li>
    ))}
  </ol>
)

// story two: a grid of times and events
export const TwoTimeline = () => (
  <ol aria-label="Our bakery" class="bakery" stylesheets={['.bakery{list-style:none;padding:0}.bakery li{display:grid;grid-template-columns:80px 1fr;align-items:baseline}']}>
    <li><time>1998</time><p>First oven lit</p></li>
    <li><time>2014</time><p>Second shop opened</p></li>
  </ol>
)
