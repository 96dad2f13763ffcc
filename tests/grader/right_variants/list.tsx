import { bElement } from 'plaited/ui'

// story appending: made as an element, the button first
export const AppendingList = bElement({
  tag: 'guest-list',
  shadowDom: (
    <section>
      <button type="button" p-trigger={{ click: 'invite' }}>Invite owl</button>
      <ul aria-label="Guest register" p-target="guests">
        <li>Mister Fox</li>
      </ul>
    </section>
  ),
  bProgram({ $ }) {
    const [guests] = $('guests')
    return {
      invite() {
        guests.render(
          <>
            <li>Mister Fox</li>
            <li>Madam Owl</li>
          </>,
        )
      },
    }
  },
})

// story appending: once only, by a thread
export const AppendingList = bElement({
  tag: 'owl-list',
  shadowDom: (
    <div>
      <ul aria-label="Guest register" p-target="list" stylesheets={['ul{columns:2}']}>
        <li>Mister Fox</li>
      </ul>
      <button type="button" p-trigger={{ click: 'add' }}>Invite owl</button>
    </div>
  ),
  bProgram({ $, bThreads, bThread, bSync }) {
    const [list] = $('list')
    bThreads.set({ once: bThread([bSync({ waitFor: 'add' }), bSync({ block: 'add' })]) })
    return { add: () => list.insert('beforeend', <li>Madam Owl</li>) }
  },
})

// story bulletedHeadingThreeItems: from a list, round signs by style
export const BulletedHeadingThreeItemsList = () => (
  <section>
    <h2>Hotel comforts</h2>
    <ul class="h" stylesheets={['.h{list-style:none;padding:0}.h li::before{content:"● ";color:#146c2e}']}>
      {['Quiet rooms', 'Late breakfast', 'Sea view'].map((text) => <li>{text}</li>)}
    </ul>
  </section>
)

// story bulletedTwoItems: items in a row
export const BulletedTwoItemsList = () => (
  <ul aria-label="Packing plan" style={{ display: 'flex', gap: '32px' }}>
    <li><span>Lantern</span></li>
    <li><span>Rope</span></li>
  </ul>
)

// story largeNumberedAppending: the item comes with a fade
export const LargeNumberedAppendingList = bElement({
  tag: 'relay-list',
  shadowDom: (
    <div>
      <ol aria-label="Relay runners" data-size="large" p-target="runners" stylesheets={['@keyframes come{from{opacity:0}}li{animation:come .25s}']}>
        <li>Swift Gazelle</li>
      </ol>
      <button type="button" p-trigger={{ click: 'enrol' }}>Enrol tortoise</button>
    </div>
  ),
  bProgram({ $ }) {
    const [runners] = $('runners')
    return {
      enrol() {
        runners.insert('beforeend', <li class="new">Steady Tortoise</li>)
      },
    }
  },
})

// story numberedHeadingThreeItems: beside its heading
export const NumberedHeadingThreeItemsList = () => (
  <div style={{ display: 'flex', gap: '24px', alignItems: 'baseline' }}>
    <h2>Final ranking</h2>
    <ol>
      <li>Red team</li>
      <li>Gold team</li>
      <li>Gray team</li>
    </ol>
  </div>
)

// story smallAppending: kept in an array, all rendered anew
export const SmallAppendingList = bElement({
  tag: 'treasure-list',
  shadowDom: (
    <div>
      <ul aria-label="Treasure chest" data-size="small" p-target="chest">
        <li>Emerald brooch</li>
      </ul>
      <button type="button" p-trigger={{ click: 'hide' }}>Hide sapphire</button>
    </div>
  ),
  bProgram({ $ }) {
    const [chest] = $('chest')
    const items = ['Emerald brooch']
    return {
      hide() {
        items.push('Sapphire crown')
        chest.render(...items.map((item) => <li>{item}</li>))
      },
    }
  },
})
