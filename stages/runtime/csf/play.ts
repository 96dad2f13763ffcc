/**
 * Entry, in the trusted world, of stories in Storybook's format: the libraries that plays use, and the play itself.
 *
 * The story file is evaluated here as a whole, for its arguments and its play; what it renders runs in the candidate's world
 * (react.ts), and nothing of the libraries is there. They see the same document and act on it by events.
 */

import * as dom from '@testing-library/dom'
import { userEvent as plainUserEvent } from '@testing-library/user-event'
import * as vitest from '@vitest/spy'
import * as React from 'react'
import type { Exports } from '../commonjs.ts'
import type { Assertion, Failure, FrameJob } from '../protocol.ts'
import { loadFiles, type StoryObject } from '../storyfile.ts'
import { encode as encodeElement, recordingRuntime } from '../template.ts'
import { compose, definePreview, projectOf } from './compose.ts'
import { derived } from './derive.ts'
import { createExpect } from './expect.ts'
import { Spies, watchActions } from './spies.ts'
import { encode } from './values.ts'
import { lookedFor } from './words.ts'

type Fn = (...given: unknown[]) => unknown

/** What the frame gives a play (frame.ts). */
export type Host = {
  fixture: HTMLElement
  told(assertion: Assertion): void
  fail(kind: Failure['kind'], message: string): void
  click?: (target: Node) => Promise<boolean> // a person's click, where there is one, and whether it was made
  press?: (key: string) => Promise<boolean>
  nextTask?: () => Promise<void> // where nothing that a component does can be waiting for a timer or a frame
}
export type CsfStory = StoryObject & { loaded: unknown; prepare(): void; play?: (host: unknown) => Promise<void> }

const UI_VALUE = 'Displayed value in UI' // user-event's, which it keeps until something in this world sets another one
const valueOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.get!

/** What a component made of a text that was typed counts as what is there, when the next letter comes. */
const forgetReplacedValue = (): void => {
  const active = document.activeElement
  if (!(active instanceof HTMLInputElement) || /^(number|date|time|month|week)/.test(active.type)) return
  const key = Object.getOwnPropertySymbols(active).find(({ description }) => description === UI_VALUE)
  const kept = key && (active as unknown as Record<symbol, unknown>)[key]
  if (kept !== undefined && String(kept) !== valueOf.call(active)) (active as unknown as Record<symbol, unknown>)[key!] = undefined
}

/** Stands for React where a story file is only read: whatever is called of it gives something that can be called. */
const anything: Fn = new Proxy(function () {} as unknown as Fn, {
  get: (target, name) => (name === 'then' || typeof name === 'symbol' ? undefined : name === 'prototype' ? Reflect.get(target, name) : anything),
  apply: () => anything,
  construct: () => anything,
})
const moduleOfAnything: Exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? true : name === 'then' ? undefined : anything) })

const spies = new Spies()
let host: Host | undefined
let steps: string[] = []
let waiting: Assertion[] | undefined // what the last round of a waitFor came to

const told = (assertion: Assertion): void => (waiting ? void waiting.push(assertion) : host?.told(assertion))
const expect = createExpect(spies, told, () => waiting !== undefined, () => steps.at(-1) ?? '')

const isLookup = (error: unknown): error is Error & { container: Element } => error instanceof Error && error.name === 'TestingLibraryElementError'

const why = (error: unknown): string => (isLookup(error) ? lookedFor(error.message, error.container) : String(error))

/** An assertion that fails to the end is told and the play goes on; a lookup that finds nothing ends it. */
const waitFor = async (check: () => unknown, options?: object): Promise<unknown> => {
  let last: Assertion[] = []
  const round = (): unknown => {
    const own = (waiting = last = [])
    const leave = (): void => {
      if (waiting === own) waiting = undefined
    }
    let result: unknown
    try {
      result = check()
    } catch (error) {
      leave()
      throw error
    }
    if (result instanceof Promise) return result.finally(leave)
    leave()
    return result
  }
  try {
    return await dom.waitFor(round, options)
  } catch (error) {
    if (last.every(({ passed }) => passed)) throw error
    return undefined
  } finally {
    last.forEach(told)
  }
}

dom.configure({
  _disableExpensiveErrorDiagnostics: true,
  getElementError: (message: string | null, container: Element) => Object.assign(new Error(message ?? ''), { name: 'TestingLibraryElementError', container }),
  eventWrapper: (dispatch: () => unknown) => {
    const result = spies.act(dispatch)
    forgetReplacedValue()
    return result
  },
  asyncWrapper: (run: () => Promise<unknown>) => spies.wait(run),
} as never)

