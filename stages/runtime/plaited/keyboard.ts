/**
 * press and focused: the keyboard for a play.
 *
 * A key goes to the element that has the focus. Events that a script makes are not trusted, so the browser does nothing of
 * its own at them; unless a handler prevents it, `press` does what Chromium would do at a real key: Tab moves the focus and
 * stays in a modal dialog, Enter and Space work controls, arrows change radio buttons, sliders, numbers and lists, Escape
 * closes, characters are typed. So native elements and written-out patterns answer alike.
 * Left out: key repeat, selections, moving the caret (text is typed at the end), text direction, and shortcuts of the browser.
 */
import type { createFireEvent } from './events.ts'
import type { Natives } from './natives.ts'

type FireEvent = ReturnType<typeof createFireEvent>
type Walk = (root: Node) => Iterable<Node>
export type Modifiers = { ctrlKey: boolean; shiftKey: boolean; altKey: boolean; metaKey: boolean }

const NAMED = new Set(
  ('Tab Enter Space Escape ArrowUp ArrowDown ArrowLeft ArrowRight Home End PageUp PageDown Backspace Delete ' +
    'F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12').split(' '),
) // prettier-ignore
const MODIFIERS: Record<string, keyof Modifiers> = { Control: 'ctrlKey', Shift: 'shiftKey', Alt: 'altKey', Meta: 'metaKey' }
const TYPED = /^(text|search|email|url|tel|password|number)$/
const BUTTONS = 'button, summary, input:is([type=button], [type=submit], [type=reset], [type=image])'
const LINKS = 'a[href], area[href]'
const FOCUSABLE = '[tabindex], button, input, select, textarea, summary, a[href], area[href], audio[controls], video[controls], [contenteditable]'
const TOGGLES = 'input:is([type=checkbox], [type=radio])'
const FORWARD = new Set(['ArrowDown', 'ArrowRight'])
const BACKWARD = new Set(['ArrowUp', 'ArrowLeft'])
const { requestSubmit } = HTMLFormElement.prototype
const elementsOf = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'elements')!.get!

/** `Shift+Tab` → the fields of a keyboard event. */
export const parseKey = (combination: string): Modifiers & { key: string; code: string } => {
  const names = combination === '+' ? ['+'] : String(combination).split('+')
  const name = names.pop()!
  const unknown = names.find((modifier) => !Object.hasOwn(MODIFIERS, modifier))
  if (unknown !== undefined || !(NAMED.has(name) || [...name].length === 1)) {
    const what = JSON.stringify(unknown ?? name)
    throw new TypeError(`press: ${what} is no key; write one such as 'ArrowDown', 'Space', 'a' or 'Shift+Tab'`)
  }
  const held = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false }
  for (const modifier of names) held[MODIFIERS[modifier]!] = true
  const key = name === 'Space' ? ' ' : name
  const code = key === ' ' ? 'Space' : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : name
  return { key, code, ...held }
}

