import { createStyles } from 'plaited/ui'

// story exclusiveTwo: sections from a list, in a section with a border
const SECTIONS = [
  { title: 'Lighthouse', text: 'Climb up to the lamp at noon' },
  { title: 'Fishing village', text: 'Buy mackerel straight from the boat' },
]
export const ExclusiveTwoAccordion = () => (
  <section class="stops" stylesheets={['.stops details{border-bottom:1px solid #767676;padding:8px}.stops summary{font-weight:bold}']}>
    {SECTIONS.map(({ title, text }) => (
      <details name="stops">
        <summary>{title}</summary>
        <p>{text}</p>
      </details>
    ))}
  </section>
)

// story exclusiveTwoSecond: own marker, texts in div
export const ExclusiveTwoSecondAccordion = () => (
  <div class="levels" stylesheets={['.levels summary{list-style:none;cursor:pointer}.levels summary::before{content:"▸ "}.levels details[open] summary::before{content:"▾ "}']}>
    <details name="level">
      <summary>Beginners</summary>
      <div>Learn the first steps in six weeks</div>
    </details>
    <details name="level" open>
      <summary>Advanced dancers</summary>
      <div>Prepare a show with the whole group</div>
    </details>
  </div>
)

// story largeExclusiveTwoSecond: side by side
const columns = createStyles({ row: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '16px', fontSize: '1.25rem' } })
export const LargeExclusiveTwoSecondAccordion = () => (
  <div data-size="large" {...columns.row}>
    <details name="family">
      <summary>Grandparents</summary>
      <p>They sailed here from Iceland</p>
    </details>
    <details name="family" open>
      <summary>Cousins</summary>
      <p>Most of them farm in the mountains</p>
    </details>
  </div>
)

// story largeTwoFirst: a component for a section, ids, a transition of the marker
const Section = ({ id, title, open, children }: any) => (
  <details id={id} open={open}>
    <summary stylesheets={['summary::marker{color:#0b57d0;transition:color .2s}']}>{title}</summary>
    {children}
  </details>
)
export const LargeTwoFirstAccordion = () => (
  <div data-size="large">
    <Section id="telescope" title="Telescope" open={true}>
      <p>Look at Saturn on clear nights</p>
    </Section>
    <Section id="planetarium" title="Planetarium">
      <p>Watch the stars turn indoors</p>
    </Section>
  </div>
)

// story oneOpen: in an article, dark text on a light card
export const OneOpenAccordion = () => (
  <article style={{ padding: '16px', backgroundColor: '#f4f6fa', color: '#1a1a1a', borderRadius: '12px' }}>
    <details open>
      <summary>Refund policy</summary>
      <p>Send anything back within a month</p>
    </details>
  </article>
)

// story smallOne: text that wraps in a narrow column
export const SmallOneAccordion = () => (
  <details data-size="small" style={{ width: '120px', fontSize: '13px' }}>
    <summary>Wheelchair access</summary>
    <p style={{ margin: '4px 0', lineHeight: '1.6' }}>Lifts reach every platform</p>
  </details>
)
