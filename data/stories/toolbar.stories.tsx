import { story } from 'plaited/testing'
import {
  FourButtonsSecondPressedToolbar,
  LargeFourButtonsFirstDisabledToolbar,
  LargeVerticalThreeButtonsSecondPressedToolbar,
  SmallThreeButtonsFirstPressedToolbar,
  SmallThreeButtonsSecondDisabledToolbar,
  SmallTwoButtonsSecondDisabledToolbar,
  SmallTwoButtonsToolbar,
  ThreeButtonsFirstPressedThirdDisabledToolbar,
  ThreeButtonsSecondDisabledToolbar,
  ThreeButtonsThirdPressedToolbar,
  ToggleToolbar,
  TwoButtonsFirstDisabledToolbar,
  TwoButtonsFirstPressedToolbar,
  TwoButtonsToolbar,
  VerticalFourButtonsThirdDisabledToolbar,
  VerticalThreeButtonsFirstPressedToolbar,
  VerticalThreeButtonsToolbar,
  VerticalTwoButtonsFirstPressedToolbar,
  VerticalTwoButtonsSecondDisabledToolbar,
} from './toolbar.tsx'

export const twoButtons = story({
  intent: 'Create a toolbar labelled "Text tools" with two buttons "Bold" and "Italic"',
  template: TwoButtonsToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Text tools' })
    assert({
      given: 'two buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Bold', 'Italic'],
    })
    assert({
      given: 'two buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button'],
    })
    assert({ given: 'no word about direction', should: 'have none', actual: bar?.getAttribute('aria-orientation'), expected: null })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const verticalThreeButtons = story({
  intent: 'I need a vertical toolbar labelled "Image tools" with three buttons "Crop", "Rotate" and "Flip"',
  template: VerticalThreeButtonsToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Image tools' })
    assert({
      given: 'three buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Crop', 'Rotate', 'Flip'],
    })
    assert({
      given: 'three buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button'],
    })
    assert({ given: 'a vertical toolbar', should: 'say so', actual: bar?.getAttribute('aria-orientation'), expected: 'vertical' })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const twoButtonsFirstPressed = story({
  intent: 'Build a toolbar labelled "Map tools" with two buttons "Zoom in" and "Measure", the first pressed',
  template: TwoButtonsFirstPressedToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Map tools' })
    assert({
      given: 'two buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Zoom in', 'Measure'],
    })
    assert({
      given: 'two buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button'],
    })
    assert({ given: 'no word about direction', should: 'have none', actual: bar?.getAttribute('aria-orientation'), expected: null })
    assert({
      given: 'the first button pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [true, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const verticalTwoButtonsFirstPressed = story({
  intent:
    'Create a vertical toolbar labelled "Sculpting tools" with two buttons "Chisel" and "Sandpaper", the first pressed',
  template: VerticalTwoButtonsFirstPressedToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Sculpting tools',
    })
    assert({
      given: 'two buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Chisel', 'Sandpaper'],
    })
    assert({
      given: 'two buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button'],
    })
    assert({
      given: 'a vertical toolbar',
      should: 'say so',
      actual: bar?.getAttribute('aria-orientation'),
      expected: 'vertical',
    })
    assert({
      given: 'the first button pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [true, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const threeButtonsThirdPressed = story({
  intent:
    'Add a toolbar labelled "Subtitle tools" with three buttons "English", "Portuguese" and "Ukrainian", the third pressed',
  template: ThreeButtonsThirdPressedToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Subtitle tools',
    })
    assert({
      given: 'three buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['English', 'Portuguese', 'Ukrainian'],
    })
    assert({
      given: 'three buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button'],
    })
    assert({
      given: 'no word about direction',
      should: 'have none',
      actual: bar?.getAttribute('aria-orientation'),
      expected: null,
    })
    assert({
      given: 'the third button pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false, true],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const fourButtonsSecondPressed = story({
  intent:
    'I need a toolbar labelled "Weather layers" with four buttons "Clouds", "Lightning", "Humidity" and "Wind", the second pressed',
  template: FourButtonsSecondPressedToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Weather layers',
    })
    assert({
      given: 'four buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Clouds', 'Lightning', 'Humidity', 'Wind'],
    })
    assert({
      given: 'four buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button', 'button'],
    })
    assert({
      given: 'no word about direction',
      should: 'have none',
      actual: bar?.getAttribute('aria-orientation'),
      expected: null,
    })
    assert({
      given: 'the second button pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, true, false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false, false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const largeVerticalThreeButtonsSecondPressed = story({
  intent:
    'Make a large vertical toolbar labelled "Elevator panel" with three buttons "Basement", "Courtyard" and "Penthouse", the second pressed',
  template: LargeVerticalThreeButtonsSecondPressedToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Elevator panel',
    })
    assert({
      given: 'three buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Basement', 'Courtyard', 'Penthouse'],
    })
    assert({
      given: 'three buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button'],
    })
    assert({
      given: 'a vertical toolbar',
      should: 'say so',
      actual: bar?.getAttribute('aria-orientation'),
      expected: 'vertical',
    })
    assert({
      given: 'the second button pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, true, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false, false],
    })
    assert({
      given: 'a large toolbar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const threeButtonsSecondDisabled = story({
  intent: 'Add a toolbar labelled "Mail tools" with three buttons "Reply", "Forward" and "Archive", the second disabled',
  template: ThreeButtonsSecondDisabledToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Mail tools' })
    assert({
      given: 'three buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Reply', 'Forward', 'Archive'],
    })
    assert({
      given: 'three buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button'],
    })
    assert({ given: 'no word about direction', should: 'have none', actual: bar?.getAttribute('aria-orientation'), expected: null })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false, false],
    })
    assert({
      given: 'the second button disabled',
      should: 'disable that button and no other',
      actual: buttons.map((button) => button.disabled),
      expected: [false, true, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const twoButtonsFirstDisabled = story({
  intent: 'Build a toolbar labelled "Essay history" with two buttons "Undo" and "Redo", the first disabled',
  template: TwoButtonsFirstDisabledToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Essay history',
    })
    assert({
      given: 'two buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Undo', 'Redo'],
    })
    assert({
      given: 'two buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button'],
    })
    assert({
      given: 'no word about direction',
      should: 'have none',
      actual: bar?.getAttribute('aria-orientation'),
      expected: null,
    })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false],
    })
    assert({
      given: 'the first button disabled',
      should: 'disable that button and no other',
      actual: buttons.map((button) => button.disabled),
      expected: [true, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const largeFourButtonsFirstDisabled = story({
  intent:
    'Create a large toolbar labelled "Call controls" with four buttons "Hold", "Transfer", "Conference" and "Hang up", the first disabled',
  template: LargeFourButtonsFirstDisabledToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Call controls',
    })
    assert({
      given: 'four buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Hold', 'Transfer', 'Conference', 'Hang up'],
    })
    assert({
      given: 'four buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button', 'button'],
    })
    assert({
      given: 'no word about direction',
      should: 'have none',
      actual: bar?.getAttribute('aria-orientation'),
      expected: null,
    })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false, false, false],
    })
    assert({
      given: 'the first button disabled',
      should: 'disable that button and no other',
      actual: buttons.map((button) => button.disabled),
      expected: [true, false, false, false],
    })
    assert({
      given: 'a large toolbar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const threeButtonsFirstPressedThirdDisabled = story({
  intent:
    'Make a toolbar labelled "Mixer channels" with three buttons "Vocals", "Trombone" and "Echo", the first pressed and the third disabled',
  template: ThreeButtonsFirstPressedThirdDisabledToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Mixer channels',
    })
    assert({
      given: 'three buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Vocals', 'Trombone', 'Echo'],
    })
    assert({
      given: 'three buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button'],
    })
    assert({
      given: 'no word about direction',
      should: 'have none',
      actual: bar?.getAttribute('aria-orientation'),
      expected: null,
    })
    assert({
      given: 'the first button pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [true, false, false],
    })
    assert({
      given: 'the third button disabled',
      should: 'disable that button and no other',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false, true],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const verticalTwoButtonsSecondDisabled = story({
  intent: 'Make a vertical toolbar labelled "Drawing tools" with two buttons "Pencil" and "Eraser", the second disabled',
  template: VerticalTwoButtonsSecondDisabledToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Drawing tools' })
    assert({
      given: 'two buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Pencil', 'Eraser'],
    })
    assert({
      given: 'two buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button'],
    })
    assert({ given: 'a vertical toolbar', should: 'say so', actual: bar?.getAttribute('aria-orientation'), expected: 'vertical' })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false],
    })
    assert({
      given: 'the second button disabled',
      should: 'disable that button and no other',
      actual: buttons.map((button) => button.disabled),
      expected: [false, true],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const verticalFourButtonsThirdDisabled = story({
  intent:
    'I need a vertical toolbar labelled "Spreadsheet tools" with four buttons "Insert column", "Sort rows", "Freeze panes" and "Calculate sum", the third disabled',
  template: VerticalFourButtonsThirdDisabledToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Spreadsheet tools',
    })
    assert({
      given: 'four buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Insert column', 'Sort rows', 'Freeze panes', 'Calculate sum'],
    })
    assert({
      given: 'four buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button', 'button'],
    })
    assert({
      given: 'a vertical toolbar',
      should: 'say so',
      actual: bar?.getAttribute('aria-orientation'),
      expected: 'vertical',
    })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false, false, false],
    })
    assert({
      given: 'the third button disabled',
      should: 'disable that button and no other',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false, true, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallTwoButtons = story({
  intent: 'Create a small toolbar labelled "Player controls" with two buttons "Rewind" and "Skip"',
  template: SmallTwoButtonsToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Player controls' })
    assert({
      given: 'two buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Rewind', 'Skip'],
    })
    assert({
      given: 'two buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button'],
    })
    assert({ given: 'no word about direction', should: 'have none', actual: bar?.getAttribute('aria-orientation'), expected: null })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false],
    })
    assert({ given: 'a small toolbar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const smallThreeButtonsSecondDisabled = story({
  intent:
    'Add a small toolbar labelled "Robot controls" with three buttons "Wake", "Dance" and "Recharge", the second disabled',
  template: SmallThreeButtonsSecondDisabledToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({
      given: 'the label',
      should: 'name the toolbar',
      actual: bar?.getAttribute('aria-label'),
      expected: 'Robot controls',
    })
    assert({
      given: 'three buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Wake', 'Dance', 'Recharge'],
    })
    assert({
      given: 'three buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button'],
    })
    assert({
      given: 'no word about direction',
      should: 'have none',
      actual: bar?.getAttribute('aria-orientation'),
      expected: null,
    })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false, false],
    })
    assert({
      given: 'the second button disabled',
      should: 'disable that button and no other',
      actual: buttons.map((button) => button.disabled),
      expected: [false, true, false],
    })
    assert({
      given: 'a small toolbar',
      should: 'carry its size',
      actual: bar?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const smallThreeButtonsFirstPressed = story({
  intent:
    'Build a small toolbar labelled "Chart tools" with three buttons "Bars", "Lines" and "Dots", the first pressed',
  template: SmallThreeButtonsFirstPressedToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Chart tools' })
    assert({
      given: 'three buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Bars', 'Lines', 'Dots'],
    })
    assert({
      given: 'three buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button'],
    })
    assert({ given: 'no word about direction', should: 'have none', actual: bar?.getAttribute('aria-orientation'), expected: null })
    assert({
      given: 'the first button pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [true, false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false, false],
    })
    assert({ given: 'a small toolbar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const toggle = story({
  intent: 'I need a toolbar labelled "Page tools" with a toggle button "Night mode" that each click presses or releases',
  template: ToggleToolbar,
  async play({ assert, findByAttribute, findByText, fireEvent, accessibilityCheck }) {
    const bar = await findByAttribute('aria-label', 'Page tools')
    const button = await findByText('Night mode')
    assert({ given: 'the label', should: 'name a toolbar', actual: bar?.getAttribute('role'), expected: 'toolbar' })
    assert({ given: 'the label of the button', should: 'sit in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    assert({ given: 'no click yet', should: 'be released', actual: button?.getAttribute('aria-pressed'), expected: 'false' })
    button && (await fireEvent(button, 'click'))
    assert({ given: 'a click', should: 'be pressed', actual: button?.getAttribute('aria-pressed'), expected: 'true' })
    button && (await fireEvent(button, 'click'))
    assert({
      given: 'the next click',
      should: 'be released again',
      actual: button?.getAttribute('aria-pressed'),
      expected: 'false',
    })
    await accessibilityCheck({})
  },
})

export const verticalThreeButtonsFirstPressed = story({
  intent:
    'Create a vertical toolbar labelled "Photo filters" with three buttons "Warmer", "Cooler" and "Sharper", the first pressed',
  template: VerticalThreeButtonsFirstPressedToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Photo filters' })
    assert({
      given: 'three buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Warmer', 'Cooler', 'Sharper'],
    })
    assert({
      given: 'three buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button', 'button'],
    })
    assert({ given: 'a vertical toolbar', should: 'say so', actual: bar?.getAttribute('aria-orientation'), expected: 'vertical' })
    assert({
      given: 'the first button pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [true, false, false],
    })
    assert({
      given: 'no word about a state',
      should: 'disable none',
      actual: buttons.map((button) => button.disabled),
      expected: [false, false, false],
    })
    assert({ given: 'no word about size', should: 'have none', actual: bar?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallTwoButtonsSecondDisabled = story({
  intent:
    'Add a small toolbar labelled "Table tools" with two buttons "Merge cells" and "Split cells", the second disabled',
  template: SmallTwoButtonsSecondDisabledToolbar,
  async play({ assert, accessibilityCheck }) {
    const bar = document.querySelector('[role="toolbar"]')
    const buttons = [...(bar?.querySelectorAll('button') ?? [])]
    assert({ given: 'the label', should: 'name the toolbar', actual: bar?.getAttribute('aria-label'), expected: 'Table tools' })
    assert({
      given: 'two buttons',
      should: 'stand in the toolbar in order',
      actual: buttons.map((button) => button.textContent),
      expected: ['Merge cells', 'Split cells'],
    })
    assert({
      given: 'two buttons',
      should: 'not submit a form',
      actual: buttons.map((button) => button.type),
      expected: ['button', 'button'],
    })
    assert({ given: 'no word about direction', should: 'have none', actual: bar?.getAttribute('aria-orientation'), expected: null })
    assert({
      given: 'no word about pressing',
      should: 'mark none',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [false, false],
    })
    assert({
      given: 'the second button disabled',
      should: 'disable that button and no other',
      actual: buttons.map((button) => button.disabled),
      expected: [false, true],
    })
    assert({ given: 'a small toolbar', should: 'carry its size', actual: bar?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})
