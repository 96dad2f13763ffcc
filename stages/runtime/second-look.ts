/**
 * A candidate in a page of its own, looked at step by step as chromium/second_look.py says: mounted, played, and measured in
 * pictures whenever the page has been made smaller, dark or older.
 */

import { animations, attribute, getter, hasFocus, scopes } from './nodes.ts'
import { look, type Seen } from './outline.ts'
import { type Area, areaOf, clearInk, measure } from './picture.ts'
import { RealInput } from './real-input.ts'
import { shapeOf } from './shape.ts'
import { capture, finishAnimations } from './tree.ts'
import type { FrameJob, Outcome, Outline } from './protocol.ts'

type Begun = { story: { play?: unknown }; fixture: HTMLElement; next: () => Promise<void> }
/** A run of frame.ts, step by step. */
export type Steps = {
  begin(): Promise<Begun | null>
  play(story: never, fixture: HTMLElement, next: () => Promise<void>): Promise<void>
  outcome(): Outcome
  click?: (target: Node) => Promise<boolean>
  press?: (combination: string, focused: HTMLElement | undefined) => Promise<boolean>
}

/** What a style needs to be another one later, in a smaller window or in the dark. */
const VARYING =
  /@(media|container|keyframes|import|starting-style|supports|scope|layer)|animation|transition|light-dark|color-scheme|[\d.](s|l|d)?v(w|h|min|max|i|b)\b|%|calc|clamp|min\(|max\(|scroll|timeline|attr\(|url\(/
const sheetsOf = getter<StyleSheetList>(Document.prototype, 'styleSheets')
const adoptedBy = getter<CSSStyleSheet[]>(Document.prototype, 'adoptedStyleSheets')
const shadowSheets = getter<StyleSheetList>(ShadowRoot.prototype, 'styleSheets')
const shadowAdopted = getter<CSSStyleSheet[]>(ShadowRoot.prototype, 'adoptedStyleSheets')
const query = { document: Document.prototype.querySelectorAll, shadow: DocumentFragment.prototype.querySelectorAll }

const varies = (): boolean => {
  if (animations().length) return true
  for (const scope of scopes()) {
    const isShadow = scope instanceof ShadowRoot
    const sheets = isShadow ? [...shadowSheets(scope), ...shadowAdopted(scope)] : [...sheetsOf(document), ...adoptedBy(document)]
    for (const { cssRules } of sheets) for (const rule of cssRules) if (VARYING.test(rule.cssText.replace(/:(root|host)\b|: /g, ''))) return true
    for (const element of isShadow ? query.shadow.call(scope, '*') : query.document.call(document, '*')) {
      if (VARYING.test((attribute(element, 'style') ?? '').replace(/: ?/g, ''))) return true
    }
  }
  return false
}

export class SecondLook {
  #run: Steps | undefined
  #begun: Begun | null = null
  #seen: Seen | undefined
  #restore: (() => void) | undefined
  readonly #input = new RealInput()
  #painted = ''
  #measured: { painted: string; outline: Outline } | undefined

  constructor(readonly start: (job: FrameJob) => Steps) {}

  /** Mounts; what is wrong then, or nothing. */
  async mount(job: string): Promise<string> {
    this.#run = this.start(JSON.parse(job) as FrameJob)
    this.#begun = await this.#run.begin()
    return JSON.stringify(this.#run.outcome())
  }

  async play(): Promise<string> {
    const { story, fixture, next } = this.#begun!
    if (story.play) await this.#run!.play(story as never, fixture, next)
    await next()
    return JSON.stringify(this.#run!.outcome())
  }

  /** Both without a pause, as in the test. */
  async mountAndPlay(job: string): Promise<string> {
    const outcome = await this.mount(job)
    return this.#begun ? this.play() : outcome
  }

  /** Mounts, and plays with the clicks and keys that `next` asks for; what is wrong, or nothing. */
  async begin(job: string): Promise<string> {
    const outcome = await this.mount(job)
    if (!this.#begun) return outcome
    this.#run!.click = (target) => this.#input.click(target)
    this.#run!.press = (combination, focused) => this.#input.press(combination, focused)
    void this.play().then((outcome) => this.#input.end(outcome))
    return ''
  }

  next(): Promise<string> {
    return this.#input.next()
  }

  /**
   * The outline now (`settled`: with animations that end at their end), where pictures can tell more, and how high it is.
   * `measured`: nothing that is painted has changed since the last pictures, where that can be known (`plain`).
   */
  look(settled: boolean, plain: boolean): string {
    if (settled) finishAnimations()
    this.#seen = look()
    const mayVary = varies()
    this.#painted = plain && !mayVary ? this.#everythingPainted(this.#seen) : ''
    const measured = this.#painted !== '' && this.#painted === this.#measured?.painted
    const { outline } = measured ? this.#measured! : this.#seen
    return JSON.stringify({ outline, area: areaOf(this.#seen), varies: mayVary, height: document.documentElement.scrollHeight, measured })
  }

  /** All that a picture shows, as one text; '' where that is not known. */
  #everythingPainted({ outline, texts, parts }: Seen): string {
    try {
      const shape = shapeOf(capture(this.#begun!.fixture), hasFocus())
      return shape && JSON.stringify([outline, texts.map(({ boxes }) => boxes), parts.map(({ boxes }) => boxes), shape])
    } catch {
      return '' // it renders what it may not
    }
  }

  clear(): void {
    this.#restore = clearInk(this.#seen!)
  }

  async measure(inked: string, clear: string, area: string, strict: boolean): Promise<string> {
    this.#restore?.()
    const { outline } = this.#seen!
    await measure(this.#seen!, inked, clear, JSON.parse(area) as Area, strict)
    this.#measured = { painted: this.#painted, outline }
    return JSON.stringify(outline)
  }
}
