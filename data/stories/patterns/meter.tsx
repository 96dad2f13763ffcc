import { bElement } from 'plaited/ui'

export const StillMeter = () => (
  <div>
    <span id="name">Rain barrel</span>
    <div role="meter" aria-labelledby="name" aria-valuemin="0" aria-valuemax="200" aria-valuenow="150" aria-valuetext="150 litres">Three quarters full</div>
    <p>Filled by last night</p>
  </div>
)

export const FillMeter = bElement({
  tag: 'fill-meter',
  shadowDom: (
    <div>
      <div role="meter" aria-label="Phone battery" aria-valuemin="0" aria-valuemax="100" aria-valuenow="80" p-target="meter">80</div>
      <button type="button" p-target="button" p-trigger={{ click: 'fill' }}>Charge</button>
    </div>
  ),
  bProgram({ $ }) {
    const [[meter], [button]] = [$('meter'), $('button')]
    return {
      fill() {
        const value = Math.min(100, Number(meter.attr('aria-valuenow')) + 10)
        meter.attr('aria-valuenow', value)
        meter.render(value)
        button.attr('aria-disabled', value === 100 ? 'true' : null)
      },
    }
  },
})
