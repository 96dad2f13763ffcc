/**
 * A story's template and arguments as data that can cross into the candidate's world.
 *
 * In the trusted world components of siblings are only references: the story's template runs here, what it renders is
 * recorded, and the candidate's world renders the record with the candidate's components. So neither the story file nor
 * its play is ever sent there. What cannot cross: functions in arguments (other than components) and class instances.
 */

import type { Exports } from './commonjs.ts'

export type Encoded =
  | string | number | boolean | null | undefined
  | Encoded[]
  | { $component: [file: string, name: string] }
  | { $jsx: [type: Encoded, props: Encoded] }
  | { $spy: string }
  | { $object: { [key: string]: Encoded } } // prettier-ignore

const references = new WeakMap<object, [file: string, name: string]>()
const elements = new WeakMap<object, [type: unknown, props: unknown]>()

const reference = (file: string, name: string): (() => never) => {
  const stand = () => {
    throw new Error(`${name} of ${file} can be rendered in a story, not called in its play`)
  }
  references.set(stand, [file, name])
  return stand
}

/** What a story file gets for the contract's file: a reference for whatever it names, `default` included. */
export const referenceModule = (file: string): Exports =>
  new Proxy(
    {},
    { get: (_, name) => (name === '__esModule' ? true : typeof name === 'string' ? reference(file, name) : undefined) },
  )

/** Of trusted siblings: which file a module stands for, and which module and name a function was exported by. */
const files = new WeakMap<object, string>()
const modulesOf = new Map<string, Exports[]>()
const origins = new WeakMap<object, [module: Exports, name: string]>()
export const fileOf = (module: object): string | undefined => files.get(module)
export const originOf = (value: object): [module: Exports, name: string] | undefined => origins.get(value)
/** Puts another value in the place of an export, for all who imported the file. */
export const replaceExport = (file: string, name: string, value: unknown): void => {
  for (const module of modulesOf.get(file) ?? []) module[name] = value
}

/** What stands in the place of an export of a file; undefined: nothing does. */
export type Instead = (file: string, name: string, value: unknown) => unknown

/** What a story file gets for a trusted sibling: its values, with its components as references. */
export const siblingModule = (file: string, exports: Exports, instead?: Instead): Exports => {
  const wrapped: Exports = Object.defineProperty({}, '__esModule', { value: exports.__esModule === true })
  for (const [name, value] of Object.entries(exports)) {
    const isHelper = instead !== undefined && /^[a-z]/.test(name) && name !== 'default' // of Storybook's stories: files call those of others as they load
    const isComponent = typeof value === 'function' && file.endsWith('.tsx') && !isHelper
    const given = instead?.(file, name, value) ?? (isComponent ? reference(file, name) : value)
    wrapped[name] = given
    if (typeof given === 'function') origins.set(given, [wrapped, name])
  }
  files.set(wrapped, file)
  modulesOf.set(file, [...(modulesOf.get(file) ?? []), wrapped])
  return wrapped
}

const jsx = (type: unknown, props: unknown): object => {
  const element = {}
  elements.set(element, [type, props])
  return element
}

/** The JSX runtime of the trusted world: records and renders nothing. */
export const recordingRuntime: Exports = { jsx, jsxs: jsx, Fragment: '#fragment' }

const isReference = (value: unknown): boolean => typeof value === 'function' && references.has(value)

/** `placeOf` names functions that the other world has a stand-in for. */
export const encode = (value: unknown, where: string, placeOf: (value: unknown) => string | undefined = () => undefined): Encoded => {
  if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return value as Encoded
  if (Array.isArray(value)) return value.map((item) => encode(item, where, placeOf))
  if (typeof value === 'object') {
    const element = elements.get(value)
    if (element) {
      const [type, props] = element
      if (typeof type === 'function' && !references.has(type)) return encode((type as (props: unknown) => unknown)(props), where, placeOf)
      return { $jsx: [encode(type, where, placeOf), encode(props, where, placeOf)] }
    }
    return { $object: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item, where, placeOf)])) }
  }
  const place = placeOf(value)
  if (place !== undefined) return { $spy: place }
  if (isReference(value)) return { $component: references.get(value as object)! }
  throw new Error(`${where}: a ${typeof value} cannot be passed to a component; use strings, numbers, objects, arrays and JSX`)
}

/** What the story renders: its component with its arguments, or what its own template makes of them. */
export const encodeTemplate = (template: unknown, args: unknown): Encoded => {
  if (isReference(template)) return encode(jsx(template, args), 'args')
  if (typeof template !== 'function') throw new Error('template: a component is needed')
  return encode((template as (args: unknown) => unknown)(args), 'template')
}
