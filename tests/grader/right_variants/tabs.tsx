import { bElement } from 'plaited/ui'

// story fourFirst: panel linked both ways
export const FourFirstTabs = () => (
  <section>
    <div role="tablist" aria-label="Seasons" class="seasons" stylesheets={['.seasons{display:flex}.seasons [aria-selected=true]{border-bottom:3px solid #0b57d0;font-weight:bold}']}>
      <button type="button" role="tab" id="spring" aria-selected="true" aria-controls="panel">Spring</button>
      <button type="button" role="tab" id="summer" aria-selected="false" tabindex="-1">Summer</button>
      <button type="button" role="tab" id="autumn" aria-selected="false" tabindex="-1">Autumn</button>
      <button type="button" role="tab" id="winter" aria-selected="false" tabindex="-1">Winter</button>
    </div>
    <div role="tabpanel" id="panel" aria-labelledby="spring" tabindex="0">Sow peas once the frost is gone</div>
  </section>
)

// story fourVerticalThird: beside each other, from a list
const ORCHESTRA = ['Strings', 'Brass', 'Woodwind', 'Percussion']
export const FourVerticalThirdTabs = () => (
  <div style={{ display: 'flex', gap: '16px' }}>
    <div role="tablist" aria-label="Orchestra" aria-orientation="vertical" style={{ display: 'flex', flexDirection: 'column' }}>
      {ORCHESTRA.map((name, index) => (
        <button type="button" role="tab" id={`tab-${index}`} aria-selected={`${index === 2}`}>{name}</button>
      ))}
    </div>
    <div role="tabpanel" aria-labelledby="tab-2" style={{ border: '1px solid #767676', padding: '8px' }}>Two oboes and a lonely bassoon</div>
  </div>
)

// story threeSecond: panel above its tabs
export const ThreeSecondTabs = () => (
  <div style={{ display: 'flex', flexDirection: 'column-reverse' }}>
    <div role="tablist" aria-label="Workshop days">
      <button role="tab" type="button" aria-selected="false">Clay</button>
      <button role="tab" type="button" aria-selected="true" id="glass">Glass</button>
      <button role="tab" type="button" aria-selected="false">Wood</button>
    </div>
    <section role="tabpanel" aria-labelledby="glass">Bring gloves and old clothes</section>
  </div>
)

// story threeSwitchingSecond: a handler that knows the chosen one
export const ThreeSwitchingSecondTabs = bElement({
  tag: 'map-tabs',
  shadowDom: (
    <div role="tablist" aria-label="Map layers" p-target="list" p-trigger={{ click: 'choose' }}>
      <button type="button" role="tab" aria-selected="false" p-target="tab">Streets</button>
      <button type="button" role="tab" aria-selected="true" p-target="tab">Terrain</button>
      <button type="button" role="tab" aria-selected="false" p-target="tab">Satellite</button>
    </div>
  ),
  bProgram({ $ }) {
    const tabs = [...$('tab')]
    return {
      choose({ target }) {
        tabs.filter((tab) => tab.contains(target)).forEach((chosen) => {
          tabs.forEach((tab) => tab.attr('aria-selected', tab === chosen ? 'true' : 'false'))
        })
      },
    }
  },
})
