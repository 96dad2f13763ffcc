import { bElement } from 'plaited/ui'

export const ArrowAccordion = bElement({
  tag: 'arrow-accordion',
  shadowDom: (
    <div p-trigger={{ keydown: 'move' }}>
      <h3><button type="button" id="head1" aria-expanded="true" aria-controls="part1" p-target="head" p-trigger={{ click: 'toggle' }}>Passport</button></h3>
      <section id="part1" aria-labelledby="head1" p-target="part">Valid for ten years</section>
      <h3><button type="button" id="head2" aria-expanded="false" aria-controls="part2" p-target="head" p-trigger={{ click: 'toggle' }}>Driving licence</button></h3>
      <section id="part2" aria-labelledby="head2" p-target="part" hidden>Bring a recent photo</section>
      <h3><button type="button" id="head3" aria-expanded="false" aria-controls="part3" p-target="head" p-trigger={{ click: 'toggle' }}>Parking permit</button></h3>
      <section id="part3" aria-labelledby="head3" p-target="part" hidden>Costs ninety euros</section>
    </div>
  ),
  bProgram({ $ }) {
    const [heads, parts] = [[...$('head')], [...$('part')]]
    return {
      toggle({ target }) {
        const open = target.attr('aria-expanded') !== 'true'
        target.attr('aria-expanded', `${open}`)
        parts[heads.indexOf(target)].attr('hidden', !open)
      },
      move({ target, key }) {
        const at = heads.indexOf(target)
        const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key]
        if (next !== undefined) heads.at(next % heads.length).focus()
      },
    }
  },
})

export const SingleAccordion = bElement({
  tag: 'single-accordion',
  shadowDom: (
    <div>
      <h2><button type="button" id="head1" aria-expanded="true" aria-disabled="true" aria-controls="part1" p-target="head" p-trigger={{ click: 'open' }}>Breakfast</button></h2>
      <section id="part1" aria-labelledby="head1" p-target="part">Porridge with berries</section>
      <h2><button type="button" id="head2" aria-expanded="false" aria-disabled="false" aria-controls="part2" p-target="head" p-trigger={{ click: 'open' }}>Supper</button></h2>
      <section id="part2" aria-labelledby="head2" p-target="part" hidden>Lentil soup</section>
    </div>
  ),
  bProgram({ $ }) {
    const [heads, parts] = [[...$('head')], [...$('part')]]
    return {
      open({ target }) {
        heads.forEach((head, at) => {
          head.attr({ 'aria-expanded': `${head === target}`, 'aria-disabled': `${head === target}` })
          parts[at].attr('hidden', head !== target)
        })
      },
    }
  },
})