/** A key as `press` takes it, and as user-event reads it. */
type Key = { pressed: string; written: string }
const TOKEN = /\{(Shift|Control|Alt|Meta)>\}|\{\/(Shift|Control|Alt|Meta)\}|(\{(\w+)\}|\[(\w+)\]|[^{}[\]\ud800-\udfff])/g

/** `a{Shift>}{Tab}{/Shift}` -> a, Shift+Tab; nothing where another key is held down, or one is repeated. */
const keysOf = (text: string): Key[] => {
  const [keys, held]: [Key[], string[]] = [[], []]
  let read = ''
  for (const [all, down, up, token, key, code] of text.matchAll(TOKEN)) {
    read += all
    if (down) held.push(down)
    else if (up && held.at(-1) !== up) return []
    else if (up) held.pop()
    else keys.push({ pressed: [...held, key ?? code ?? token].join('+'), written: [...held.map((name) => `{${name}>}`), token, ...held.map((name) => `{/${name}}`).reverse()].join('') })
  }
  return read === text && !held.length ? keys : []
}

type Act = (name: 'click' | 'keyboard', ...given: unknown[]) => Promise<unknown>

const press = async ({ press }: Host, keys: Key[], write: Act): Promise<void> => {
  for (const { pressed, written } of keys) if (!(await press!(pressed))) await write('keyboard', written)
}

/** Whether what the field holds could be taken away; the browser's own editing makes trusted events. */
const emptied = (field: unknown): boolean => {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.disabled || field.readOnly) return false
  field.focus()
  field.select()
  return field.value === '' || document.execCommand('delete')
}

/**
 * What a person can do of userEvent, by the browser's own input; by `written` events where that cannot be. A field is clicked
 * by written events before one types: a click does more there than the component's own.
 */
const asPerson = async (host: Host, name: string | symbol, given: unknown[], write: Act, written: Fn): Promise<unknown> => {
  const [target, text, options] = given
  if (name === 'click') return (await host.click!(target as Node)) || written(...given)
  if (name === 'tab') return (await host.press!((target as { shift?: boolean } | undefined)?.shift ? 'Shift+Tab' : 'Tab')) || written(...given)
  if (name === 'clear') return emptied(target) || written(...given)
  const keys = name === 'keyboard' ? keysOf(String(target)) : name === 'type' && !options ? keysOf(String(text)) : []
  if (!keys.length || (name === 'type' && (target as Element).matches(':disabled'))) return written(...given)
  if (name === 'type') await write('click', target)
  return press(host, keys, write)
}

/** An action of userEvent counts as one from its beginning to its end. */
const acting = <T extends object>(api: T): T =>
  new Proxy(api, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as unknown
      if (typeof method !== 'function') return method
      if (name === 'setup') return (...given: unknown[]) => acting((method as Fn).apply(target, given) as object)
      const written = (...given: unknown[]): unknown => (method as Fn).apply(target, given)
      const write: Act = (name, ...given) => (Reflect.get(target, name) as Fn).apply(target, given) as Promise<unknown>
      return (...given: unknown[]) => spies.act(() => (host?.click ? asPerson(host, name, given, write, written) : written(...given)))
    },
  })

const HOPS = 3 // tasks: React renders in one, runs effects in the next, and renders what they set in a third

/**
 * user-event yields after each thing that it does by `setTimeout(…, 0)`, which a browser makes 4 ms and fills with frames. In this
 * world it goes on after the tasks that wait already.
 */
const yieldToTasks = (nextTask: () => Promise<void>): void => {
  const later = globalThis.setTimeout
  const hop = async (run: () => void): Promise<void> => {
    for (let hops = 0; hops < HOPS; hops++) await nextTask()
    run()
  }
  globalThis.setTimeout = ((run: () => void, delay?: number, ...rest: unknown[]) => {
    if (delay !== 0) return later(run, delay, ...rest)
    void hop(run)
    return 0
  }) as typeof setTimeout
}

const userEvent = acting(plainUserEvent)
const screen = new Proxy({}, { get: (_, name) => Reflect.get(dom.within(document.body), name) as unknown })

const testing: Exports = {
  ...dom, ...vitest, expect, waitFor, screen, userEvent, uninstrumentedUserEvent: userEvent,
  spyOn: spies.spyOn, mocked: spies.mocked, sb: { mock: () => undefined }, action: () => vitest.fn(), jest: vitest, vi: vitest, test: undefined, default: userEvent, __esModule: true,
} // prettier-ignore

