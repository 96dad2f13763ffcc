import { bElement } from 'plaited/ui'

// story boots: slashes between, no link on the last
export const BootsCrumbs = () => (
  <nav aria-label="Breadcrumb" stylesheets={['ol{display:flex;list-style:none;padding:0}li+li::before{content:"/";padding:0 8px}']}>
    <ol>
      <li><a href="/">home</a></li>
      <li><a href="/shoes">shoes</a></li>
      <li aria-current="page">boots</li>
    </ol>
  </nav>
)

// story darkMode: a button with the role
export const DarkModeToggle = bElement({
  tag: 'dark-mode',
  shadowDom: (
    <button type="button" role="switch" aria-checked="false" p-target="mode" p-trigger={{ click: 'flip' }}>Dark mode</button>
  ),
  bProgram({ $ }) {
    const [mode] = $('mode')
    return {
      flip() {
        mode.attr('aria-checked', mode.attr('aria-checked') === 'true' ? 'false' : 'true')
      },
    }
  },
})

// story diskFull: a heading and a list of what to do
export const DiskFullAlert = () => (
  <div role="alert" data-variant="warning" style={{ border: '2px solid #7a4f01', padding: '12px' }}>
    <h2>Your disk is almost full</h2>
    <ul>
      <li>Empty the bin</li>
      <li>Move photos to another disk</li>
    </ul>
  </div>
)

// story groceries: a heading above
export const GroceriesList = () => (
  <section>
    <h2>Groceries</h2>
    <ul>
      <li>milk</li>
      <li>eggs</li>
      <li>bread</li>
    </ul>
  </section>
)

// story planets: other planets, a caption
export const PlanetsTable = () => (
  <table>
    <caption>Planets and their moons</caption>
    <thead>
      <tr><th scope="col">Planet</th><th scope="col">Moons</th></tr>
    </thead>
    <tbody>
      {[['Venus', '0'], ['Earth', '1'], ['Mars', '2']].map(([planet, moons]) => <tr><td>{planet}</td><td>{moons}</td></tr>)}
    </tbody>
  </table>
)

// story shipping: one open at a time
export const ShippingQuestions = () => (
  <div>
    <h2>Shipping</h2>
    <details name="faq"><summary>Where is my parcel?</summary><p>See the link in our letter.</p></details>
    <details name="faq"><summary>Can I change the address?</summary><p>Until it leaves us.</p></details>
    <details name="faq"><summary>Who delivers?</summary><p>The post does.</p></details>
  </div>
)
