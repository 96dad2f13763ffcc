import { story } from 'plaited/testing'
import {
  BootsCrumbs,
  CitiesDropdown,
  CommentsTextbox,
  DarkModeToggle,
  DayQuestion,
  DeletePhotoPopup,
  DiskFullAlert,
  FormatToolbar,
  FourPagesPager,
  GroceriesList,
  HikeCard,
  LoginForm,
  PlanetsTable,
  RecipeTabs,
  SaveCancelButtons,
  ShippingQuestions,
  TermsTickBox,
  UploadProgress,
} from './typed.tsx'

// Requests that leave texts open. Plays look for what was said, in any case of letters, and allow whatever else there is.

const textOf = (node?: Element | null) => (node?.textContent ?? '').toLowerCase().replace(/\s+/g, ' ').trim()

const textsOf = (nodes?: Iterable<Element>) => [...(nodes ?? [])].map(textOf)

/** The document and the shadow roots in it: an answer may be a custom element. */
const scopesOf = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => {
  const found = [root]
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const { shadowRoot } = walker.currentNode as Element
    if (shadowRoot) found.push(...scopesOf(shadowRoot))
  }
  return found
}

const all = <T extends Element = HTMLElement>(selector: string) =>
  scopesOf(document).flatMap((scope) => [...scope.querySelectorAll<T>(selector)])

const one = <T extends Element = HTMLElement>(selector: string) => all<T>(selector)[0]

/** The elements whose ids an attribute lists. */
const elementsOf = (node: Element, attribute: string) =>
  (node.getAttribute(attribute) ?? '').split(/\s+/).map((id) => (node.getRootNode() as Document | ShadowRoot).getElementById(id))

/** What a control is called: by an attribute, by other elements, or by its label. */
const nameOf = (control?: Element | null) =>
  [
    control?.getAttribute('aria-label')?.toLowerCase() ?? '',
    ...(control ? elementsOf(control, 'aria-labelledby').map(textOf) : []),
    ...textsOf((control as HTMLInputElement | null)?.labels ?? []),
  ]
    .join(' ')
    .trim()

const buttonsIn = (node?: Element | null) => [...(node?.querySelectorAll('button') ?? [])]

export const cities = story({
  intent: 'dropdown, five cities of your choice, label where do you live',
  template: CitiesDropdown,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const select = one<HTMLSelectElement>('select')
    const options = Array.from(select?.options ?? [])
    const cities = textsOf(options.filter((option) => option.value !== ''))
    assert({ given: 'a label', should: 'name the dropdown', actual: nameOf(select).includes('where do you live'), expected: true })
    assert({ given: 'five cities', should: 'offer five, and at most a prompt', actual: cities.length === 5 || (cities.length === 6 && options[0]?.disabled), expected: true })
    assert({ given: 'five cities', should: 'offer each once', actual: new Set(cities).size, expected: cities.length || 5 })
    assert({ given: 'five cities', should: 'offer words', actual: cities.length > 0 && cities.every((city) => /\p{L}{2}/u.test(city)), expected: true })
    assert({ given: 'a dropdown', should: 'take one city', actual: select?.multiple, expected: false })
    await accessibilityCheck({})
  },
})

export const login = story({
  intent: 'login form: email + password, both required, and a button to log in',
  template: LoginForm,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const form = one('form')
    const email = form?.querySelector<HTMLInputElement>('input[type="email"]')
    const password = form?.querySelector<HTMLInputElement>('input[type="password"]')
    const button = form?.querySelector<HTMLButtonElement>('button, input[type="submit"]')
    assert({ given: 'email', should: 'be a field with that name', actual: nameOf(email).includes('mail'), expected: true })
    assert({ given: 'password', should: 'be a field with that name', actual: nameOf(password).includes('password'), expected: true })
    assert({ given: 'both required', should: 'demand both', actual: [email?.required, password?.required], expected: [true, true] })
    assert({ given: 'a button to log in', should: 'send the form', actual: button?.type, expected: 'submit' })
    assert({ given: 'a button to log in', should: 'say so', actual: /log ?in|sign ?in/.test(textOf(button) || (button?.value ?? '').toLowerCase()), expected: true })
    await accessibilityCheck({})
  },
})

