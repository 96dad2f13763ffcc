import { bElement } from 'plaited/ui'

export const AutomaticTabs = bElement({
  tag: 'automatic-tabs',
  shadowDom: (
    <div>
      <div role="tablist" aria-label="Order details" p-trigger={{ keydown: 'move' }}>
        <button type="button" role="tab" id="tab1" aria-selected="true" tabindex="0" p-target="tab" p-trigger={{ click: 'pick' }}>Items</button>
        <button type="button" role="tab" id="tab2" aria-selected="false" tabindex="-1" p-target="tab" p-trigger={{ click: 'pick' }}>Delivery</button>
        <button type="button" role="tab" id="tab3" aria-selected="false" tabindex="-1" p-target="tab" p-trigger={{ click: 'pick' }}>Invoice</button>
      </div>
      <div role="tabpanel" aria-labelledby="tab1" p-target="panel">Two novels and a lamp</div>
      <div role="tabpanel" aria-labelledby="tab2" p-target="panel" hidden>Arrives on Thursday</div>
      <div role="tabpanel" aria-labelledby="tab3" p-target="panel" hidden>Paid by card</div>
    </div>
  ),
  bProgram({ $ }) {
    const [tabs, panels] = [[...$('tab')], [...$('panel')]]
    const select = (chosen) => {
      tabs.forEach((tab, at) => {
        tab.attr({ 'aria-selected': `${at === chosen}`, tabindex: at === chosen ? 0 : -1 })
        panels[at].attr('hidden', at !== chosen)
      })
      tabs[chosen].focus()
    }
    return {
      pick: ({ target }) => select(tabs.indexOf(target)),
      move({ target, key }) {
        const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[key]
        if (step) select((tabs.indexOf(target) + step) % tabs.length)
      },
    }
  },
})

export const ManualTabs = bElement({
  tag: 'manual-tabs',
  shadowDom: (
    <div>
      <div role="tablist" aria-label="Planet facts" aria-orientation="vertical" p-trigger={{ keydown: 'move' }}>
        <button type="button" role="tab" id="tab1" aria-selected="true" tabindex="0" p-target="tab" p-trigger={{ click: 'pick' }}>Mercury</button>
        <button type="button" role="tab" id="tab2" aria-selected="false" tabindex="-1" p-target="tab" p-trigger={{ click: 'pick' }}>Neptune</button>
      </div>
      <div role="tabpanel" aria-labelledby="tab1" p-target="panel">A year takes eighty eight days</div>
      <div role="tabpanel" aria-labelledby="tab2" p-target="panel" hidden>Winds blow faster than sound</div>
    </div>
  ),
  bProgram({ $ }) {
    const [tabs, panels] = [[...$('tab')], [...$('panel')]]
    return {
      pick({ target }) {
        tabs.forEach((tab, at) => {
          tab.attr({ 'aria-selected': `${tab === target}`, tabindex: tab === target ? 0 : -1 })
          panels[at].attr('hidden', tab !== target)
        })
      },
      move({ target, key }) {
        if (key === 'ArrowDown' || key === 'ArrowUp') tabs[1 - tabs.indexOf(target)].focus()
      },
    }
  },
})
