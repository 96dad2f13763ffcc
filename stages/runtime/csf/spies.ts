/**
 * Handlers of a story, in the trusted world: real mocks, called by stubs of the candidate's world (react.ts).
 *
 * A call counts while the play acts (an event that it fires, an action of userEvent) or waits (waitFor, findBy…). One at any
 * other moment is the component's own idea: it is a stray one, which fulfils no expectation and breaks one that nothing
 * is called. A play that waits before it has acted at all waits for what the component does of itself, so that counts.
 */

import { fn, isMockFunction, spyOn } from '@vitest/spy'
import type { ModuleMock } from '../protocol.ts'
import { fileOf, originOf, replaceExport } from '../template.ts'
import { passPropertiesOn } from './events.ts'
import { decode, encode, functionsOf, replaced } from './values.ts'

type Fn = (...given: unknown[]) => unknown
type Mock = Fn & ReturnType<typeof fn>

const { addEventListener, dispatchEvent } = EventTarget.prototype
const { parse, stringify } = JSON

const GLOBALS: string[][] = [[], ['console'], ['navigator'], ['navigator', 'clipboard'], ['localStorage'], ['sessionStorage'], ['Storage', 'prototype'], ['history'], ['document'], ['performance'], ['crypto'], ['Math'], ['Date'], ['HTMLElement', 'prototype'], ['Element', 'prototype']]

/** Where a global object is, from `globalThis`; undefined for any other object, and for what an opaque origin has not. */
const globalPath = (object: object): string[] | undefined =>
  GLOBALS.find((path) => {
    try {
      return path.reduce((found: unknown, name) => (found as Record<string, unknown>)[name], globalThis) === object
    } catch {
      return false
    }
  })

export class Spies {
  #mocks = new Map<string, Mock>()
  #places = new Map<unknown, string>()
  #spied: string[] = []
  #isListening = false
  #strays = new Map<unknown, unknown[][]>()
  #open = 0
  #promises = 0
  #acted = false
  mocks: ModuleMock[] = [] // of `.storybook/preview`

  /** What `sb.mock` puts in the place of an export: mocks, for which the candidate's world has stubs of its own (react.ts). */
  instead = (file: string, name: string, value: unknown): unknown => {
    const [, , isSpy] = this.mocks.find(([mocked, one]) => mocked === file && (one === '*' || one === name)) ?? []
    if (isSpy === undefined) return undefined
    return replaced(value, `module ${file} ${name}`, isSpy, (place, own) => {
      const mock = this.#mocks.get(place) ?? (isMockFunction(own) ? own : fn()) // a file of __mocks__ has its own
      this.name(place, mock)
      return mock as unknown as Fn
    })
  }

  /** Gives each mock in the arguments its place as its name. */
  bind(args: Record<string, unknown>): void {
    for (const [place, found] of functionsOf(args)) {
      if (!isMockFunction(found)) continue
      this.name(place, found)
    }
  }

  name(place: string, found: unknown): void {
    if (!isMockFunction(found)) return
    this.#mocks.set(place, found as Mock)
    this.#places.set(found, place)
    if (/^(vi\.fn\(\)|)$/.test((found as Mock).getMockName())) (found as Mock).mockName(place.replace(/^global\.|^module .* /, ''))
  }

  placeOf = (value: unknown): string | undefined => this.#places.get(value)

  /** Places of what is spied on before there is anything to spy on. */
  get spied(): string[] {
    return this.#spied
  }

  /**
   * `spyOn`: of a global object, a method in the candidate's world, which has objects of its own; of an argument, the mock that
   * it is; of a module, an export there; else of an object of this world.
   */
  spyOn = (object: object, method: string, ...rest: unknown[]): unknown => {
    const own = (object as Record<string, unknown>)[method]
    if (isMockFunction(own)) return own
    const file = fileOf(object)
    if (file !== undefined) return this.#spyOnExport(file, method)
    const path = globalPath(object)
    if (path === undefined) return (spyOn as unknown as Fn)(object, method, ...rest)
    return this.#spyThere(['global', ...path, method].join('.'))
  }

