import { bElement } from 'plaited/ui'

export const TwoFirstTabs = () => (
  <div>
    <div role="tablist" aria-label="Account areas">
      <button type="button" id="tab" role="tab" aria-selected="true">Profile</button>
      <button type="button" role="tab" aria-selected="false">Invoices</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Change your name and photo</div>
  </div>
)

export const TwoSecondTabs = () => (
  <div>
    <div role="tablist" aria-label="Product facts">
      <button type="button" role="tab" aria-selected="false">Materials</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Care</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Wash by hand in cold water</div>
  </div>
)

export const ThreeFirstTabs = () => (
  <div>
    <div role="tablist" aria-label="Forecast">
      <button type="button" id="tab" role="tab" aria-selected="true">Today</button>
      <button type="button" role="tab" aria-selected="false">Tomorrow</button>
      <button type="button" role="tab" aria-selected="false">Weekend</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Sunny until noon and windy later</div>
  </div>
)

export const ThreeThirdTabs = () => (
  <div>
    <div role="tablist" aria-label="Outdoor sports">
      <button type="button" role="tab" aria-selected="false">Climbing</button>
      <button type="button" role="tab" aria-selected="false">Canoeing</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Paragliding</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Soar above the valley with a coach</div>
  </div>
)

export const FourFirstTabs = () => (
  <div>
    <div role="tablist" aria-label="Seasons">
      <button type="button" id="tab" role="tab" aria-selected="true">Spring</button>
      <button type="button" role="tab" aria-selected="false">Summer</button>
      <button type="button" role="tab" aria-selected="false">Autumn</button>
      <button type="button" role="tab" aria-selected="false">Winter</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Sow peas once the frost is gone</div>
  </div>
)

export const FourSecondTabs = () => (
  <div>
    <div role="tablist" aria-label="Clinic pages">
      <button type="button" role="tab" aria-selected="false">Doctors</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Vaccines</button>
      <button type="button" role="tab" aria-selected="false">Opening times</button>
      <button type="button" role="tab" aria-selected="false">Insurance</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Ask the nurse about your next dose</div>
  </div>
)

export const TwoVerticalSecondTabs = () => (
  <div>
    <div role="tablist" aria-label="Mailbox" aria-orientation="vertical">
      <button type="button" role="tab" aria-selected="false">Inbox</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Drafts</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Nothing waits to be sent</div>
  </div>
)

export const ThreeVerticalFirstTabs = () => (
  <div>
    <div role="tablist" aria-label="Preferences" aria-orientation="vertical">
      <button type="button" id="tab" role="tab" aria-selected="true">Sounds</button>
      <button type="button" role="tab" aria-selected="false">Privacy</button>
      <button type="button" role="tab" aria-selected="false">Keyboard</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Choose how loud the bell rings</div>
  </div>
)

export const ThreeVerticalSecondTabs = () => (
  <div>
    <div role="tablist" aria-label="Car manual" aria-orientation="vertical">
      <button type="button" role="tab" aria-selected="false">Engine</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Brakes</button>
      <button type="button" role="tab" aria-selected="false">Mirrors</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Replace worn pads every other year</div>
  </div>
)

export const ThreeVerticalThirdTabs = () => (
  <div>
    <div role="tablist" aria-label="Resort floors" aria-orientation="vertical">
      <button type="button" role="tab" aria-selected="false">Lobby</button>
      <button type="button" role="tab" aria-selected="false">Ballroom</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Terrace</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Dance under lanterns until midnight</div>
  </div>
)

export const FourVerticalThirdTabs = () => (
  <div>
    <div role="tablist" aria-label="Orchestra" aria-orientation="vertical">
      <button type="button" role="tab" aria-selected="false">Strings</button>
      <button type="button" role="tab" aria-selected="false">Brass</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Woodwind</button>
      <button type="button" role="tab" aria-selected="false">Percussion</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Two oboes and a lonely bassoon</div>
  </div>
)

export const FourVerticalSecondTabs = () => (
  <div>
    <div role="tablist" aria-label="Temperature units" aria-orientation="vertical">
      <button type="button" role="tab" aria-selected="false">Celsius</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Fahrenheit</button>
      <button type="button" role="tab" aria-selected="false">Kelvin</button>
      <button type="button" role="tab" aria-selected="false">Rankine</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Water freezes at thirty two degrees</div>
  </div>
)

