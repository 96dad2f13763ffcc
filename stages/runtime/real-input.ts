/**
 * Clicks and keys of a play as a person's: where to click and what to press is told to whoever drives the browser
 * (chromium/real_input.py), so the events that a component gets are trusted ones.
 */

import { boxOf, closest, matches } from './nodes.ts'
import { contains, topAt } from './outline.ts'
import { type Modifiers, parseKey } from './plaited/keyboard.ts'

const { scrollIntoView } = Element.prototype
const { setSelectionRange } = HTMLInputElement.prototype
const { setSelectionRange: setSelectionRangeOfText } = HTMLTextAreaElement.prototype
/** A click on these would leave the page or open something that is no part of it. */
const OPENING = 'select, option, input:not([type="checkbox" i], [type="radio" i], [type="button" i], [type="submit" i], [type="reset" i])'
/** Enter and Space open something of the browser here. */
const OPENED_BY_KEYS = 'select, input:is([type="file" i], [type="color" i], [type="date" i], [type="time" i], [type="datetime-local" i], [type="month" i], [type="week" i])'

const ATTEMPTS = 30 // a document drops all input until it has been painted
const LATEST = 60 // frames after which no click comes of a pressed button
const CLICK = ['pointerdown', 'mousedown', 'click']
const KEY = ['keydown', 'keyup']

const frame = (): Promise<number> => new Promise(requestAnimationFrame)

/** What a person is to do: click at a point of the window, or press a key. */
export type Deed = { point: { x: number; y: number } } | { key: Modifiers & { key: string; code: string } }

/** Text is typed at the end of a field, as by the play's own keyboard. */
const toEnd = (field: HTMLElement | undefined): void => {
  try {
    if (field instanceof HTMLInputElement) setSelectionRange.call(field, field.value.length, field.value.length)
    else if (field instanceof HTMLTextAreaElement) setSelectionRangeOfText.call(field, field.value.length, field.value.length)
  } catch {
    // a field without a caret
  }
}

export class RealInput {
  #deed: Deed | undefined
  #outcome: string | undefined
  #told = () => {}
  #done = () => {}
  #isLost = false

  /** Whether the element was clicked; false where no pointer gets at it, or where a click does more than the component's own. */
  async click(target: Node): Promise<boolean> {
    if (!(target instanceof Element) || closest(target, 'a[href], area[href]') || closest(target, ':disabled') || matches(target, OPENING)) return false
    return this.#until(CLICK, async () => {
      scrollIntoView.call(target, { block: 'nearest', behavior: 'instant' })
      const { left, top, width, height } = boxOf(target)
      const point = { x: left + width / 2, y: top + height / 2 }
      const hit = topAt(point.x, point.y)
      if (!hit || !contains(target, hit)) return false
      await this.#do({ point })
      return true
    })
  }

  /** Whether the key was pressed and let go; false where it would leave the page, or open what is no part of it. */
  async press(combination: string, focused: HTMLElement | undefined): Promise<boolean> {
    const key = parseKey(combination)
    const isWorking = key.key === 'Enter' || key.key === ' '
    if (isWorking && focused && (closest(focused, 'a[href], area[href]') || matches(focused, OPENED_BY_KEYS))) return false
    toEnd(focused)
    return this.#until(KEY, async () => {
      await this.#do({ key })
      return true
    })
  }

  /** Does it until the first of these events arrives, and waits for the last of them. */
  async #until(types: string[], act: () => Promise<boolean>): Promise<boolean> {
    const arrived = new Set<string>()
    const arrive = ({ isTrusted, type }: Event) => isTrusted && arrived.add(type)
    for (const type of types) addEventListener(type, arrive, true)
    try {
      for (let attempt = 0; attempt < ATTEMPTS && !arrived.size; attempt++) {
        await frame()
        if (!(await act())) return false
      }
      for (let waited = 0; waited < LATEST && !arrived.has(types.at(-1)!); waited++) await frame()
    } finally {
      for (const type of types) removeEventListener(type, arrive, true)
    }
    if (!arrived.size) this.#isLost = true // the document takes no input: nothing can be said of the candidate
    return arrived.size > 0
  }

  async #do(deed: Deed): Promise<void> {
    this.#deed = deed
    this.#told()
    await new Promise<void>((resolve) => (this.#done = resolve))
  }

  end(outcome: string): void {
    this.#outcome = outcome
    this.#told()
  }

  /** The next deed, or in the end the outcome, or that input did not arrive; asking says that the last deed is done. */
  async next(): Promise<string> {
    if (!this.#deed) this.#done() // else nobody has been told of it yet
    if (!this.#deed && this.#outcome === undefined) await new Promise<void>((resolve) => (this.#told = resolve))
    const [deed, outcome] = [this.#deed, this.#outcome]
    this.#deed = undefined
    return JSON.stringify(deed ?? (this.#isLost ? { lost: true } : { outcome }))
  }
}
