/**
 * Entry, in the candidate's world, of stories in Storybook's format: React, and the part of the story that is rendered.
 *
 * The story file comes here without its play (storybook/harness.py): its render function, decorators and arguments run with
 * the candidate's component in one React tree. Handlers in the arguments are stubs: the trusted world has the real ones.
 */

import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import * as ReactDOM from 'react-dom'
import * as ReactDOMClient from 'react-dom/client'
import type { Exports } from '../commonjs.ts'
import { compose, type Composed } from './compose.ts'
import { explained } from './react-errors.ts'
import { decode, encode, functionsOf } from './values.ts'

type Fn = (...given: unknown[]) => unknown

const { dispatchEvent, addEventListener } = EventTarget.prototype
const { parse, stringify } = JSON

/** What the trusted world answers to a call: an event goes there and back before `dispatchEvent` returns. */
let answer = ''
const call = (place: string, given: unknown[]): unknown => {
  answer = ''
  dispatchEvent.call(document, new CustomEvent('storyloop-call', { detail: stringify([place, encode(given)]) }))
  if (!answer) return undefined
  const [threw, value] = parse(answer) as [boolean, unknown]
  if (threw) throw decode(value)
  return decode(value)
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
const useArgs = (): unknown[] => [current, (args: Record<string, unknown>) => change?.(args), () => change?.(null)]

/** The namespace of an ES module as esModuleInterop wants it. */
const module = (exports: object): Exports => Object.assign(Object.create(null), exports, { __esModule: true, default: exports }) as Exports

const Picture = (props: object): unknown => React.createElement('svg', { viewBox: '0 0 24 24', ...props })
const styles = {
  add: (css: string) => {
    const sheet = document.createElement('style')
    sheet.textContent = css
    document.head.append(sheet)
  },
}
const testing = module({ fn: stub, spyOn: () => stub(), action: () => stub(), mocked: (value: unknown) => value })
const annotations = module({ setProjectAnnotations: () => undefined })

const modules: Record<string, Exports> = {
  react: module(React),
  'react/jsx-runtime': module(jsxRuntime),
  'react/jsx-dev-runtime': module(jsxRuntime),
  'react-dom': module(ReactDOM),
  'react-dom/client': module(ReactDOMClient),
  'storyloop/style': module(styles),
  'storyloop/picture': module({ default: Picture }),
  'storybook/preview-api': module({ useArgs, ...React }),
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

const mount = (exports: Exports, exported: string, loaded: unknown, root: HTMLElement): void => {
  const story = compose(exports, exported, () => stub())
  for (const [place, found] of functionsOf(story.args)) places.get(found)?.(place)
  addEventListener.call(document, 'storyloop-reply', (event) => (answer = String((event as CustomEvent).detail)))
  let failed: { error: unknown } | undefined
  let isMounting = true
  const told = (error: unknown): void => {
    if (isMounting) failed ??= { error }
    else reportError(explained(error))
  }
  const tree = createElement(Boundary, { told, children: elementOf(story, decode(loaded)) })
  const ignore = { onCaughtError: () => undefined, onUncaughtError: told, onRecoverableError: () => undefined }
  ReactDOM.flushSync(() => ReactDOMClient.createRoot(root, ignore).render(tree))
  isMounting = false
  if (failed) throw explained(failed.error)
}

const storyloop = (globalThis as { __storyloop?: object }).__storyloop
if (storyloop) Object.assign(storyloop, { framework: { modules, mount } })
