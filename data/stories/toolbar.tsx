import { bElement } from 'plaited/ui'

export const TwoButtonsToolbar = () => (
  <div role="toolbar" aria-label="Text tools">
    <button type="button">Bold</button>
    <button type="button">Italic</button>
  </div>
)

export const VerticalThreeButtonsToolbar = () => (
  <div role="toolbar" aria-label="Image tools" aria-orientation="vertical">
    <button type="button">Crop</button>
    <button type="button">Rotate</button>
    <button type="button">Flip</button>
  </div>
)

export const TwoButtonsFirstPressedToolbar = () => (
  <div role="toolbar" aria-label="Map tools">
    <button type="button" aria-pressed="true">Zoom in</button>
    <button type="button">Measure</button>
  </div>
)

export const VerticalTwoButtonsFirstPressedToolbar = () => (
  <div role="toolbar" aria-label="Sculpting tools" aria-orientation="vertical">
    <button type="button" aria-pressed="true">Chisel</button>
    <button type="button">Sandpaper</button>
  </div>
)

export const ThreeButtonsThirdPressedToolbar = () => (
  <div role="toolbar" aria-label="Subtitle tools">
    <button type="button">English</button>
    <button type="button">Portuguese</button>
    <button type="button" aria-pressed="true">Ukrainian</button>
  </div>
)

export const FourButtonsSecondPressedToolbar = () => (
  <div role="toolbar" aria-label="Weather layers">
    <button type="button">Clouds</button>
    <button type="button" aria-pressed="true">Lightning</button>
    <button type="button">Humidity</button>
    <button type="button">Wind</button>
  </div>
)

export const LargeVerticalThreeButtonsSecondPressedToolbar = () => (
  <div role="toolbar" aria-label="Elevator panel" aria-orientation="vertical" data-size="large">
    <button type="button">Basement</button>
    <button type="button" aria-pressed="true">Courtyard</button>
    <button type="button">Penthouse</button>
  </div>
)

export const ThreeButtonsSecondDisabledToolbar = () => (
  <div role="toolbar" aria-label="Mail tools">
    <button type="button">Reply</button>
    <button type="button" disabled>Forward</button>
    <button type="button">Archive</button>
  </div>
)

export const TwoButtonsFirstDisabledToolbar = () => (
  <div role="toolbar" aria-label="Essay history">
    <button type="button" disabled>Undo</button>
    <button type="button">Redo</button>
  </div>
)

export const LargeFourButtonsFirstDisabledToolbar = () => (
  <div role="toolbar" aria-label="Call controls" data-size="large">
    <button type="button" disabled>Hold</button>
    <button type="button">Transfer</button>
    <button type="button">Conference</button>
    <button type="button">Hang up</button>
  </div>
)

export const ThreeButtonsFirstPressedThirdDisabledToolbar = () => (
  <div role="toolbar" aria-label="Mixer channels">
    <button type="button" aria-pressed="true">Vocals</button>
    <button type="button">Trombone</button>
    <button type="button" disabled>Echo</button>
  </div>
)

export const VerticalTwoButtonsSecondDisabledToolbar = () => (
  <div role="toolbar" aria-label="Drawing tools" aria-orientation="vertical">
    <button type="button">Pencil</button>
    <button type="button" disabled>Eraser</button>
  </div>
)

export const VerticalFourButtonsThirdDisabledToolbar = () => (
  <div role="toolbar" aria-label="Spreadsheet tools" aria-orientation="vertical">
    <button type="button">Insert column</button>
    <button type="button">Sort rows</button>
    <button type="button" disabled>Freeze panes</button>
    <button type="button">Calculate sum</button>
  </div>
)

export const SmallTwoButtonsToolbar = () => (
  <div role="toolbar" aria-label="Player controls" data-size="small">
    <button type="button">Rewind</button>
    <button type="button">Skip</button>
  </div>
)

export const SmallThreeButtonsSecondDisabledToolbar = () => (
  <div role="toolbar" aria-label="Robot controls" data-size="small">
    <button type="button">Wake</button>
    <button type="button" disabled>Dance</button>
    <button type="button">Recharge</button>
  </div>
)

export const SmallThreeButtonsFirstPressedToolbar = () => (
  <div role="toolbar" aria-label="Chart tools" data-size="small">
    <button type="button" aria-pressed="true">Bars</button>
    <button type="button">Lines</button>
    <button type="button">Dots</button>
  </div>
)

export const ToggleToolbar = bElement({
  tag: 'toggle-toolbar',
  shadowDom: (
    <div role="toolbar" aria-label="Page tools">
      <button type="button" aria-pressed="false" p-target="button" p-trigger={{ click: 'toggle' }}>
        Night mode
      </button>
    </div>
  ),
  bProgram({ $ }) {
    const [button] = $('button')
    return {
      toggle() {
        button.ariaPressed = button.ariaPressed === 'true' ? 'false' : 'true'
      },
    }
  },
})

export const VerticalThreeButtonsFirstPressedToolbar = () => (
  <div role="toolbar" aria-label="Photo filters" aria-orientation="vertical">
    <button type="button" aria-pressed="true">Warmer</button>
    <button type="button">Cooler</button>
    <button type="button">Sharper</button>
  </div>
)

export const SmallTwoButtonsSecondDisabledToolbar = () => (
  <div role="toolbar" aria-label="Table tools" data-size="small">
    <button type="button">Merge cells</button>
    <button type="button" disabled>Split cells</button>
  </div>
)