export const TwoSwitchingFirstTabs = bElement({
  tag: 'two-switching-first-tabs',
  shadowDom: (
    <div role="tablist" aria-label="Chart period">
      <button type="button" role="tab" aria-selected="true" p-target="tab" p-trigger={{ click: 'select' }}>Week</button>
      <button type="button" role="tab" aria-selected="false" p-target="tab" p-trigger={{ click: 'select' }}>Month</button>
    </div>
  ),
  bProgram({ $ }) {
    const tabs = $('tab')
    return {
      select({ target }) {
        for (const tab of tabs) tab.attr('aria-selected', `${tab === target}`)
      },
    }
  },
})

export const ThreeSwitchingSecondTabs = bElement({
  tag: 'three-switching-second-tabs',
  shadowDom: (
    <div role="tablist" aria-label="Map layers">
      <button type="button" role="tab" aria-selected="false" p-target="tab" p-trigger={{ click: 'select' }}>Streets</button>
      <button type="button" role="tab" aria-selected="true" p-target="tab" p-trigger={{ click: 'select' }}>Terrain</button>
      <button type="button" role="tab" aria-selected="false" p-target="tab" p-trigger={{ click: 'select' }}>Satellite</button>
    </div>
  ),
  bProgram({ $ }) {
    const tabs = $('tab')
    return {
      select({ target }) {
        for (const tab of tabs) tab.attr('aria-selected', `${tab === target}`)
      },
    }
  },
})

export const ThreeSwitchingFirstTabs = bElement({
  tag: 'three-switching-first-tabs',
  shadowDom: (
    <div role="tablist" aria-label="Snapshot order">
      <button type="button" role="tab" aria-selected="true" p-target="tab" p-trigger={{ click: 'select' }}>Newest</button>
      <button type="button" role="tab" aria-selected="false" p-target="tab" p-trigger={{ click: 'select' }}>Oldest</button>
      <button type="button" role="tab" aria-selected="false" p-target="tab" p-trigger={{ click: 'select' }}>Favourites</button>
    </div>
  ),
  bProgram({ $ }) {
    const tabs = $('tab')
    return {
      select({ target }) {
        for (const tab of tabs) tab.attr('aria-selected', `${tab === target}`)
      },
    }
  },
})

export const ThreeSwitchingThirdTabs = bElement({
  tag: 'three-switching-third-tabs',
  shadowDom: (
    <div role="tablist" aria-label="Quest difficulty">
      <button type="button" role="tab" aria-selected="false" p-target="tab" p-trigger={{ click: 'select' }}>Novice</button>
      <button type="button" role="tab" aria-selected="false" p-target="tab" p-trigger={{ click: 'select' }}>Skilled</button>
      <button type="button" role="tab" aria-selected="true" p-target="tab" p-trigger={{ click: 'select' }}>Legendary</button>
    </div>
  ),
  bProgram({ $ }) {
    const tabs = $('tab')
    return {
      select({ target }) {
        for (const tab of tabs) tab.attr('aria-selected', `${tab === target}`)
      },
    }
  },
})

export const ThreeSecondTabs = () => (
  <div>
    <div role="tablist" aria-label="Workshop days">
      <button type="button" role="tab" aria-selected="false">Clay</button>
      <button type="button" id="tab" role="tab" aria-selected="true">Glass</button>
      <button type="button" role="tab" aria-selected="false">Wood</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">Bring gloves and old clothes</div>
  </div>
)

export const TwoVerticalFirstTabs = () => (
  <div>
    <div role="tablist" aria-label="Library" aria-orientation="vertical">
      <button type="button" id="tab" role="tab" aria-selected="true">Albums</button>
      <button type="button" role="tab" aria-selected="false">Artists</button>
    </div>
    <div role="tabpanel" aria-labelledby="tab">You own forty records</div>
  </div>
)

export const TwoSwitchingSecondTabs = bElement({
  tag: 'two-switching-second-tabs',
  shadowDom: (
    <div role="tablist" aria-label="Price period">
      <button type="button" role="tab" aria-selected="false" p-target="tab" p-trigger={{ click: 'select' }}>Monthly</button>
      <button type="button" role="tab" aria-selected="true" p-target="tab" p-trigger={{ click: 'select' }}>Yearly</button>
    </div>
  ),
  bProgram({ $ }) {
    const tabs = $('tab')
    return {
      select({ target }) {
        for (const tab of tabs) tab.attr('aria-selected', `${tab === target}`)
      },
    }
  },
})
