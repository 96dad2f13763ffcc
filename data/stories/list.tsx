import { bElement } from 'plaited/ui'

export const BulletedTwoItemsList = () => (
  <ul aria-label="Packing plan">
    <li>Lantern</li>
    <li>Rope</li>
  </ul>
)

export const BulletedThreeItemsList = () => (
  <ul aria-label="Aquarium species">
    <li>Clownfish</li>
    <li>Seahorse</li>
    <li>Piranha</li>
  </ul>
)

export const NumberedThreeItemsList = () => (
  <ol aria-label="Baking steps">
    <li>Mix flour</li>
    <li>Add yeast</li>
    <li>Bake bread</li>
  </ol>
)

export const NumberedTwoItemsList = () => (
  <ol aria-label="Tyre replacement">
    <li>Loosen bolts</li>
    <li>Lift chassis</li>
  </ol>
)

export const SmallBulletedThreeItemsList = () => (
  <ul aria-label="Tea shopping" data-size="small">
    <li>Lemon</li>
    <li>Ginger</li>
    <li>Honey</li>
  </ul>
)

export const SmallBulletedTwoItemsList = () => (
  <ul aria-label="Plumber toolbox" data-size="small">
    <li>Screwdriver</li>
    <li>Spanner</li>
  </ul>
)

export const SmallNumberedThreeItemsList = () => (
  <ol aria-label="Laundry routine" data-size="small">
    <li>Sort socks</li>
    <li>Rinse linen</li>
    <li>Iron collars</li>
  </ol>
)

export const LargeNumberedTwoItemsList = () => (
  <ol aria-label="Boat route" data-size="large">
    <li>Sail north</li>
    <li>Drop anchor</li>
  </ol>
)

export const BulletedHeadingTwoItemsList = () => (
  <div>
    <h2>Why people stay</h2>
    <ul>
      <li>Fast checkout</li>
      <li>Free returns</li>
    </ul>
  </div>
)

export const NumberedHeadingThreeItemsList = () => (
  <div>
    <h2>Final ranking</h2>
    <ol>
      <li>Red team</li>
      <li>Gold team</li>
      <li>Gray team</li>
    </ol>
  </div>
)

export const SmallBulletedHeadingThreeItemsList = () => (
  <div>
    <h2>Desert survival</h2>
    <ul data-size="small">
      <li>Canteen</li>
      <li>Compass</li>
      <li>Headscarf</li>
    </ul>
  </div>
)

export const LargeBulletedHeadingTwoItemsList = () => (
  <div>
    <h2>Choir auditions</h2>
    <ul data-size="large">
      <li>Soprano</li>
      <li>Baritone</li>
    </ul>
  </div>
)

export const LargeNumberedHeadingThreeItemsList = () => (
  <div>
    <h2>Marathon winners</h2>
    <ol data-size="large">
      <li>Kenya</li>
      <li>Ethiopia</li>
      <li>Japan</li>
    </ol>
  </div>
)

export const LargeBulletedThreeItemsList = () => (
  <ul aria-label="Band members" data-size="large">
    <li>Piano</li>
    <li>Violin</li>
    <li>Drums</li>
  </ul>
)

export const SmallNumberedHeadingTwoItemsList = () => (
  <div>
    <h2>Before lunch</h2>
    <ol data-size="small">
      <li>Call Anna</li>
      <li>Pay rent</li>
    </ol>
  </div>
)

export const AppendingList = bElement({
  tag: 'appending-list',
  shadowDom: (
    <div>
      <ul aria-label="Guest register" p-target="list">
        <li>Mister Fox</li>
      </ul>
      <button type="button" p-trigger={{ click: 'append' }}>Invite owl</button>
    </div>
  ),
  bProgram({ $ }) {
    const [list] = $('list')
    return {
      append() {
        list.insert('beforeend', <li>Madam Owl</li>)
      },
    }
  },
})

export const LargeNumberedAppendingList = bElement({
  tag: 'large-numbered-appending-list',
  shadowDom: (
    <div>
      <ol aria-label="Relay runners" data-size="large" p-target="list">
        <li>Swift Gazelle</li>
      </ol>
      <button type="button" p-trigger={{ click: 'append' }}>Enrol tortoise</button>
    </div>
  ),
  bProgram({ $ }) {
    const [list] = $('list')
    return {
      append() {
        list.insert('beforeend', <li>Steady Tortoise</li>)
      },
    }
  },
})

export const SmallAppendingList = bElement({
  tag: 'small-appending-list',
  shadowDom: (
    <div>
      <ul aria-label="Treasure chest" data-size="small" p-target="list">
        <li>Emerald brooch</li>
      </ul>
      <button type="button" p-trigger={{ click: 'append' }}>Hide sapphire</button>
    </div>
  ),
  bProgram({ $ }) {
    const [list] = $('list')
    return {
      append() {
        list.insert('beforeend', <li>Sapphire crown</li>)
      },
    }
  },
})

export const SmallNumberedTwoItemsList = () => (
  <ol aria-label="Morning drill" data-size="small">
    <li>Warm up</li>
    <li>Stretch</li>
  </ol>
)

export const BulletedHeadingThreeItemsList = () => (
  <div>
    <h2>Hotel comforts</h2>
    <ul>
      <li>Quiet rooms</li>
      <li>Late breakfast</li>
      <li>Sea view</li>
    </ul>
  </div>
)
