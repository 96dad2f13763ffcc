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
import { found, phrase, subject } from './words.ts'

type Fn = (...given: unknown[]) => unknown

/** Words of chai that ask nothing by themselves. */
const WORDS = new Set(
  'to be been is that which and has have with at of same but does still also deep nested own ordered any all itself not resolves rejects'.split(' '),
)
const MODIFIERS = new Set(['not', 'resolves', 'rejects', 'deep'])

export type Told = (assertion: Assertion) => void

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (Array.isArray(value) && value.length === 0)

export const createExpect = (spies: Spies, told: Told, isWaiting: () => boolean, stepOf: () => string): Fn => {
  const { expect: plain } = chai as unknown as { expect: Fn & { extend: Fn } }
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

  /** Calls a matcher; returns a promise where it does. */
  const judged = (run: () => unknown, value: unknown, chain: string[], matcher: string, given: unknown[]): unknown => {
    const broken = (error: unknown): undefined => {
      tell(false, value, chain, matcher, given)
      if (isWaiting()) throw error
    }
    try {
      if (chain.includes('not') && isMockFunction(value) && spies.strays(value)) throw new Error('called when nobody acted')
      const result = run()
      if (!(result instanceof Promise)) {
        tell(true, value, chain, matcher, given)
        return undefined
      }
      return result.then(() => tell(true, value, chain, matcher, given), broken)
    } catch (error) {
      return broken(error)
    }
  }

  const watched = (assertion: object, value: unknown, chain: string[]): unknown =>
    new Proxy(assertion, {
      get: (target, name) => {
        if (typeof name !== 'string' || name === 'then') return Reflect.get(target, name) as unknown
        if (WORDS.has(name)) return watched(Reflect.get(target, name) as object, value, MODIFIERS.has(name) ? [...chain, name] : chain)
        const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target) as object, name)
        if (property?.get && !/^(contain|include|length|lengthOf|a|an|equal)/.test(name)) {
          return judged(() => void Reflect.get(target, name), value, chain, name, [])
        }
        const matcher = Reflect.get(target, name) as unknown
        if (typeof matcher !== 'function') return matcher
        return (...given: unknown[]) => judged(() => (matcher as Fn).apply(target, given) as unknown, value, chain, name, given)
      },
    })

  const expect: Fn = (value, ...rest) => watched(bare(value, ...rest) as object, value, [])
  const soft: Fn = (value, ...rest) => expect(value, ...rest)
  return Object.assign(expect, bare, { soft, element: soft })
}
