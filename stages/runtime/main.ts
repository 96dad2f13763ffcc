/**
 * Entry of the candidate's world: the module system that its files run in, and the first to see its errors.
 *
 * Nothing here is trusted or secret. A candidate that tampers with it can hide its own errors, as `try` would, and
 * cannot reach the assertions, which live in another world. Dates and random numbers are the same in every run.
 */

import { awaitingModules, type Exports, type Factory, locate, metaOf } from './commonjs.ts'
import { modules, mount } from './plaited/modules.ts'
import { isCandidateFrame, secondLook } from './realm.ts'
import type { Encoded } from './template.ts'

type Plan = {
  bound: string
  contract: { path: string; export: string }
  template: Encoded
  story?: { file: string; export: string; preview: string } // where the framework renders a story file (csf/react.ts)
  loaded?: unknown
}
/** Of stories in Storybook's format. */
type Framework = { modules: Record<string, Exports>; mount(load: (file: string, name?: string) => unknown, story: { file: string; export: string; preview: string }, loaded: unknown, root: HTMLElement): void }

const START = 1767225600000 // 2026-01-01

const seed = (time: number) => {
  let state = 0x2f6e2b1 ^ (time - START)
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const NativeDate = Date
  const now = () => time
  globalThis.Date = new Proxy(NativeDate, {
    apply: () => new NativeDate(now()).toString(),
    construct: (target, args, newTarget) => Reflect.construct(target, args.length ? args : [now()], newTarget) as object,
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.random() * 256
    return view
  }
  crypto.getRandomValues = fill as typeof crypto.getRandomValues
}

/** A transition between views holds back all frames for up to 4 s; here it is over at once, as where motion is unwanted. */
const skipViewTransitions = () => {
  for (const { prototype } of [Document, Element] as { prototype: { startViewTransition?: Document['startViewTransition'] } }[]) {
    const native = prototype.startViewTransition
    if (!native) continue
    prototype.startViewTransition = function (this: Document, ...options) {
      const transition = native.apply(this, options)
      transition.ready.catch(() => {})
      transition.skipTransition()
      return transition
    }
  }
}

const start = () => {
  const { dispatchEvent } = EventTarget.prototype
  const report = (kind: string, message: string) =>
    dispatchEvent.call(document, new CustomEvent('storyloop', { detail: JSON.stringify([kind, String(message).slice(0, 400)]) }))

  const factories = new Map<string, Factory>()
  const instances = new Map<string, Exports>()
  const pending = new Map<string, Promise<void>>()

  /** `TypeError: x is not a function` -> `button.tsx:3:9: TypeError: x is not a function`, where the stack names a file. */
  const locateError = (error: unknown): string => {
    const stack = error instanceof Error ? String(error.stack) : ''
    const place = stack
      .split('\n')
      .map((line) => /(?:\(|at )([^()\s]+):(\d+):(\d+)\)?$/.exec(line))
      .find((match) => match && factories.has(match[1]!))
    const text = error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`
    return place ? `${place[1]}:${place[2]}:${place[3]}: ${text}` : text
  }

  let framework: Framework | undefined
  let role = { bound: '', path: '' } // the candidate's file that plays the contract's part, and the path that it plays

  /** What the candidate's file imports is looked for beside it, and then where the contract wants the file. */
  const find = (specifier: string, from: string): string | undefined => {
    const isThere = (path: string) => factories.has(path) || path === role.path
    const found = locate(specifier, from, isThere) ?? (from === role.bound ? locate(specifier, role.path, isThere) : undefined)
    return found === role.path ? role.bound : found
  }

  let story: Plan['story']
  let contract = { path: '', export: '' }

  /** What the story file imports of the contract's file: the export that it needs, by whatever name the only component has. */
  const inRole = (exports: Exports): Exports =>
    new Proxy(exports, { get: (target, name) => (name === contract.export ? component({ bound: role.bound, contract } as Plan, role.bound, name) : Reflect.get(target, name)) })

  const requireFrom = (from: string) => (specifier: string): Exports => {
    const known = (framework?.modules ?? modules)[specifier]
    if (known) return known
    const file = find(specifier, from)
    if (!file) throw new Error(`cannot import '${specifier}' from ${from}: there is no such module`)
    return file === role.bound && story && from !== role.bound ? inRole(load(file)) : load(file)
  }

  const load = (file: string): Exports => {
    const known = instances.get(file)
    if (known) return known
    const module = { exports: {} as Exports }
    instances.set(file, module.exports)
    const loading = factories.get(file)!(requireFrom(file), module.exports, module, metaOf(file))
    if (loading) pending.set(file, loading)
    return module.exports
  }

  /** The files whose components the story renders. */
  const rootsOf = (plan: Plan): string[] => {
    const files: string[] = []
    JSON.stringify(plan.template, (key, value: unknown) => {
      if (key === '$component') files.push((value as string[])[0]!)
      return value
    })
    return files.map((file) => (file === role.path ? role.bound : file))
  }

  const component = (plan: Plan, file: string, name: string): unknown => {
    const exports = load(file === role.path ? role.bound : file)
    const wanted = exports[name]
    if (typeof wanted === 'function' || (framework && typeof wanted === 'object' && wanted)) return wanted
    const found = Object.keys(exports).filter((key) => typeof exports[key] === 'function')
    if ((file === plan.contract.path || file === role.bound) && name === plan.contract.export && found.length === 1) return exports[found[0]!]
    const has = found.length ? `it exports ${found.join(', ')}` : 'it exports no component'
    throw new Error(`${plan.bound} exports no component named ${name}; ${has}`)
  }

  const decode = (plan: Plan, value: Encoded): unknown => {
    if (Array.isArray(value)) return value.map((item) => decode(plan, item))
    if (typeof value !== 'object' || value === null) return value
    if ('$component' in value) return component(plan, value.$component[0], value.$component[1])
    if ('$jsx' in value) {
      const [type, props] = value.$jsx.map((part) => decode(plan, part)) as [unknown, unknown]
      return runtime.jsx!(type === '#fragment' ? runtime.Fragment : type, props)
    }
    if ('$spy' in value) return undefined // of Storybook's stories alone
    return Object.fromEntries(Object.entries(value.$object).map(([key, item]) => [key, decode(plan, item)]))
  }
  const runtime = modules['plaited/jsx-runtime'] as Record<string, (...args: unknown[]) => unknown>

  const place = (event: ErrorEvent) => (factories.has(event.filename) ? `${event.filename}:${event.lineno}: ` : '')
  const listen = () => {
    addEventListener('error', (event) => {
      if (!(event instanceof ErrorEvent)) return
      const error: unknown = event.error
      const text = error instanceof Error ? locateError(error) : place(event) + event.message
      report(error instanceof SyntaxError && event.filename === location.href ? 'syntax' : 'error', `${event.lineno}|${text}`)
    })
    addEventListener('unhandledrejection', (event) => report('error', `0|${locateError(event.reason)} (in a promise)`))
  }

  return {
    listen,
    define: (file: string, factory: Factory) => factories.set(file, factory),
    run: (plan: Plan, script: HTMLScriptElement, given?: Framework) => {
      role = { bound: plan.bound, path: plan.contract.path }
      framework = given
      story = plan.story
      contract = plan.contract
      const root = script.parentElement!
      script.remove()
      const show = () => {
        try {
          if (framework && story) framework.mount((file, name) => (name === undefined ? load(file) : component(plan, file, name)), story, plan.loaded, root)
          else mount(decode(plan, plan.template), root)
          report('mounted', '')
        } catch (error) {
          report('throw', locateError(error))
        }
      }
      const awaiting = awaitingModules(story ? [story.preview, story.file].filter(Boolean) : rootsOf(plan), (file) => String(factories.get(file)), find)
      if (!awaiting.length) return show()
      const loadAll = async () => {
        for (const file of awaiting) {
          load(file)
          await pending.get(file)
        }
      }
      loadAll().then(show, (error) => report('throw', locateError(error)))
    },
  }
}

const second = secondLook()
if (second) {
  Object.defineProperty(Error, 'stackTraceLimit', { value: 1 }) // the candidate's own frame: nothing tells who calls
  Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false, configurable: true, enumerable: true })
}
if (second || isCandidateFrame()) {
  seed(second?.now ?? START)
  skipViewTransitions()
  Object.defineProperty(globalThis, '__storyloop', { value: start(), configurable: true })
}