  /** `mocked(load)` of a function that the story imported: a spy in its place. */
  mocked = (value: unknown): unknown => {
    const [module, name] = (typeof value === 'function' && !isMockFunction(value) && originOf(value)) || []
    return module && name ? this.spyOn(module, name) : value
  }

  #spyOnExport(file: string, name: string): Mock {
    const mock = this.#spyThere(`module ${file} ${name}`)
    replaceExport(file, name, mock)
    return mock
  }

  #spyThere(place: string): Mock {
    const known = this.#mocks.get(place)
    if (known) return known
    const mock = fn() as Mock
    this.name(place, mock)
    if (this.#isListening) dispatchEvent.call(document, new CustomEvent('storyloop-spy', { detail: place }))
    else this.#spied.push(place)
    return mock
  }

  listen(): void {
    this.#isListening = true
    addEventListener.call(document, 'storyloop-call', (event) => {
      const [place, given] = parse(String((event as CustomEvent).detail)) as [string, unknown]
      let reply: unknown[]
      try {
        reply = [false, this.#answer(this.#call(place, decode(given) as unknown[])), !this.#mocks.get(place)?.getMockImplementation()]
      } catch (error) {
        reply = [true, encode(error)]
      }
      dispatchEvent.call(document, new CustomEvent('storyloop-reply', { detail: stringify(reply) }))
    })
  }

  /** What a mock returned; of a promise its number, under which what becomes of it is told. */
  #answer(result: unknown): unknown {
    if (!(result instanceof Promise)) return encode(result)
    const number = ++this.#promises
    const settle = (threw: boolean) => (value: unknown): void => {
      dispatchEvent.call(document, new CustomEvent('storyloop-settled', { detail: stringify([number, threw, encode(value)]) }))
    }
    result.then(settle(false), settle(true))
    return { $: 'promise', v: number }
  }

  #call(place: string, given: unknown[]): unknown {
    const mock = this.#mocks.get(place)
    if (!mock) return undefined
    if (this.#open > 0) return mock(...given)
    this.#strays.set(mock, [...(this.#strays.get(mock) ?? []), given])
    return (mock.getMockImplementation() as Fn | undefined)?.(...given)
  }

  /** How often a mock was called when nobody acted. */
  strays(mock: unknown): number {
    return this.#strays.get(mock)?.length ?? 0
  }

  act<T>(run: () => T): T {
    this.#acted = true
    return this.#during(run)
  }

  wait<T>(run: () => T): T {
    if (!this.#acted) {
      const strays = [...this.#strays]
      this.#strays.clear()
      this.#during(() => strays.forEach(([mock, calls]) => calls.forEach((given) => (mock as Mock)(...given))))
    }
    return this.#during(run)
  }

  #during<T>(run: () => T): T {
    this.#open++
    let ends = true
    try {
      const result = run()
      if (result instanceof Promise) {
        ends = false
        return result.finally(() => this.#open--) as T
      }
      return result
    } finally {
      if (ends) this.#open--
    }
  }
}

/** What a play does without the library counts as its action too: these are prototypes of the trusted world alone. */
export const watchActions = (spies: Spies): void => {
  passPropertiesOn()
  const acts: [object, string[]][] = [
    [HTMLElement.prototype, ['click', 'focus', 'blur']],
    [HTMLFormElement.prototype, ['requestSubmit', 'reset', 'submit']],
    [EventTarget.prototype, ['dispatchEvent']],
  ]
  for (const [prototype, names] of acts) {
    for (const name of names) {
      const property = Object.getOwnPropertyDescriptor(prototype, name)!
      const native = property.value as (...given: unknown[]) => unknown
      const acting = function (this: unknown, ...given: unknown[]): unknown {
        return spies.act(() => native.apply(this, given))
      }
      Object.defineProperty(prototype, name, { ...property, value: acting })
    }
  }
}
