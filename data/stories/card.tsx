export const Heading2Card = () => (
  <article>
    <h2>Team plan</h2>
    <p>Everything a growing company needs</p>
  </article>
)

export const SmallHeading3Card = () => (
  <article data-size="small">
    <h3>Tide table</h3>
    <p>High water comes before midnight</p>
  </article>
)

export const Heading3LinkCard = () => (
  <article>
    <h3>Northern lights</h3>
    <p>Where to watch the sky this winter</p>
    <a href="/journal">Read the story</a>
  </article>
)

export const LargeHeading3LinkCard = () => (
  <article data-size="large">
    <h3>Kite festival</h3>
    <p>Bring string and plenty of patience</p>
    <a href="/kites">Pick a day</a>
  </article>
)

export const SmallHeading2LinkCard = () => (
  <article data-size="small">
    <h2>Weekly market</h2>
    <p>Fresh bread and flowers every Friday</p>
    <a href="/directions">Find us</a>
  </article>
)

export const SmallHeading3LinkCard = () => (
  <article data-size="small">
    <h3>Glacier walk</h3>
    <p>Ropes and crampons are included</p>
    <a href="/rangers">Meet our rangers</a>
  </article>
)

export const Heading3ButtonCard = () => (
  <article>
    <h3>Walnut desk</h3>
    <p>Solid wood with two wide drawers</p>
    <button type="button">Put in basket</button>
  </article>
)

export const SmallHeading2ButtonCard = () => (
  <article data-size="small">
    <h2>Pottery kiln</h2>
    <p>Free firing for members on Mondays</p>
    <button type="button">Claim shelf</button>
  </article>
)

export const LargeHeading2ButtonCard = () => (
  <article data-size="large">
    <h2>Spring newsletter</h2>
    <p>Hear about new classes before anyone else</p>
    <button type="button">Sign me up</button>
  </article>
)

export const Heading2BlueCard = () => (
  <article style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <h2>Ocean cleanup</h2>
    <p>Join us on the beach this Saturday</p>
  </article>
)

export const Heading2ButtonBlueCard = () => (
  <article style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <h2>Sailing course</h2>
    <p>Knots and charts for complete novices</p>
    <button type="button">Hop aboard</button>
  </article>
)

export const LargeHeading2BlueCard = () => (
  <article data-size="large" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <h2>Blood donation</h2>
    <p>Half an hour that helps three strangers</p>
  </article>
)

export const SmallHeading3BlueCard = () => (
  <article data-size="small" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <h3>Snorkel hire</h3>
    <p>Masks and fins by the hour</p>
  </article>
)

export const LargeHeading3BlackCard = () => (
  <article data-size="large" style={{ color: '#ffffff', backgroundColor: '#1f1f1f' }}>
    <h3>Late show</h3>
    <p>Three films and one long night</p>
  </article>
)

export const Heading3ButtonBlackCard = () => (
  <article style={{ color: '#ffffff', backgroundColor: '#1f1f1f' }}>
    <h3>Escape room</h3>
    <p>Sixty minutes to crack nine puzzles</p>
    <button type="button">Gather friends</button>
  </article>
)

export const SmallHeading2BlackCard = () => (
  <article data-size="small" style={{ color: '#ffffff', backgroundColor: '#1f1f1f' }}>
    <h2>Fireworks evening</h2>
    <p>Blankets and cocoa under the sparks</p>
  </article>
)

export const SmallHeading3ButtonCard = () => (
  <article data-size="small">
    <h3>Rain jacket</h3>
    <p>Light enough for any summer walk</p>
    <button type="button">Choose colour</button>
  </article>
)

export const LargeHeading2LinkCard = () => (
  <article data-size="large">
    <h2>Annual report</h2>
    <p>What we built together last year</p>
    <a href="/results">See all figures</a>
  </article>
)

export const Heading3BlueCard = () => (
  <article style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <h3>Swimming lessons</h3>
    <p>Small groups for children and parents</p>
  </article>
)