export const createKeyboard = (natives: Natives, walk: Walk, fireEvent: FireEvent) => {
  const { document, isElement, isShadowRoot, shadowRoot, parentNode, host } = natives

  /** The element that has the focus, in whatever shadow root it is; undefined for none, which is to say the body. */
  const focused = (): HTMLElement | undefined => {
    let found = natives.activeElement(document)
    for (let inner = found; inner; ) {
      found = inner
      const root = shadowRoot(inner)
      inner = root && natives.activeElementIn(root)
    }
    return found && found !== document.body && found !== document.documentElement ? (found as HTMLElement) : undefined
  }

  const around = function* (start: Node): Generator<Node> {
    for (let node: Node | null = start; node; node = isShadowRoot(node) ? host(node) : parentNode(node)) yield node
  }

  const elements = (root: Node): HTMLElement[] => [...walk(root)].filter((node) => isElement(node)) as HTMLElement[]

  const modal = (): HTMLDialogElement | undefined =>
    elements(document).filter((element) => element.matches('dialog:modal')).at(-1) as HTMLDialogElement | undefined

  const radios = (radio: HTMLInputElement): HTMLInputElement[] =>
    elements(radio.getRootNode()).filter(
      (other) => other instanceof HTMLInputElement && other.type === 'radio' && other.name === radio.name && other.form === radio.form,
    ) as HTMLInputElement[]

  const isTabbable = (element: HTMLElement): boolean => {
    if (!element.matches(FOCUSABLE) || !(element.tabIndex >= 0) || element.matches(':disabled')) return false
    if (!element.checkVisibility({ visibilityProperty: true })) return false
    if ([...around(element)].some((node) => isElement(node) && natives.attribute(node, 'inert') !== null)) return false
    if (!(element instanceof HTMLInputElement && element.type === 'radio' && element.name)) return true
    const group = radios(element).filter((radio) => !radio.disabled)
    return element === (group.find((radio) => radio.checked) ?? group[0]) || group.includes(focused() as HTMLInputElement)
  }

  const moveFocus = (back: boolean): void => {
    const dialog = modal()
    const active = focused()
    const order = elements(dialog ?? document)
    if (back) order.reverse()
    const isSameGroup = (other: HTMLElement): boolean =>
      active instanceof HTMLInputElement && active.type === 'radio' && active.name !== '' && radios(active).includes(other as HTMLInputElement)
    const from = active ? order.indexOf(active) + 1 : 0
    const wrapped = dialog ? [...order.slice(from), ...order.slice(0, from)] : order.slice(from)
    const next = wrapped.find((element) => isTabbable(element) && element !== active && !isSameGroup(element))
    if (next) next.focus()
    else if (!dialog) active?.blur() // what comes next is the browser's own window
  }

  const changed = async (control: HTMLElement): Promise<void> => {
    await fireEvent(control, 'input')
    await fireEvent(control, 'change', { cancelable: false })
  }

  const type = async (field: HTMLInputElement | HTMLTextAreaElement, key: string): Promise<void> => {
    if (field.readOnly || field.disabled) return
    const detail = key === 'Backspace' ? { inputType: 'deleteContentBackward' } : { inputType: 'insertText', data: key }
    const before = new InputEvent('beforeinput', { bubbles: true, composed: true, cancelable: true, ...detail })
    if (!natives.dispatch(field, before)) return
    field.value = key === 'Backspace' ? field.value.slice(0, -1) : field.value + key
    natives.dispatch(field, new InputEvent('input', { bubbles: true, composed: true, ...detail }))
  }

  /** A form's own button is pressed, or the form sent where it has none. */
  const submit = async ({ form }: HTMLInputElement): Promise<void> => {
    if (!form) return
    const button = [...(elementsOf.call(form) as HTMLFormControlsCollection)].find((element) =>
      element.matches('button:not([type=button], [type=reset]), input:is([type=submit], [type=image])'),
    )
    if (!button) requestSubmit.call(form)
    else if (!button.matches(':disabled')) await fireEvent(button, 'click')
  }

  const step = async (input: HTMLInputElement, key: string): Promise<void> => {
    const isRange = input.type === 'range'
    const old = input.value
    const [low, high] = [Number(input.min || 0), Number(input.max || 100)]
    const large = Math.max(1, Math.round((high - low) / (Number(input.step) || 1) / 10))
    if (key === 'ArrowUp' || (isRange && key === 'ArrowRight')) input.stepUp()
    else if (key === 'ArrowDown' || (isRange && key === 'ArrowLeft')) input.stepDown()
    else if (isRange && key === 'PageUp') input.stepUp(large)
    else if (isRange && key === 'PageDown') input.stepDown(large)
    else if (isRange && key === 'Home') input.value = String(low)
    else if (isRange && key === 'End') input.value = String(high)
    if (input.value !== old) await changed(input)
  }

  const choose = async (select: HTMLSelectElement, key: string): Promise<void> => {
    const open = [...select.options].filter((option) => !option.disabled)
    const at = open.indexOf(select.options[select.selectedIndex]!)
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: open.length - 1 }
    const next = open[steps[key] ?? at]
    if (!next || next.selected) return
    next.selected = true
    await changed(select)
  }

  const check = async (radio: HTMLInputElement, key: string): Promise<void> => {
    const group = radios(radio).filter((other) => !other.disabled)
    const next = group.at((group.indexOf(radio) + (FORWARD.has(key) ? 1 : -1)) % group.length)
    next?.focus()
    if (next && !next.checked) await fireEvent(next, 'click')
  }

  const escape = (): void => {
    const popover = elements(document).filter((element) => element.matches('[popover]:popover-open')).at(-1)
    if (popover) popover.hidePopover()
    else modal()?.requestClose()
  }

  /** What Chromium does at a key by itself, while it is down. */
  const actDown = async (key: string, { shiftKey, ctrlKey, altKey, metaKey }: Modifiers): Promise<void> => {
    const element = focused()
    if (key === 'Tab') moveFocus(shiftKey)
    else if (key === 'Escape') escape()
    else if (!element || element.matches(':disabled')) return
    else if (key === 'Enter' && element.matches(`${BUTTONS}, ${LINKS}`)) await fireEvent(element, 'click')
    else if (key === 'Enter' && element instanceof HTMLInputElement) await submit(element)
    else if (element instanceof HTMLSelectElement) await choose(element, key)
    else if (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && TYPED.test(element.type))) {
      const isText = !ctrlKey && !altKey && !metaKey && ([...key].length === 1 || key === 'Backspace')
      if (isText) await type(element, key)
      else if (element instanceof HTMLInputElement && element.type === 'number') await step(element, key)
    } else if (element instanceof HTMLInputElement && element.type === 'range') await step(element, key)
    else if (element instanceof HTMLInputElement && element.type === 'radio' && (FORWARD.has(key) || BACKWARD.has(key))) {
      await check(element, key)
    }
  }

  /** Presses a key where the focus is and lets it go; `Shift+Tab` holds another one down. */
  const press = async (combination: string): Promise<void> => {
    const event = { bubbles: true, composed: true, cancelable: true, ...parseKey(combination) }
    await natives.nextFrame()
    const down = focused()
    const allowed = natives.dispatch(down ?? document.body, new KeyboardEvent('keydown', event))
    if (allowed) await actDown(event.key, event)
    const up = focused()
    const released = natives.dispatch(up ?? document.body, new KeyboardEvent('keyup', event))
    if (event.key === ' ' && allowed && released && up && up === down && !up.matches(':disabled') && up.matches(`${BUTTONS}, ${TOGGLES}`)) {
      await fireEvent(up, 'click')
    }
    await natives.nextFrame()
  }

  return { focused, press }
}
