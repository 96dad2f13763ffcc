/**
 * Entry, in the candidate's world, of stories in Storybook's format: React, and the part of the story that is rendered.
 * With Preact in React's place it is also the greatest part of preact.ts.
 *
 * The story file comes here without its play (storybook/harness.py): its render function, decorators and arguments run with
 * the candidate's component in one React tree. Handlers in the arguments are stubs: the trusted world has the real ones.
 */

import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import * as ReactDOM from 'react-dom'
import * as ReactDOMClient from 'react-dom/client'
import type { Exports } from '../commonjs.ts'
import type { ModuleMock } from '../protocol.ts'
import type { Encoded } from '../template.ts'
import { compose, type Composed, definePreview, projectOf } from './compose.ts'
import { previewApi } from './preview-api.ts'
import { explained } from './react-errors.ts'
import { decode, encode, functionsOf, replaced } from './values.ts'

type Fn = (...given: unknown[]) => unknown
/** A file's exports, or one of them: that of the candidate's file where it plays the part. */
type Load = (file: string, name?: string) => unknown

const { dispatchEvent, addEventListener } = EventTarget.prototype
const { parse, stringify } = JSON

/** What the trusted world answers to a call: an event goes there and back before `dispatchEvent` returns. */
let answer = ''
const call = (place: string, given: unknown[], original?: Fn): unknown => {
  answer = ''
  dispatchEvent.call(document, new CustomEvent('storyloop-call', { detail: stringify([place, encode(given)]) }))
  if (!answer) return undefined
  const [threw, value, isBare] = parse(answer) as [boolean, unknown, boolean]
  if (isBare && original) return original(...given)
  if (threw) throw decode(value)
  const { $: kind, v } = (value ?? {}) as { $?: string; v?: number }
  return kind === 'promise' ? new Promise((resolve, reject) => waiting.set(v!, [resolve, reject])) : decode(value)
}

/** Promises of the trusted world by their number, until they are settled. */
const waiting = new Map<number, [resolve: (value: unknown) => void, reject: (error: unknown) => void]>()
const settled = (event: Event): void => {
  const [number, threw, value] = parse(String((event as CustomEvent).detail)) as [number, boolean, unknown]
  waiting.get(number)?.[threw ? 1 : 0](decode(value))
  waiting.delete(number)
}

/** `spyOn(navigator.clipboard, 'writeText')` of the trusted world, here: the real method, until the spy has one of its own. */
const spyHere = (place: string, load: Load): void => {
  const [, file, exported] = /^module (.*) (.*)$/.exec(place) ?? []
  const path = place.split('.').slice(1) // without `global`
  const name = exported ?? path.pop()!
  const object = (file ? load(file) : path.reduce((found: unknown, part) => (found as Record<string, unknown>)[part], globalThis)) as Record<string, unknown>
  if (file && Object.getOwnPropertyDescriptor(object, name)?.configurable === false) throw new Error(`spyOn: ${file} only passes ${name} on; spy on the file that declares it`)
  const original = object[name] as Fn | undefined
  const stand = (...given: unknown[]): unknown => call(place, given, original?.bind(object))
  Object.defineProperty(object, name, { value: stand, configurable: true, writable: true })
}

/** `sb.mock` of `.storybook/preview`: stubs in the place of a file's functions, for all who import it. */
const mockHere = ([file, wanted, isSpy]: ModuleMock, load: Load): void => {
  const exports = load(file) as Exports
  for (const [name, value] of Object.entries(exports)) {
    if (wanted !== '*' && wanted !== name) continue
    const stand = replaced(value, `module ${file} ${name}`, isSpy, (place, own) => function (this: unknown, ...given: unknown[]) {
      return call(place, given, isSpy ? own.bind(this) : undefined)
    })
    if (stand === value) continue
    if (Object.getOwnPropertyDescriptor(exports, name)?.configurable === false) throw new Error(`sb.mock: ${file} only passes ${name} on; mock the file that declares it`)
    Object.defineProperty(exports, name, { value: stand, enumerable: true, configurable: true, writable: true })
  }
}

const places = new WeakMap<object, (place: string) => void>()
const CHAINED = /^mock(Name|Clear|Reset|Restore|Implementation(Once)?|ReturnValue(Once)?|(Resolved|Rejected)Value(Once)?|ReturnThis)$/

/** What `fn()` of storybook/test is here; it only knows its place once the story's arguments are put together. */
const stub = (own?: unknown): Fn => {
  let place = ''
  const made = (...given: unknown[]): unknown => (place ? call(place, given) : typeof own === 'function' ? (own as Fn)(...given) : undefined)
  const stand: Fn = new Proxy(made, {
    get: (target, name) => (typeof name === 'string' && CHAINED.test(name) ? () => stand : (Reflect.get(target, name) as unknown)),
  })
  places.set(stand, (found) => (place = found))
  return stand
}

let change: ((args: Record<string, unknown> | null) => void) | undefined
let current: Record<string, unknown> = {}
let shown: Composed | undefined
const useArgs = (): unknown[] => [current, (args: Record<string, unknown>) => change?.(args), () => change?.(null)]

/** The namespace of an ES module as esModuleInterop wants it. */
export const module = (exports: object): Exports => Object.assign(Object.create(null), exports, { __esModule: true, default: exports }) as Exports

const Picture = (props: object): unknown => React.createElement('svg', { viewBox: '0 0 24 24', ...props })
const styles = {
  add: (css: string) => {
    const sheet = document.createElement('style')
    sheet.textContent = css
    document.head.append(sheet)
  },
}
const named = { bind: (name: string, made: unknown) => void (typeof made === 'function' && places.get(made)?.(name)) }
const testing = module({ fn: stub, spyOn: () => stub(), action: () => stub(), mocked: (value: unknown) => value, sb: { mock: () => undefined } })
export const annotations = module({ setProjectAnnotations: () => undefined, definePreview })

