/**
 * `expect` of storybook/test, in the trusted world: vitest's matchers and jest-dom's, each call one assertion.
 *
 * A failed one is told and does not end the play, so that what else holds counts too. Inside waitFor it throws, as waitFor
 * needs it to, and is told once waitFor is over.
 */

import * as jestDom from '@testing-library/jest-dom/matchers'
import { chai, customMatchers, getState, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from '@vitest/expect'
import { isMockFunction } from '@vitest/spy'
import type { Assertion } from '../protocol.ts'
import type { Spies } from './spies.ts'
import { found, phrase, show, subject } from './words.ts'

type Fn = (...given: unknown[]) => unknown

/** Words of chai that ask nothing by themselves. */
const WORDS = new Set(
  'to be been is that which and has have with at of same but does still also deep nested own ordered any all itself not resolves rejects'.split(' '),
)
/** Words of chai that ask something when they are called, and else something of what comes after them: `include.members`. */
const CHAINABLE = new Set(['a', 'an', 'contain', 'contains', 'include', 'includes', 'length', 'lengthOf'])
const MODIFIERS = new Set(['not', 'resolves', 'rejects', 'deep'])

export type Told = (assertion: Assertion) => void

/** What goes on after an assertion that failed (`.that.includes('b')`) asks nothing any more. */
const silent: Fn = new Proxy((() => silent) as Fn, { get: (_, name) => (name === 'then' || typeof name === 'symbol' ? undefined : silent) })

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (Array.isArray(value) && value.length === 0)

export const createExpect = (spies: Spies, told: Told, isWaiting: () => boolean, stepOf: () => string): Fn => {
  const { expect: plain, Assertion, util } = chai as unknown as { expect: Fn & { extend: Fn }; Assertion: new () => object; util: { flag(assertion: object, name: string): unknown } }
  for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) (chai as unknown as { use: Fn }).use(plugin)
  const bare = Object.assign((...given: unknown[]) => plain(...given), plain) as unknown as Fn & Record<string, unknown>
  bare.getState = () => getState(bare as never)
  bare.setState = (state: object) => setState(state, bare as never)
  bare.extend = (matchers: object) => (plain as unknown as { extend: Fn }).extend(bare, matchers)
  setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, bare as never)
  ;(bare.extend as Fn)(customMatchers)
  ;(bare.extend as Fn)(jestDom)

  const tell = (passed: boolean, value: unknown, chain: string[], matcher: string, given: unknown[]): void => {
    const should = phrase(chain, matcher, given)
    const step = stepOf()
    const message = `given ${subject(value)}${step ? ` (${step})` : ''}, should ${should}: got ${found(value, matcher, given, spies.strays(value))}`
    const empty = !passed && isEmpty(value)
    told({ passed, message: passed ? `given ${subject(value)}, should ${should}` : message, empty, wanted: empty ? should : '' })
  }

  /** Calls a matcher; returns what it can be chained with, or a promise where it does. */
  const judged = (run: () => unknown, value: unknown, chain: string[], matcher: string, given: unknown[]): unknown => {
    const broken = (error: unknown): unknown => {
      tell(false, value, chain, matcher, given)
      if (isWaiting()) throw error
      return silent
    }
    try {
      if (chain.includes('not') && isMockFunction(value) && spies.strays(value)) throw new Error('called when nobody acted')
      const result = run()
      if (!(result instanceof Promise)) {
        tell(true, value, chain, matcher, given)
        return further(result, value, chain)
      }
      return result.then(() => tell(true, value, chain, matcher, given), (error) => void broken(error))
    } catch (error) {
      return broken(error)
    }
  }

  /** `property('a')` goes on with the property, everything else with the value. */
  const further = (result: unknown, value: unknown, chain: string[]): unknown => {
    if (!(result instanceof Assertion)) return undefined
    const own = util.flag(result, 'object')
    return watched(result, own, own === value ? chain : [])
  }

  /** `owner` has the assertion as a word that can be called. */
  const watched = (assertion: object, value: unknown, chain: string[], owner?: object): unknown =>
    new Proxy(assertion, {
      get: (target, name) => {
        if (typeof name !== 'string' || name === 'then') return Reflect.get(target, name) as unknown
        if (WORDS.has(name)) return watched(Reflect.get(target, name) as object, value, MODIFIERS.has(name) ? [...chain, name] : chain)
        if (CHAINABLE.has(name)) return watched(Reflect.get(target, name) as object, value, [...chain, name], target)
        const property = Object.getOwnPropertyDescriptor(Assertion.prototype, name)
        if (property?.get) return judged(() => Reflect.get(target, name), value, chain, name, [])
        const matcher = Reflect.get(target, name) as unknown
        if (typeof matcher !== 'function') return matcher
        return (...given: unknown[]) => judged(() => (matcher as Fn).apply(target, given) as unknown, value, chain, name, given)
      },
      apply: (target, _, given: unknown[]) => judged(() => (target as Fn).apply(owner, given), value, chain.slice(0, -1), chain.at(-1)!, given),
    })

  const expect: Fn = (value, ...rest) => watched(bare(value, ...rest) as object, value, [])
  const soft: Fn = (value, ...rest) => expect(value, ...rest)
  const unreachable: Fn = (message) => {
    throw new Error(`expected${message ? ` ${show(message)}` : ''} not to be reached`)
  }
  // Storybook keeps how many assertions are expected and compares it with nothing.
  const [assertions, hasAssertions] = [() => undefined, () => undefined]
  return Object.assign(expect, bare, { soft, element: soft, unreachable, assertions, hasAssertions })
}
