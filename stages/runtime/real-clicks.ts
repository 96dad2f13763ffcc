/**
 * Clicks of a play as a person's: where to click is told to whoever drives the browser (chromium/real_input.py), so the events
 * that a component gets are trusted ones.
 */

import { boxOf, closest, matches } from './nodes.ts'
import { contains, topAt } from './outline.ts'

const { scrollIntoView } = Element.prototype
/** A click on these would leave the page or open something that is no part of it. */
const OPENING = 'select, option, input:not([type="checkbox" i], [type="radio" i], [type="button" i], [type="submit" i], [type="reset" i])'

const ATTEMPTS = 30 // a document drops all input until it has been painted
const LATEST = 60 // frames after which no click comes of a pressed button
const ARRIVALS = ['pointerdown', 'mousedown', 'click']

const frame = (): Promise<number> => new Promise(requestAnimationFrame)

export type Point = { x: number; y: number }

export class RealClicks {
  #point: Point | undefined
  #outcome: string | undefined
  #told = () => {}
  #clicked = () => {}
  #isLost = false

  /** Whether the element was clicked; false where no pointer gets at it, or where a click does more than the component's own. */
  async click(target: Node): Promise<boolean> {
    if (!(target instanceof Element) || closest(target, 'a[href], area[href]') || closest(target, ':disabled') || matches(target, OPENING)) return false
    const arrived = new Set<string>()
    const arrive = ({ isTrusted, type }: Event) => isTrusted && arrived.add(type)
    for (const type of ARRIVALS) addEventListener(type, arrive, true)
    try {
      for (let attempt = 0; attempt < ATTEMPTS && !arrived.size; attempt++) {
        await frame()
        if (!(await this.#clickAt(target))) return false
      }
      for (let waited = 0; waited < LATEST && !arrived.has('click'); waited++) await frame()
    } finally {
      for (const type of ARRIVALS) removeEventListener(type, arrive, true)
    }
    if (!arrived.size) this.#isLost = true // the document takes no input: nothing can be said of the candidate
    return arrived.size > 0
  }

  async #clickAt(target: Element): Promise<boolean> {
    scrollIntoView.call(target, { block: 'nearest', behavior: 'instant' })
    const { left, top, width, height } = boxOf(target)
    const point = { x: left + width / 2, y: top + height / 2 }
    const hit = topAt(point.x, point.y)
    if (!hit || !contains(target, hit)) return false
    this.#point = point
    this.#told()
    await new Promise<void>((resolve) => (this.#clicked = resolve))
    return true
  }

  end(outcome: string): void {
    this.#outcome = outcome
    this.#told()
  }

  /** The next point to click at, or in the end the outcome, or that a click did not arrive; asking says that the last was clicked at. */
  async next(): Promise<string> {
    this.#clicked()
    this.#clicked = () => {}
    if (!this.#point && this.#outcome === undefined) await new Promise<void>((resolve) => (this.#told = resolve))
    const [point, outcome] = [this.#point, this.#outcome]
    this.#point = undefined
    return JSON.stringify(point ? { point } : this.#isLost ? { lost: true } : { outcome })
  }
}