const TESTING = ['storybook/test', '@storybook/test', '@storybook/jest', '@storybook/testing-library', '@testing-library/dom', '@testing-library/react', '@testing-library/user-event', '@testing-library/jest-dom', 'vitest', 'storybook/actions', '@storybook/addon-actions']
const ANYTHING = ['react-dom', 'react-dom/client', 'storybook/preview-api', '@storybook/preview-api', 'preact/debug', 'preact/devtools', 'storyloop/style', 'storyloop/picture']
const RENDERERS = ['@storybook/react', '@storybook/react-vite', '@storybook/nextjs-vite', '@storybook/preact', '@storybook/preact-vite', '@storybook/preact-webpack5']
const renderer: Exports = new Proxy({}, { get: (_, name) => (name === 'definePreview' ? definePreview : moduleOfAnything[name as string]) })
/** What packages and files that the story imports call as they are loaded; nothing is rendered here. Preact has the same names. */
const loading: Exports = { ...React, h: React.createElement, default: React, __esModule: true }
const RENDERING = ['react', 'preact', 'preact/hooks', 'preact/compat', 'preact/compat/client']
const JSX_RUNTIMES = ['react/jsx-runtime', 'react/jsx-dev-runtime', 'preact/jsx-runtime', 'preact/jsx-dev-runtime']
const modules: Record<string, Exports> = {
  ...Object.fromEntries(TESTING.map((name) => [name, testing])),
  ...Object.fromEntries(ANYTHING.map((name) => [name, moduleOfAnything])),
  ...Object.fromEntries(RENDERERS.map((name) => [name, renderer])),
  ...Object.fromEntries(RENDERING.map((name) => [name, loading])),
  ...Object.fromEntries(JSX_RUNTIMES.map((name) => [name, recordingRuntime])),
  'storyloop/spies': { bind: (name: string, made: unknown) => spies.name(name, made), __esModule: true },
  'storyloop/derive': { derived: (given: { canvasElement: HTMLElement }) => derived(given.canvasElement).forEach((message) => host?.told({ passed: true, message, empty: false, wanted: '' })), __esModule: true },
}

/** A play that takes `mount` out of its context renders when it calls that, as Storybook has it. */
const MOUNTS = /^[^{]*\(\s*\{[^}]*\bmount\b/

const { dispatchEvent } = EventTarget.prototype
const mountThere = (detail: string): boolean => dispatchEvent.call(document, new CustomEvent('storyloop-mount', { detail }))

const load = async (job: FrameJob): Promise<CsfStory> => {
  const { preview, mocks } = job.story
  spies.mocks = mocks
  const files = preview ? [preview, job.story.file] : [job.story.file]
  const loads = await loadFiles(job, (specifier) => modules[specifier], files, spies.instead)
  const story = compose(loads.at(-1)!, job.story.export, () => vitest.fn(), preview ? projectOf(loads[0]!) : {})
  spies.bind(story.args)
  const { args, parameters, globals, component, id, name, title } = story
  const context: Record<string, unknown> = { args, initialArgs: args, allArgs: args, parameters, globals, component, id, name, title, kind: title, story: name, argTypes: {}, viewMode: 'story', loaded: {} }
  for (const prepare of story.beforeEach) await (prepare as Fn)(context)
  const loaded = Object.assign({}, ...(await Promise.all(story.loaders.map((loader) => (loader as Fn)(context))))) as object
  context.loaded = loaded
  const step = async (label: string, run: (context: object) => unknown): Promise<void> => {
    steps.push(label)
    try {
      await run(context)
    } catch (error) {
      host?.fail('throw', `play: ${label}: ${why(error)}`) // the steps after it may still hold
    } finally {
      steps.pop()
    }
  }
  const isDeferred = MOUNTS.test(String(story.play ?? ''))
  const play = async (given: unknown): Promise<void> => {
    host = given as Host
    watchActions(spies)
    if (host.nextTask) yieldToTasks(host.nextTask)
    const canvasElement = host.fixture
    const canvas = dom.within(canvasElement)
    const mount = async (element?: unknown): Promise<unknown> => {
      if (!isDeferred && element === undefined) return canvas
      const detail = element === undefined ? '' : JSON.stringify(encodeElement(element, 'mount', spies.placeOf))
      spies.act(() => mountThere(detail))
      return canvas
    }
    const typing = acting(plainUserEvent.setup({ document })) // not before: what it listens to went with the document that the frame began with
    Object.assign(context, { userEvent: typing, canvasElement, canvas, step, mount, context })
    try {
      await (story.play as Fn)(context)
      for (const check of story.afterEach) await (check as Fn)(context)
    } catch (error) {
      host.fail('throw', `play: ${why(error)}`)
    } finally {
      host = undefined
    }
  }
  const { timeout, extras } = parameters as StoryObject['parameters'] & object
  return { template: undefined, args, parameters: { timeout, extras }, loaded: { loaded: encode(loaded), spied: spies.spied, isDeferred, mocks }, prepare: () => spies.listen(), ...(story.play ? { play } : {}) }
}

Object.defineProperty(globalThis, 'storyloopCsf', { value: { load }, configurable: true })
