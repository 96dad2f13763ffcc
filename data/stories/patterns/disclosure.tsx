import { bElement } from 'plaited/ui'

export const AnswerDisclosure = bElement({
  tag: 'answer-disclosure',
  shadowDom: (
    <div>
      <button type="button" aria-expanded="false" aria-controls="answer" p-target="button" p-trigger={{ click: 'toggle' }}>Do you ship abroad?</button>
      <p id="answer" p-target="answer" hidden>Yes, to forty countries</p>
    </div>
  ),
  bProgram({ $ }) {
    const [[button], [answer]] = [$('button'), $('answer')]
    return {
      toggle() {
        const open = button.attr('aria-expanded') !== 'true'
        button.attr('aria-expanded', `${open}`)
        answer.attr('hidden', !open)
      },
    }
  },
})

export const MenuDisclosure = bElement({
  tag: 'menu-disclosure',
  shadowDom: (
    <nav aria-label="Garden shop" p-trigger={{ keydown: 'key' }}>
      <button type="button" aria-expanded="false" aria-controls="list1" p-target="button" p-trigger={{ click: 'toggle' }}>Plants</button>
      <ul id="list1" p-target="list" hidden>
        <li><a href="/roses">Climbing roses</a></li>
        <li><a href="/ferns">Shade ferns</a></li>
      </ul>
      <button type="button" aria-expanded="false" aria-controls="list2" p-target="button" p-trigger={{ click: 'toggle' }}>Tools</button>
      <ul id="list2" p-target="list" hidden>
        <li><a href="/spades">Steel spades</a></li>
      </ul>
    </nav>
  ),
  bProgram({ $ }) {
    const [buttons, lists] = [[...$('button')], [...$('list')]]
    const open = (chosen) =>
      buttons.forEach((button, at) => {
        button.attr('aria-expanded', `${at === chosen}`)
        lists[at].attr('hidden', at !== chosen)
      })
    return {
      toggle: ({ target }) => open(target.attr('aria-expanded') === 'true' ? -1 : buttons.indexOf(target)),
      key({ key }) {
        const at = buttons.findIndex((button) => button.attr('aria-expanded') === 'true')
        if (key !== 'Escape' || at < 0) return
        open(-1)
        buttons[at].focus()
      },
    }
  },
})