export const terms = story({
  intent: 'tick box to accept the terms, required, not ticked yet',
  template: TermsTickBox,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const box = one<HTMLInputElement>('input')
    assert({ given: 'a tick box', should: 'be one', actual: box?.type, expected: 'checkbox' })
    assert({ given: 'accept the terms', should: 'be its label', actual: /accept.*terms|terms.*accept/.test(nameOf(box)), expected: true })
    assert({ given: 'required', should: 'be required', actual: box?.required, expected: true })
    assert({ given: 'not ticked yet', should: 'be unticked', actual: box?.checked, expected: false })
    await accessibilityCheck({})
  },
})

export const darkMode = story({
  intent: 'toggle switch for dark mode, off for now',
  template: DarkModeToggle,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const toggle = one<HTMLInputElement>('[role="switch"]')
    const on = toggle?.matches('input') ? toggle.checked : toggle?.getAttribute('aria-checked') === 'true'
    assert({ given: 'a toggle switch', should: 'be a control with that role', actual: toggle?.matches('input, button'), expected: true })
    assert({ given: 'dark mode', should: 'be its label', actual: (nameOf(toggle) || textOf(toggle)).includes('dark mode'), expected: true })
    assert({ given: 'off for now', should: 'be off', actual: toggle && on, expected: false })
    assert({ given: 'no word about a state', should: 'be enabled', actual: toggle?.matches(':disabled'), expected: false })
    await accessibilityCheck({})
  },
})

export const diskFull = story({
  intent: 'urgent warning alert that the disk is almost full, and tell people what they can do about it',
  template: DiskFullAlert,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const alert = one('[role="alert"]')
    const text = textOf(alert)
    assert({ given: 'an urgent alert', should: 'interrupt', actual: alert?.checkVisibility(), expected: true })
    assert({ given: 'a warning alert', should: 'carry its variant', actual: alert?.getAttribute('data-variant'), expected: 'warning' })
    assert({ given: 'the disk is almost full', should: 'say so', actual: text.includes('disk is almost full'), expected: true })
    assert({
      given: 'what they can do',
      should: 'say more than that',
      actual: text.replace(/.*disk is almost full/, '').split(' ').filter((word) => /\p{L}{2}/u.test(word)).length >= 2,
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const deletePhoto = story({
  intent: 'popup (open) asking if i want to delete this photo, two buttons: cancel and delete. delete is danger',
  template: DeletePhotoPopup,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const dialog = one<HTMLDialogElement>('dialog')
    const buttons = buttonsIn(dialog)
    assert({ given: 'an open popup', should: 'be an open dialog', actual: dialog?.open, expected: true })
    assert({ given: 'a question', should: 'be about deleting the photo', actual: /delete.*photo/.test(textOf(dialog)), expected: true })
    assert({ given: 'two buttons', should: 'be those', actual: textsOf(buttons).sort(), expected: ['cancel', 'delete'] })
    assert({
      given: 'delete is danger',
      should: 'mark that button alone',
      actual: textsOf(buttons.filter((button) => button.getAttribute('data-variant') === 'danger')),
      expected: ['delete'],
    })
    await accessibilityCheck({})
  },
})

export const boots = story({
  intent: 'crumbs home > shoes > boots, we are on boots',
  template: BootsCrumbs,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const nav = one('nav')
    const steps = [...(nav?.querySelectorAll('li') ?? [])]
    assert({ given: 'three steps', should: 'come in order', actual: steps.map((step) => textOf(step).replace(/[^a-z]/g, '')), expected: ['home', 'shoes', 'boots'] })
    assert({
      given: 'steps on the way',
      should: 'link somewhere',
      actual: steps.slice(0, 2).map((step) => Boolean(step.querySelector('a')?.getAttribute('href'))),
      expected: [true, true],
    })
    assert({ given: 'we are on boots', should: 'mark that page', actual: textOf(nav?.querySelector('[aria-current="page"]')), expected: 'boots' })
    assert({ given: 'we are on boots', should: 'mark no other', actual: nav?.querySelectorAll('[aria-current]').length, expected: 1 })
    await accessibilityCheck({})
  },
})

export const planets = story({
  intent: 'data table with 3 planets and how many moons each has, columns planet and moons',
  template: PlanetsTable,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const [head, ...rows] = [...(one<HTMLTableElement>('table')?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'two columns', should: 'head the table', actual: textsOf(head), expected: ['planet', 'moons'] })
    assert({ given: 'two columns', should: 'be header cells', actual: head?.map((cell) => cell.tagName), expected: ['TH', 'TH'] })
    assert({ given: '3 planets', should: 'be a row each', actual: new Set(rows.map((row) => textOf(row[0]))).size, expected: 3 })
    assert({
      given: 'how many moons',
      should: 'be a number, or a word for it',
      actual: rows.length === 3 && rows.every((row) => row.length === 2 && /^[\w ,]+$/.test(textOf(row[1]))),
      expected: true,
    })
    await accessibilityCheck({})
  },
})

export const upload = story({
  intent: 'progress bar for an upload, at 30%',
  template: UploadProgress,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const bar = one<HTMLProgressElement>('progress')
    assert({ given: '30%', should: 'show that share', actual: bar && Math.round(bar.position * 100), expected: 30 })
    assert({ given: 'an upload', should: 'be in its name', actual: nameOf(bar).includes('upload'), expected: true })
    assert({ given: 'a progress bar', should: 'be the only one', actual: all('progress').length, expected: 1 })
    await accessibilityCheck({})
  },
})

