import { bElement } from 'plaited/ui'

export const BulletedTwoItemsList = () => (
  <ul aria-label="Packing plan">
    <li>Lantern</li>
    <li>Rope</li>
  </ul>
)

export const NumberedThreeItemsList = () => (
  <ol aria-label="Baking steps">
    <li>Mix flour</li>
    <li>Add yeast</li>
    <li>Bake bread</li>
  </ol>
)

export const SmallBulletedThreeItemsList = () => (
  <ul aria-label="Tea shopping" data-size="small">
    <li>Lemon</li>
    <li>Ginger</li>
    <li>Honey</li>
  </ul>
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
