/**
 * What a play asks the document for, in plain words: for whoever corrects a component in which it found nothing.
 *
 * Runs in the trusted world of the candidate's frame. A world has prototypes of its own, so the methods that are wrapped
 * here are wrapped for the play alone, and only while it runs.
 */

import { localName } from './nodes.ts'
import { format } from './plaited/play.ts'
import type { Missed } from './protocol.ts'

type Method = (this: unknown, ...asked: unknown[]) => unknown
type Told = (target: unknown, asked: unknown[], found: unknown) => void

const LABELLED = [HTMLButtonElement, HTMLInputElement, HTMLMeterElement, HTMLOutputElement, HTMLProgressElement, HTMLSelectElement, HTMLTextAreaElement]
const MAX_READS = 2 // things read for one assertion that are worth a word

const isNothing = (found: unknown): boolean => found === null || found === undefined || (found as { length?: number }).length === 0

/** `the fieldset`; '' for the document. */
const named = (target: unknown): string => (target instanceof Element && target !== document.body ? `the ${localName(target)}` : '')

const within = (target: unknown): string => (named(target) ? ` in ${named(target)}` : '')

const pattern = (value: unknown): string => (value instanceof RegExp ? `like ${value}` : format(value))

/** What a finder of the play found nothing of. */
export const inWords = (finder: string, asked: unknown[]): string => {
  if (finder === 'findByText') return `no text ${pattern(asked[0])}`
  const [name, value] = finder === 'findByAttribute' ? asked : [finder === 'findByTarget' ? 'p-target' : 'data-testid', asked[0]]
  return `no element with ${name}${value instanceof RegExp ? ` like ${value}` : `=${format(value)}`}`
}

export class Lookups {
  readonly #asked = new Map<string, Missed | null>() // null: found at least once
  #reads = new Set<string>()

  /** `text` is the text that was looked for, if one was. */
  note(asked: string, words: string, found: unknown, text = ''): void {
    if (!isNothing(found)) this.#asked.set(asked, null)
    else if (!this.#asked.has(asked)) this.#asked.set(asked, [asked, words, text])
  }

  /** What was never found, in the order in which it was asked for. */
  missed(): Missed[] {
    return [...this.#asked.values()].filter((missed) => missed !== null)
  }

  /** What was read of elements since the last call: `attribute data-size of the button`. */
  takeReads(): string[] {
    const reads = [...this.#reads].slice(0, MAX_READS)
    this.#reads = new Set()
    return reads
  }

  /** Listens to all that is asked of the document; returns what ends that. */
  listen(): () => void {
    const ends: (() => void)[] = []
    const wrap = (prototype: object, names: string[], tell: Told): void => {
      for (const name of names) {
        const property = Object.getOwnPropertyDescriptor(prototype, name)!
        const native = (property.value ?? property.get) as Method
        const told: Method = function (...asked) {
          const found = native.apply(this, asked)
          tell(this, asked, found)
          return found
        }
        Object.defineProperty(prototype, name, { ...property, ...(property.get ? { get: told as () => unknown } : { value: told }) })
        ends.push(() => Object.defineProperty(prototype, name, property))
      }
    }
    const bySelector: Told = (target, [selector], found) =>
      this.note(`selector ${selector}`, `nothing matches the selector ${format(selector)}${within(target)}`, found)
    const byId: Told = (_, [id], found) => id && this.note(`id ${id}`, `no element with id=${format(id)}`, found)
    const read: Told = (target, [name]) => this.#reads.add(`attribute ${name} of ${named(target)}`)
    for (const { prototype } of [Document, DocumentFragment, Element]) wrap(prototype, ['querySelector', 'querySelectorAll'], bySelector)
    for (const { prototype } of [Document, DocumentFragment]) wrap(prototype, ['getElementById'], byId)
    for (const { prototype } of [Document, Element]) {
      wrap(prototype, ['getElementsByTagName'], (target, [tag], found) => this.note(`selector ${tag}`, `no ${tag}${within(target)}`, found))
      wrap(prototype, ['getElementsByClassName'], (target, [name], found) =>
        this.note(`class ${name}`, `no element with class=${format(name)}${within(target)}`, found),
      )
    }
    wrap(Element.prototype, ['closest'], (target, [selector], found) =>
      this.note(`closest ${selector}`, `nothing around ${named(target)} matches the selector ${format(selector)}`, found),
    )
    for (const { prototype } of LABELLED) {
      wrap(prototype, ['labels'], (target, _, found) =>
        this.note(`labels of ${named(target)}`, `no label belongs to ${named(target)}`, found),
      )
    }
    wrap(Element.prototype, ['getAttribute', 'hasAttribute'], read)
    wrap(Element.prototype, ['matches'], (target, [selector]) => this.#reads.add(`selector ${format(selector)} on ${named(target)}`))
    return () => ends.forEach((end) => end())
  }
}
