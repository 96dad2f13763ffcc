import { bElement } from 'plaited/ui'

// story fourButtonsSecondPressed: pressed said of all
export const FourButtonsSecondPressedToolbar = () => (
  <div role="toolbar" aria-label="Weather layers" class="layers" stylesheets={['.layers{display:flex;gap:4px}.layers [aria-pressed=true]{background:#0b57d0;color:#fff}']}>
    <button type="button" aria-pressed="false">Clouds</button>
    <button type="button" aria-pressed="true">Lightning</button>
    <button type="button" aria-pressed="false">Humidity</button>
    <button type="button" aria-pressed="false">Wind</button>
  </div>
)

// story smallThreeButtonsFirstPressed: buttons from a list
const CHARTS = ['Bars', 'Lines', 'Dots']
export const SmallThreeButtonsFirstPressedToolbar = () => (
  <div role="toolbar" aria-label="Chart tools" data-size="small">
    {CHARTS.map((name, index) => (
      <button type="button" aria-pressed={index ? 'false' : 'true'}>{name}</button>
    ))}
  </div>
)

// story smallTwoButtonsSecondDisabled: each in its own group
export const SmallTwoButtonsSecondDisabledToolbar = () => (
  <div role="toolbar" aria-label="Table tools" data-size="small" style={{ fontSize: '12px', border: '1px solid #767676', padding: '2px' }}>
    <span class="group">
      <button type="button">Merge cells</button>
    </span>
    <span class="group" style={{ borderLeft: '1px solid #767676', paddingLeft: '4px' }}>
      <button type="button" disabled>Split cells</button>
    </span>
  </div>
)

// story threeButtonsSecondDisabled: said for assistive technology too
export const ThreeButtonsSecondDisabledToolbar = () => (
  <div role="toolbar" aria-label="Mail tools" aria-orientation={undefined}>
    <button type="button" class="b">Reply</button>{' '}
    <button type="button" class="b" disabled aria-disabled="true">Forward</button>{' '}
    <button type="button" class="b">Archive</button>
  </div>
)

// story twoButtons: only one of them in the order of tabs
export const TwoButtonsToolbar = () => (
  <div role="toolbar" aria-label="Text tools">
    <button type="button" tabindex="0" style={{ fontWeight: 'bold' }}>Bold</button>
    <button type="button" tabindex="-1" style={{ fontStyle: 'italic' }}>Italic</button>
  </div>
)

// story verticalFourButtonsThirdDisabled: a column
export const VerticalFourButtonsThirdDisabledToolbar = () => (
  <div role="toolbar" aria-label="Spreadsheet tools" aria-orientation="vertical" style={{ display: 'inline-flex', flexDirection: 'column', alignItems: 'stretch' }}>
    <button type="button">Insert column</button>
    <button type="button">Sort rows</button>
    <button type="button" disabled>Freeze panes</button>
    <button type="button">Calculate sum</button>
  </div>
)