export const modules: Record<string, Exports> = {
  react: module(React),
  'react/jsx-runtime': module(jsxRuntime),
  'react/jsx-dev-runtime': module(jsxRuntime),
  'react-dom': module(ReactDOM),
  'react-dom/client': module(ReactDOMClient),
  'storyloop/style': module(styles),
  'storyloop/picture': module({ default: Picture }),
  'storyloop/spies': module(named),
  'storybook/preview-api': module({ ...React, useArgs, ...previewApi(() => shown) }),
}
modules['storyloop/picture']!.default = Picture
for (const name of ['storybook/test', '@storybook/test', '@storybook/jest', '@storybook/testing-library', 'vitest', '@testing-library/react', '@testing-library/dom', '@testing-library/user-event', 'storybook/actions', '@storybook/addon-actions']) modules[name] = testing
for (const name of ['@storybook/react', '@storybook/react-vite', '@storybook/nextjs-vite']) modules[name] = annotations
modules['@storybook/preview-api'] = modules['storybook/preview-api']!

const { createElement } = React

class Boundary extends React.Component<{ children: React.ReactNode; told(error: unknown): void }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })
  override componentDidCatch(error: unknown): void {
    this.props.told(error)
  }
  override render(): React.ReactNode {
    return this.state.failed ? null : this.props.children
  }
}

/** The element of a story: its decorators around what it renders, each a component of its own, so that they may use hooks. */
const elementOf = (story: Composed, loaded: unknown): React.ReactElement => {
  const { component, parameters, globals, id, name, title } = story
  const render = (story.render ?? ((args: object) => createElement(component as React.FC, args))) as Fn
  const context = (args: object): object => ({ args, allArgs: args, initialArgs: story.args, parameters, globals, component, id, name, title, kind: title, story: name, argTypes: {}, viewMode: 'story', loaded, hooks: {}, canvasElement: document.body })
  let Story = ({ args }: { args: object }): React.ReactNode => render(args, context(args)) as React.ReactNode
  for (const decorator of story.decorators as unknown as Fn[]) {
    const Inner = Story
    const Decorated = ({ args }: { args: object }): React.ReactNode => {
      const Given = React.useMemo(() => (update: { args?: object }) => createElement(Inner, { args: { ...args, ...update?.args } }), [args])
      return decorator(Given, context(args)) as React.ReactNode
    }
    Story = Decorated
  }
  const Root = (): React.ReactNode => {
    const [args, setArgs] = React.useState(story.args)
    current = args
    change = (changed) => setArgs((before) => (changed === null ? story.args : { ...before, ...changed }))
    return createElement(Story, { args })
  }
  return createElement(Root)
}

/** What `mount(<Button />)` of a play asks for: components by file and name, handlers by their place. */
const built = (value: Encoded, load: Load): unknown => {
  if (Array.isArray(value)) return value.map((item) => built(item, load))
  if (typeof value !== 'object' || value === null) return value
  if ('$component' in value) return load(...value.$component)
  if ('$spy' in value) return (...given: unknown[]) => call(value.$spy, given)
  if ('$object' in value) return Object.fromEntries(Object.entries(value.$object).map(([key, item]) => [key, built(item, load)]))
  const [type, given] = value.$jsx
  const { children, ...props } = (built(given, load) ?? {}) as { children?: React.ReactNode }
  const kind = type === '#fragment' ? React.Fragment : (built(type, load) as React.FC)
  return Array.isArray(children) ? createElement(kind, props, ...(children as React.ReactNode[])) : createElement(kind, props, children)
}

const mount = (load: Load, { file, export: exported, preview }: { file: string; export: string; preview: string }, given: unknown, root: HTMLElement): void => {
  const { loaded, spied, isDeferred, mocks } = given as { loaded: unknown; spied: string[]; isDeferred: boolean; mocks: ModuleMock[] }
  addEventListener.call(document, 'storyloop-settled', settled)
  mocks.forEach((mock) => mockHere(mock, load))
  spied.forEach((place) => spyHere(place, load))
  addEventListener.call(document, 'storyloop-spy', (event) => spyHere(String((event as CustomEvent).detail), load))
  const project = preview ? projectOf(load(preview) as Exports) : {}
  const story = compose(load(file) as Exports, exported, () => stub(), project)
  shown = story
  for (const [place, found] of functionsOf(story.args)) places.get(found)?.(place)
  addEventListener.call(document, 'storyloop-reply', (event) => (answer = String((event as CustomEvent).detail)))
  let failed: { error: unknown } | undefined
  let isMounting = true
  const told = (error: unknown): void => {
    if (isMounting) failed ??= { error }
    else reportError(explained(error))
  }
  const ignore = { onCaughtError: () => undefined, onUncaughtError: told, onRecoverableError: () => undefined }
  const react = ReactDOMClient.createRoot(root, ignore)
  let count = 0
  const show = (): void => {
    const tree = createElement(Boundary, { key: count++, told, children: elementOf(story, decode(loaded)) })
    isMounting = true
    ReactDOM.flushSync(() => react.render(tree))
    isMounting = false
    if (failed) throw explained(failed.error)
  }
  if (!isDeferred) return show()
  addEventListener.call(document, 'storyloop-mount', (event) => {
    const asked = (event as CustomEvent).detail as string
    if (asked) story.render = () => built(parse(asked) as Encoded, load)
    try {
      show()
    } catch (error) {
      reportError(error)
    }
  })
}

const storyloop = (globalThis as { __storyloop?: object }).__storyloop
if (storyloop) Object.assign(storyloop, { framework: { modules, mount } })