export const fourPages = story({
  intent: 'pager with 4 pages, page 2 is the current one',
  template: FourPagesPager,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const nav = one('nav')
    const links = [...(nav?.querySelectorAll('a, [aria-current]') ?? [])].filter((link) => /^(page )?\d+$/.test(textOf(link)))
    assert({ given: '4 pages', should: 'have their numbers in order', actual: links.map((link) => textOf(link).replace('page ', '')), expected: ['1', '2', '3', '4'] })
    assert({
      given: '4 pages',
      should: 'link to the others, each elsewhere',
      actual: new Set(links.filter((link) => !link.hasAttribute('aria-current')).map((link) => link.getAttribute('href') || null)).size,
      expected: 3,
    })
    assert({
      given: 'page 2 current',
      should: 'mark that page and no other',
      actual: links.map((link) => link.getAttribute('aria-current')),
      expected: [null, 'page', null, null],
    })
    await accessibilityCheck({})
  },
})

export const day = story({
  intent: '3 radio buttons: good, ok, bad. the question is how was your day, nothing picked yet',
  template: DayQuestion,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const radios = all<HTMLInputElement>('input[type="radio"]')
    const group = radios[0]?.closest('fieldset, [role="radiogroup"]')
    const question = `${textOf(group?.querySelector('legend'))} ${nameOf(group)}`
    assert({ given: '3 radio buttons', should: 'have their labels', actual: radios.map(nameOf), expected: ['good', 'ok', 'bad'] })
    assert({ given: 'a question', should: 'name the group', actual: question.includes('how was your day'), expected: true })
    assert({ given: '3 radio buttons', should: 'exclude each other', actual: radios.length === 3 && radios[0]?.name !== '' && new Set(radios.map((radio) => radio.name)).size, expected: 1 })
    assert({ given: 'nothing picked', should: 'check none', actual: group && radios.some((radio) => radio.checked), expected: false })
    await accessibilityCheck({})
  },
})

export const recipe = story({
  intent: 'tabs for a recipe: ingredients and steps. ingredients is selected and its panel lists a few of your choice',
  template: RecipeTabs,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const tabs = all('[role="tablist"] [role="tab"]')
    const panel = all('[role="tabpanel"]').find((panel) => panel.checkVisibility())
    assert({ given: 'two tabs', should: 'be those in order', actual: textsOf(tabs), expected: ['ingredients', 'steps'] })
    assert({
      given: 'ingredients selected',
      should: 'select that tab alone',
      actual: tabs.map((tab) => tab.getAttribute('aria-selected') === 'true'),
      expected: [true, false],
    })
    assert({ given: 'a few ingredients', should: 'be at least two words in the panel', actual: (panel?.innerText.match(/\p{L}{2,}/gu) ?? []).length >= 2, expected: true })
    assert({ given: 'its panel', should: 'be named by the tab', actual: nameOf(panel), expected: 'ingredients' })
    await accessibilityCheck({})
  },
})

export const comments = story({
  intent: 'multi line textbox for comments, 5 rows, hint below that its optional',
  template: CommentsTextbox,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const area = one<HTMLTextAreaElement>('textarea')
    const hint = area ? elementsOf(area, 'aria-describedby').map(textOf).join(' ') : ''
    assert({ given: 'comments', should: 'be in its name', actual: nameOf(area).includes('comment'), expected: true })
    assert({ given: '5 rows', should: 'be 5 rows high', actual: area?.rows, expected: 5 })
    assert({ given: 'a hint', should: 'describe the textbox', actual: hint.includes('optional'), expected: true })
    assert({ given: 'optional', should: 'demand nothing', actual: area?.required, expected: false })
    await accessibilityCheck({})
  },
})

