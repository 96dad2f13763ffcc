import { bElement } from 'plaited/ui'

export const StepCarousel = bElement({
  tag: 'step-carousel',
  shadowDom: (
    <section aria-roledescription="carousel" aria-label="Guest rooms">
      <button type="button" aria-controls="slides" p-trigger={{ click: 'previous' }}>Room before</button>
      <button type="button" aria-controls="slides" p-trigger={{ click: 'next' }}>Room after</button>
      <div id="slides" aria-live="polite">
        <div role="group" aria-roledescription="slide" aria-label="1 of 3" p-target="slide">Attic with skylight</div>
        <div role="group" aria-roledescription="slide" aria-label="2 of 3" p-target="slide" hidden>Blue salon</div>
        <div role="group" aria-roledescription="slide" aria-label="3 of 3" p-target="slide" hidden>Cellar vault</div>
      </div>
    </section>
  ),
  bProgram({ $ }) {
    const slides = [...$('slide')]
    let at = 0
    const turn = (step) => {
      at = (at + step) % 3
      slides.forEach((slide, index) => slide.attr('hidden', index !== at))
    }
    return { next: () => turn(1), previous: () => turn(2) }
  },
})

export const PauseCarousel = bElement({
  tag: 'pause-carousel',
  shadowDom: (
    <section aria-roledescription="carousel" aria-label="Headlines" p-trigger={{ keydown: 'key' }}>
      <button type="button" p-target="pause" p-trigger={{ click: 'pause' }}>Stop turning</button>
      <div role="tablist" aria-label="Top stories">
        <button type="button" role="tab" id="tab1" aria-selected="true" tabindex="0" p-target="tab">Storm</button>
        <button type="button" role="tab" id="tab2" aria-selected="false" tabindex="-1" p-target="tab">Harvest</button>
      </div>
      <div aria-live="off" p-target="live">
        <div role="tabpanel" aria-roledescription="slide" aria-labelledby="tab1" p-target="slide">Ferries stay in port</div>
        <div role="tabpanel" aria-roledescription="slide" aria-labelledby="tab2" p-target="slide" hidden>Apples ripen early</div>
      </div>
    </section>
  ),
  bProgram({ $ }) {
    const [[pause], [live], tabs, slides] = [$('pause'), $('live'), [...$('tab')], [...$('slide')]]
    return {
      pause() {
        const turning = live.attr('aria-live') === 'polite'
        live.attr('aria-live', turning ? 'off' : 'polite')
        pause.render(turning ? 'Stop turning' : 'Start turning')
      },
      key({ target, key }) {
        if (!tabs.includes(target) || !/Arrow(Left|Right)/.test(key)) return
        const chosen = tabs[1 - tabs.indexOf(target)]
        tabs.forEach((tab, at) => {
          tab.attr({ 'aria-selected': `${tab === chosen}`, tabindex: tab === chosen ? 0 : -1 })
          slides[at].attr('hidden', tab !== chosen)
        })
        chosen.focus()
      },
    }
  },
})
