import { story } from 'plaited/testing'
import { PauseCarousel, StepCarousel } from './carousel.tsx'

const visible = (slides) => slides.map((slide) => slide?.checkVisibility())

export const steps = story({
  intent:
    'Make a carousel of three slides: a section labelled "Guest rooms" with aria-roledescription carousel has the buttons "Room before" and "Room after" and, in an element that both control and that is a polite live region, a group for each slide with aria-roledescription slide, labelled 1 of 3, 2 of 3 and 3 of 3: "Attic with skylight", "Blue salon" and "Cellar vault". Only the first is shown. Enter or Space on a button shows the next slide or the one before, round at the ends; the focus stays on the button.',
  template: StepCarousel,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const slides = [await findByText('Attic with skylight'), await findByText('Blue salon'), await findByText('Cellar vault')].map((text) => text?.closest('[role="group"]'))
    const buttons = [await findByText('Room before'), await findByText('Room after')]
    const live = slides[0]?.closest('[aria-live]')
    const carousel = live?.closest('section, [role="region"]')
    assert({ given: 'a carousel', should: 'say what it is', actual: [carousel?.getAttribute('aria-roledescription'), carousel?.getAttribute('aria-label'), live?.getAttribute('aria-live')], expected: ['carousel', 'Guest rooms', 'polite'] })
    assert({ given: 'slides', should: 'say which they are', actual: slides.map((slide) => [slide?.getAttribute('aria-roledescription'), slide?.getAttribute('aria-label')]), expected: [['slide', '1 of 3'], ['slide', '2 of 3'], ['slide', '3 of 3']] })
    assert({ given: 'the buttons', should: 'control the live region', actual: buttons.map((button) => Boolean(live?.id) && button?.localName === 'button' && button.getAttribute('aria-controls') === live?.id), expected: [true, true] })
    assert({ given: 'no key yet', should: 'show the first slide alone', actual: visible(slides), expected: [true, false, false] })
    await press('Tab')
    await press('Enter')
    assert({ given: 'Enter at the first button', should: 'go round to the last slide', actual: [visible(slides), focused()?.textContent], expected: [[false, false, true], 'Room before'] })
    await accessibilityCheck({})
    await press('Tab')
    await press('Space')
    const round = visible(slides)
    await press('Space')
    assert({ given: 'Space at the second button, twice', should: 'go round to the first slide and on', actual: [round, visible(slides), focused()?.textContent], expected: [[true, false, false], [false, true, false], 'Room after'] })
    await accessibilityCheck({})
  },
})

export const pausing = story({
  intent:
    'Make a carousel whose slides are picked by tabs: a section labelled "Headlines" with aria-roledescription carousel begins with the button "Stop turning", then come tabs labelled "Top stories", "Storm", which is selected, and "Harvest", and, in a live region that is off, a panel for each with aria-roledescription slide, labelled by its tab: "Ferries stay in port" and "Apples ripen early"; only that of the selected tab is shown. The left and right arrow keys on a tab move the focus to the other, select it and show its slide; only the selected tab is in the tab order. Pressing the button makes the live region polite and the button read "Start turning"; pressing it again takes both back. Nothing turns by itself.',
  template: PauseCarousel,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const tabs = [await findByText('Storm'), await findByText('Harvest')].map((text) => text?.closest('[role="tab"]'))
    const slides = [await findByText('Ferries stay in port'), await findByText('Apples ripen early')].map((text) => text?.closest('[role="tabpanel"]'))
    const live = slides[0]?.closest('[aria-live]')
    const carousel = tabs[0]?.closest('section, [role="region"]')
    const state = () => [tabs.map((tab) => tab?.getAttribute('aria-selected')), tabs.map((tab) => tab?.tabIndex), visible(slides)]
    assert({ given: 'a carousel', should: 'say what it is', actual: [carousel?.getAttribute('aria-roledescription'), carousel?.getAttribute('aria-label'), tabs[0]?.closest('[role="tablist"]')?.getAttribute('aria-label')], expected: ['carousel', 'Headlines', 'Top stories'] })
    assert({ given: 'slides', should: 'say what they are, by their tabs', actual: slides.map((slide, at) => [slide?.getAttribute('aria-roledescription'), Boolean(tabs[at]?.id) && slide?.getAttribute('aria-labelledby') === tabs[at]?.id]), expected: [['slide', true], ['slide', true]] })
    assert({ given: 'no key yet', should: 'show the slide of the first tab', actual: [state(), live?.getAttribute('aria-live')], expected: [[['true', 'false'], [0, -1], [true, false]], 'off'] })
    await press('Tab')
    const first = focused()?.textContent
    await press('Enter')
    assert({ given: 'Enter at the button', should: 'tell changes politely and change its words', actual: [first, focused()?.textContent, live?.getAttribute('aria-live')], expected: ['Stop turning', 'Start turning', 'polite'] })
    await accessibilityCheck({})
    await press('Space')
    assert({ given: 'Space at the button', should: 'take both back', actual: [focused()?.textContent, live?.getAttribute('aria-live')], expected: ['Stop turning', 'off'] })
    await press('Tab')
    await press('ArrowRight')
    assert({ given: 'the right arrow at a tab', should: 'show the other slide', actual: [focused()?.textContent, state()], expected: ['Harvest', [['false', 'true'], [-1, 0], [false, true]]] })
    await press('ArrowLeft')
    assert({ given: 'the left arrow at a tab', should: 'show the first slide', actual: [focused()?.textContent, state()], expected: ['Storm', [['true', 'false'], [0, -1], [true, false]]] })
    await accessibilityCheck({})
  },
})
