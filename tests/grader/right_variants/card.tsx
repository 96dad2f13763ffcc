import { bElement, createStyles } from 'plaited/ui'

// story heading2: a shadow and round corners
const card = createStyles({ box: { border: '1px solid #767676', borderRadius: '12px', padding: '16px', boxShadow: '0 4px 12px rgba(0,0,0,.2)', maxWidth: '320px' } })
export const Heading2Card = () => (
  <article {...card.box}>
    <h2>Team plan</h2>
    <p>Everything a growing company needs</p>
  </article>
)

// story heading2: a custom element
export const Heading2Card = bElement({
  tag: 'team-card',
  shadowDom: (
    <article>
      <h2>Team plan</h2>
      <p>Everything a growing company needs</p>
    </article>
  ),
})

// story heading3Blue: colours in other words
export const Heading3BlueCard = () => (
  <article style={{ color: 'rgb(255,255,255)', background: '#0b57d0', padding: '1em' }}>
    <h3>Swimming lessons</h3>
    <p>Small groups for children and parents</p>
  </article>
)

// story heading3Link: text beside the link
export const Heading3LinkCard = () => (
  <article class="n" stylesheets={['.n{display:grid;grid-template:"h h" "p a"/1fr auto;gap:8px}.n h3{grid-area:h}.n p{grid-area:p}.n a{grid-area:a;align-self:center}']}>
    <h3>Northern lights</h3>
    <p>Where to watch the sky this winter</p>
    <a href="/journal">Read the story</a>
  </article>
)

// story largeHeading2Link: the link drawn as a button
export const LargeHeading2LinkCard = () => (
  <article data-size="large" aria-labelledby="report">
    <h2 id="report">Annual report</h2>
    <p>What we built together last year</p>
    <a href="/results" style={{ display: 'inline-block', color: '#ffffff', backgroundColor: '#0b57d0', padding: '8px 16px', textDecoration: 'none' }}>See all figures</a>
  </article>
)

// story largeHeading3Black: a header in the card
export const LargeHeading3BlackCard = () => (
  <article data-size="large" style={{ color: '#ffffff', backgroundColor: '#1f1f1f' }}>
    <header>
      <h3>Late show</h3>
    </header>
    <p>Three films and one long night</p>
  </article>
)

// story smallHeading2Button: the heading stays while it scrolls
export const SmallHeading2ButtonCard = () => (
  <article data-size="small" style={{ maxHeight: '300px', overflowY: 'auto', fontSize: '14px' }}>
    <h2 style={{ position: 'sticky', top: '0', background: 'white' }}>Pottery kiln</h2>
    <p>Free firing for members on Mondays</p>
    <button type="button">Claim shelf</button>
  </article>
)