export const groceries = story({
  intent: 'bullets: milk, eggs, bread',
  template: GroceriesList,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const list = one('ul')
    const items = [...(list?.children ?? [])]
    assert({ given: 'bullets', should: 'be a list of that kind', actual: list?.checkVisibility(), expected: true })
    assert({ given: 'three things', should: 'stand in order', actual: textsOf(items), expected: ['milk', 'eggs', 'bread'] })
    assert({ given: 'three things', should: 'be list items', actual: items.map((item) => item.tagName), expected: ['LI', 'LI', 'LI'] })
    await accessibilityCheck({})
  },
})

export const hike = story({
  intent: 'card about a hike. headline, one sentence, link to /hikes, you write the words',
  template: HikeCard,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const card = one('article')
    const link = card?.querySelector('a')
    assert({ given: 'a headline', should: 'be a heading with words', actual: /\p{L}{2}/u.test(textOf(card?.querySelector('h1, h2, h3, h4, h5, h6'))), expected: true })
    assert({ given: 'one sentence', should: 'have several words', actual: textOf(card?.querySelector('p')).split(' ').length >= 3, expected: true })
    assert({ given: 'a link', should: 'point there', actual: link?.getAttribute('href'), expected: '/hikes' })
    assert({ given: 'a link', should: 'say something', actual: /\p{L}{2}/u.test(textOf(link) || nameOf(link)), expected: true })
    await accessibilityCheck({})
  },
})

export const shipping = story({
  intent: 'faq about shipping with three questions, you click a question to see the answer, all closed at first',
  template: ShippingQuestions,
  parameters: { extras: 'ignore' },
  async play({ assert, fireEvent, accessibilityCheck }) {
    const parts = all<HTMLDetailsElement>('details')
    const questions = parts.map((part) => part.querySelector('summary'))
    assert({ given: 'three questions', should: 'be three that differ', actual: new Set(textsOf(questions.filter((question) => question !== null))).size, expected: 3 })
    assert({ given: 'three questions', should: 'each have an answer', actual: parts.length === 3 && parts.every((part, i) => textOf(part).length > textOf(questions[i]).length), expected: true })
    assert({ given: 'shipping', should: 'be what they are about', actual: /ship|deliver|parcel/.test([textOf(document.body), ...textsOf(parts)].join(' ')), expected: true })
    assert({ given: 'no click yet', should: 'all be closed', actual: parts.map((part) => part.open), expected: [false, false, false] })
    if (questions[1]) await fireEvent(questions[1], 'click')
    assert({ given: 'a click on the second', should: 'open that one', actual: parts.map((part) => part.open), expected: [false, true, false] })
    await accessibilityCheck({})
  },
})

export const format = story({
  intent: 'toolbar bold / italic / underline, bold is pressed',
  template: FormatToolbar,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const bar = one('[role="toolbar"]')
    const buttons = buttonsIn(bar)
    assert({ given: 'three buttons', should: 'stand in the toolbar in order', actual: buttons.map((button) => nameOf(button) || textOf(button)), expected: ['bold', 'italic', 'underline'] })
    assert({
      given: 'bold is pressed',
      should: 'mark that button and no other',
      actual: buttons.map((button) => button.getAttribute('aria-pressed') === 'true'),
      expected: [true, false, false],
    })
    assert({ given: 'no word about a state', should: 'disable none', actual: bar?.querySelectorAll(':disabled').length, expected: 0 })
    await accessibilityCheck({})
  },
})

export const saveCancel = story({
  intent: 'two buttons, save (primary) and cancel (secondary)',
  template: SaveCancelButtons,
  parameters: { extras: 'ignore' },
  async play({ assert, accessibilityCheck }) {
    const buttons = all<HTMLButtonElement>('button')
    assert({ given: 'two buttons', should: 'be those in order', actual: textsOf(buttons), expected: ['save', 'cancel'] })
    assert({
      given: 'primary and secondary',
      should: 'be their variants',
      actual: buttons.map((button) => button.getAttribute('data-variant')),
      expected: ['primary', 'secondary'],
    })
    assert({ given: 'no word about a state', should: 'be enabled', actual: buttons.map((button) => button.disabled), expected: [false, false] })
    await accessibilityCheck({})
  },
})
