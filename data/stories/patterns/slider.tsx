import { bElement } from 'plaited/ui'

export const StepSlider = bElement({
  tag: 'step-slider',
  shadowDom: (
    <div
      role="slider"
      aria-label="Bath temperature"
      tabindex="0"
      aria-valuemin="20"
      aria-valuemax="40"
      aria-valuenow="30"
      aria-valuetext="30 degrees"
      p-target="slider"
      p-trigger={{ keydown: 'key' }}
    >
      <span p-target="shown">30 degrees</span>
    </div>
  ),
  bProgram({ $ }) {
    const [[slider], [shown]] = [$('slider'), $('shown')]
    return {
      key(event) {
        const now = Number(slider.attr('aria-valuenow'))
        const next = {
          ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, PageUp: now + 5, PageDown: now - 5, Home: 20, End: 40,
        }[event.key]
        if (next === undefined) return
        event.preventDefault()
        const value = Math.max(20, Math.min(40, next))
        slider.attr({ 'aria-valuenow': value, 'aria-valuetext': `${value} degrees` })
        shown.render(`${value} degrees`)
      },
    }
  },
})

export const RangeSlider = bElement({
  tag: 'range-slider',
  shadowDom: (
    <div role="group" aria-label="Room price" p-trigger={{ keydown: 'key' }}>
      <span role="slider" aria-label="Lowest" tabindex="0" aria-valuemin="0" aria-valuemax="90" aria-valuenow="50" p-target="thumb">50</span>
      <span role="slider" aria-label="Highest" tabindex="0" aria-valuemin="50" aria-valuemax="200" aria-valuenow="90" p-target="thumb">90</span>
    </div>
  ),
  bProgram({ $ }) {
    const [low, high] = $('thumb')
    return {
      key(event) {
        const thumb = event.target
        const [now, min, max] = ['now', 'min', 'max'].map((name) => Number(thumb.getAttribute(`aria-value${name}`)))
        const next = { ArrowRight: now + 10, ArrowLeft: now - 10, Home: min, End: max }[event.key]
        if (next === undefined) return
        event.preventDefault()
        const value = Math.max(min, Math.min(max, next))
        thumb.attr('aria-valuenow', value)
        thumb.render(value)
        if (thumb === low) high.attr('aria-valuemin', value)
        else low.attr('aria-valuemax', value)
      },
    }
  },
})
