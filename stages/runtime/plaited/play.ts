/**
 * The tools that a story's `play` is given. Runs in the grader's isolated world: it shares only the DOM with the candidate.
 *
 * `assert` reports and never throws over a difference; a throw in a play is the author's error, or means that the page is not
 * as the play needs it. Left out: options of accessibilityCheck, because every story is checked by the same rules.
 */
import { deepEqual } from './equality.ts'
import { createFireEvent } from './events.ts'
import { createFinders, createWalk, type Finders } from './finders.ts'
import { createKeyboard } from './keyboard.ts'
import { modules } from './modules.ts'
import { captureNatives, type Natives } from './natives.ts'

export { format } from './equality.ts'
export { captureNatives, type Natives } from './natives.ts'

export type Assertion = { given: string; should: string; actual: unknown; expected: unknown }
export type AssertionResult = Assertion & { passed: boolean }

export type PlayOptions = {
  root: HTMLElement
  natives?: Natives
  onAssert(result: AssertionResult): void
  checkAccessibility(): Promise<void>
  timeout: number
}

export type PlayContext = Finders & {
  hostElement: HTMLElement
  assert(assertion: Assertion): void
  fireEvent: ReturnType<typeof createFireEvent>
  press(key: string): Promise<void>
  focused(): HTMLElement | undefined
  match(text: string): (pattern: string | RegExp) => string
  throws(fn: (...args: unknown[]) => unknown, ...args: unknown[]): string | undefined | Promise<string | undefined>
  wait(ms?: number): Promise<void>
  accessibilityCheck(options?: unknown): Promise<void>
}

/** For evaluating trusted story files as data in the grader's world: nothing in them touches the DOM until mounted. */
export const testingModules: Record<string, Record<string, unknown>> = modules

const REQUIRED = ['given', 'should', 'actual', 'expected'] as const

const match = (text: string) => (pattern: string | RegExp): string => {
  if (typeof pattern === 'string') return text.includes(pattern) ? pattern : ''
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).exec(text)?.[0] ?? ''
}

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise

const throws: PlayContext['throws'] = (fn, ...args) => {
  try {
    const result = fn(...args)
    return isPromise(result) ? result.then(() => undefined, String) : undefined
  } catch (error) {
    return String(error)
  }
}

export const createPlay = ({
  root,
  natives = captureNatives(),
  onAssert,
  checkAccessibility,
  timeout,
}: PlayOptions): PlayContext => ({
  ...createFinders(natives),
  hostElement: root,
  fireEvent: createFireEvent(natives),
  ...createKeyboard(natives, createWalk(natives), createFireEvent(natives)),
  match,
  throws,
  assert(assertion) {
    const missing = REQUIRED.filter((key) => !(key in assertion))
    if (missing.length) throw new TypeError(`assert: ${missing.join(', ')} missing; it needs ${REQUIRED.join(', ')}`)
    const { given, should, actual, expected } = assertion
    onAssert({ given, should, actual, expected, passed: deepEqual(actual, expected) })
  },
  async wait(ms = 0) {
    // Fails at once instead of after the timeout that it is certain to reach.
    if (ms > timeout) throw new RangeError(`wait(${ms}): longer than the story's timeout of ${timeout} ms`)
    await natives.sleep(ms)
  },
  async accessibilityCheck() {
    await checkAccessibility()
  },
})
