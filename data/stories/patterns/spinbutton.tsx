import { bElement } from 'plaited/ui'

export const GuestSpinbutton = bElement({
  tag: 'guest-spinbutton',
  shadowDom: (
    <div>
      <button type="button" tabindex="-1" p-trigger={{ click: 'fewer' }}>Fewer</button>
      <span role="spinbutton" aria-label="Guests" tabindex="0" aria-valuemin="1" aria-valuemax="60" aria-valuenow="4" p-target="spin" p-trigger={{ keydown: 'key' }}>4</span>
      <button type="button" tabindex="-1" p-trigger={{ click: 'more' }}>More</button>
    </div>
  ),
  bProgram({ $ }) {
    const [spin] = $('spin')
    const set = (next) => {
      const value = Math.max(1, Math.min(60, next))
      spin.attr('aria-valuenow', value)
      spin.render(value)
    }
    const now = () => Number(spin.attr('aria-valuenow'))
    return {
      fewer: () => set(now() - 1),
      more: () => set(now() + 1),
      key(event) {
        const next = { ArrowUp: now() + 1, ArrowDown: now() - 1, PageUp: now() + 10, PageDown: now() - 10, Home: 1, End: 60 }[event.key]
        if (next === undefined) return
        event.preventDefault()
        set(next)
      },
    }
  },
})

export const ClockSpinbutton = bElement({
  tag: 'clock-spinbutton',
  shadowDom: (
    <div role="group" aria-label="Alarm" p-trigger={{ keydown: 'key' }}>
      <span role="spinbutton" aria-label="Hour" tabindex="0" aria-valuemin="0" aria-valuemax="23" aria-valuenow="23" aria-valuetext="23 hours" p-target="spin">23</span>
      <span role="spinbutton" aria-label="Minute" tabindex="0" aria-valuemin="0" aria-valuemax="59" aria-valuenow="5" aria-valuetext="5 minutes" p-target="spin">05</span>
    </div>
  ),
  bProgram({ $ }) {
    const [hour] = $('spin')
    return {
      key({ target, key }) {
        const [size, unit] = target === hour ? [24, 'hours'] : [60, 'minutes']
        const step = { ArrowUp: 1, ArrowDown: size - 1 }[key]
        const value = /\d/.test(key) ? Number(key) : step && (Number(target.attr('aria-valuenow')) + step) % size
        if (value === undefined) return
        target.attr({ 'aria-valuenow': value, 'aria-valuetext': `${value} ${unit}` })
        target.render(`${value}`.padStart(2, '0'))
      },
    }
  },
})
