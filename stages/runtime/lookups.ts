/**
 * What a play asks the document for, in plain words: for whoever corrects a component in which it found nothing.
 *
 * Runs in the trusted world of the candidate's frame. A world has prototypes of its own, so the methods that are wrapped
 * here are wrapped for the play alone, and only while it runs.
 */

import { localName } from './nodes.ts'
import { format } from './plaited/play.ts'
import { PROPERTIES } from './properties.ts'
import type { Missed } from './protocol.ts'

type Method = (this: unknown, ...asked: unknown[]) => unknown
type Compared = { actual: unknown; expected: unknown }
/** `words` say it with the element, `name` without. */
type Read = { words: string; name: string; values: Set<unknown>; isProperty: boolean }
type Told = (target: unknown, asked: unknown[], found: unknown) => void

const LABELLED = [HTMLButtonElement, HTMLInputElement, HTMLMeterElement, HTMLOutputElement, HTMLProgressElement, HTMLSelectElement, HTMLTextAreaElement]
const MAX_READS = 2 // things read for one assertion that are worth a word

const isNothing = (found: unknown): boolean => found === null || found === undefined || (found as { length?: number }).length === 0

/** `the fieldset`; '' for the document. */
const named = (target: unknown): string => (target instanceof Element && target !== document.body ? `the ${localName(target)}` : '')

const within = (target: unknown): string => (named(target) ? ` in ${named(target)}` : '')

const pattern = (value: unknown): string => (value instanceof RegExp ? `like ${value}` : format(value))

/** `"ul" or "ol"` for `ul, ol`: each part of a list is enough. */
const alternatives = (selector: string): string => {
  const parts = selector.match(/(?:[^,"'([]|"[^"]*"|'[^']*'|\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\))+/g) ?? []
  const isWhole = parts.length > 1 && parts.join(',') === selector && parts.every((part) => part.trim())
  const quoted = isWhole ? parts.map((part) => format(part.trim())) : [format(selector)]
  return [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(' or ')
}

/** What a finder of the play found nothing of. */
export const inWords = (finder: string, asked: unknown[]): string => {
  if (finder === 'findByText') return `no text ${pattern(asked[0])}`
  const [name, value] = finder === 'findByAttribute' ? asked : [finder === 'findByTarget' ? 'p-target' : 'data-testid', asked[0]]
  return `no element with ${name}${value instanceof RegExp ? ` like ${value}` : `=${format(value)}`}`
}

const leaves = (value: unknown): unknown[] => (Array.isArray(value) ? (value.flat(Infinity) as unknown[]) : [value])

/** The parts that are not what was expected in their place. */
const differing = (actual: unknown, expected: unknown): unknown[] => {
  if (!Array.isArray(actual) || !Array.isArray(expected) || actual.length !== expected.length) return actual === expected ? [] : leaves(actual)
  return actual.flatMap((part, at) => differing(part, expected[at]))
}

export class Lookups {
  readonly #asked = new Map<string, Missed | null>() // null: found at least once
  #reads = new Map<string, Read>() // since the last assertion, by its words
  #unheard = 0 // tools of the play that are at work

  /** `text` is the text that was looked for, if one was. */
  note(asked: string, words: string, found: unknown, text = ''): void {
    if (!isNothing(found)) this.#asked.set(asked, null)
    else if (!this.#asked.has(asked)) this.#asked.set(asked, [asked, words, text])
  }

  /** What was never found, in the order in which it was asked for. */
  missed(): Missed[] {
    return [...this.#asked.values()].filter((missed) => missed !== null)
  }

  /** What was read of elements for what an assertion got: `attribute data-size of the button`. */
  takeReads({ actual, expected }: Compared, isVague: boolean): Read[] {
    const reads = [...this.#reads.values()]
    this.#reads = new Map()
    const differ = differing(actual, expected).filter((part) => part !== undefined)
    const parts = differ.length ? differ : leaves(actual)
    // A text that an attribute has speaks for itself; of a property, and in a list, it does not.
    const isTold = (isProperty: boolean): boolean => isVague || isProperty || Array.isArray(actual)
    const came = reads.filter(({ values, isProperty }) => isTold(isProperty) && parts.some((part) => values.has(part)))
    // What was compared or counted is no longer what was read; nothing at all was not read of a property.
    const isMade = parts.some((part) => typeof part === 'boolean' || typeof part === 'number')
    const behind = came.length || !isVague ? came : reads.filter(({ isProperty }) => isMade || !isProperty)
    return behind.slice(0, MAX_READS)
  }

  /** Ends listening to what is read, for a tool of the play that reads much that the play does not ask for, until the result is called. */
  deafen(): () => void {
    this.#unheard++
    return () => void this.#unheard--
  }

  #read(name: string, words: string, value: unknown, isProperty = false): void {
    if (this.#unheard) return
    const read = this.#reads.get(words)
    if (read) read.values.add(value)
    else this.#reads.set(words, { words, name, values: new Set([value]), isProperty })
  }

  /** Listens to all that is asked of the document, and to reads of `properties` of elements; returns what ends that. */
  listen(properties: string[]): () => void {
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
      this.note(`selector ${selector}`, `nothing matches the selector ${alternatives(String(selector))}${within(target)}`, found)
    const byId: Told = (_, [id], found) => id && this.note(`id ${id}`, `no element with id=${format(id)}`, found)
    const read: Told = (target, [name], found) => this.#read(String(name), `attribute ${name} of ${named(target)}`, found)
    for (const { prototype } of [Document, DocumentFragment, Element]) wrap(prototype, ['querySelector', 'querySelectorAll'], bySelector)
    for (const { prototype } of [Document, DocumentFragment]) wrap(prototype, ['getElementById'], byId)
    for (const { prototype } of [Document, Element]) {
      wrap(prototype, ['getElementsByTagName'], (target, [tag], found) => this.note(`selector ${tag}`, `no ${tag}${within(target)}`, found))
      wrap(prototype, ['getElementsByClassName'], (target, [name], found) =>
        this.note(`class ${name}`, `no element with class=${format(name)}${within(target)}`, found),
      )
    }
    wrap(Element.prototype, ['closest'], (target, [selector], found) =>
      this.note(`closest ${selector}`, `nothing around ${named(target)} matches the selector ${alternatives(String(selector))}`, found),
    )
    for (const { prototype } of LABELLED) {
      wrap(prototype, ['labels'], (target, _, found) =>
        this.note(`labels of ${named(target)}`, `no label belongs to ${named(target)}`, found),
      )
    }
    wrap(Element.prototype, ['getAttribute', 'hasAttribute'], read)
    wrap(Element.prototype, ['matches'], (target, [selector], found) => this.#read(format(selector), `selector ${format(selector)} on ${named(target)}`, found))
    for (const [{ prototype }, names] of PROPERTIES) {
      for (const name of names.split(' ').filter((name) => properties.includes(name))) {
        wrap(prototype, [name], (target, _, found) => this.#read(name, `property ${name} of ${named(target)}`, found, true))
      }
    }
    return () => ends.forEach((end) => end())
  }
}
