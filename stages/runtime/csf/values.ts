/**
 * Values that pass between the worlds of a story, as JSON: what a handler is called with, and what it returns.
 *
 * An event arrives as what a handler reads of it, an element as its tag and text, a function as one that does nothing.
 */

export type Value = null | string | number | boolean | { $: string; v?: unknown }

const MAX_DEPTH = 6
const EVENT = ['type', 'key', 'code', 'button', 'detail', 'altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'defaultPrevented', 'bubbles', 'data', 'inputType'] as const
const TARGET = ['tagName', 'id', 'name', 'type', 'value', 'checked', 'textContent'] as const

const read = (object: object, names: readonly string[]): Record<string, unknown> => {
  const found: Record<string, unknown> = {}
  for (const name of names) {
    const value = (object as Record<string, unknown>)[name]
    if (['string', 'number', 'boolean'].includes(typeof value)) found[name] = value
  }
  return found
}

const isEvent = (value: object): boolean => value instanceof Event || (value as { nativeEvent?: unknown }).nativeEvent instanceof Event

export const encode = (value: unknown, depth = 0): unknown => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
  if (value === undefined) return { $: 'undefined' }
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
  if (typeof value === 'symbol') return { $: 'string', v: String(value) }
  if (typeof value === 'function') return { $: 'function' }
  if (depth > MAX_DEPTH) return '…'
  if (isEvent(value)) {
    const { target, currentTarget } = value as Event
    const ends = Object.entries({ target, currentTarget }).filter(([, end]) => end instanceof Element)
    return { $: 'event', v: { ...read(value, EVENT), ...Object.fromEntries(ends.map(([name, end]) => [name, read(end as object, TARGET)])) } }
  }
  if (value instanceof Element) return { $: 'element', v: read(value, TARGET) }
  if (value instanceof Date) return { $: 'date', v: value.getTime() }
  if (value instanceof File) return { $: 'file', v: [value.name, value.type] }
  if (value instanceof Error) return { $: 'error', v: [value.name, value.message] }
  if (value instanceof Map) return { $: 'map', v: [...value].map((pair) => encode(pair, depth + 1)) }
  if (value instanceof Set) return { $: 'set', v: [...value].map((item) => encode(item, depth + 1)) }
  if (Array.isArray(value)) return value.map((item) => encode(item, depth + 1))
  const entries = Object.entries(value).map(([key, item]) => [key, encode(item, depth + 1)])
  return { $: 'object', v: Object.fromEntries(entries) as unknown }
}

export const decode = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decode)
  if (typeof value !== 'object' || value === null) return value
  const { $: kind, v } = value as { $: string; v?: unknown }
  switch (kind) {
    case 'number':
      return Number(v)
    case 'bigint':
      return BigInt(v as string)
    case 'string':
      return v
    case 'function':
      return () => undefined
    case 'date':
      return new Date(v as number)
    case 'file':
      return new File([], (v as string[])[0]!, { type: (v as string[])[1]! })
    case 'error':
      return Object.assign(new Error((v as string[])[1]), { name: (v as string[])[0] })
    case 'map':
      return new Map((v as unknown[]).map(decode) as [unknown, unknown][])
    case 'set':
      return new Set((v as unknown[]).map(decode))
    case 'event':
    case 'element':
      return v
    case 'object':
      return Object.fromEntries(Object.entries(v as object).map(([key, item]) => [key, decode(item)]))
    default:
      return undefined
  }
}

/** A handler's place in a story's arguments, as text. */
export type Path = string

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)

/** All functions in a story's arguments with their places. */
export const functionsOf = (value: unknown, place = '', depth = 0): [Path, (...given: unknown[]) => unknown][] => {
  if (typeof value === 'function') return [[place, value as (...given: unknown[]) => unknown]]
  if (!isPlain(value) || depth > MAX_DEPTH) return []
  return Object.entries(value).flatMap(([key, item]) => functionsOf(item, place ? `${place}.${key}` : key, depth + 1))
}

const isClass = (value: object): boolean => /^class\b/.test(Function.prototype.toString.call(value))

/** A class whose objects have the same methods, which do nothing. */
const emptied = (own: { prototype: object }): unknown => {
  const made = function () {}
  for (const name of Object.getOwnPropertyNames(own.prototype)) if (name !== 'constructor') Object.defineProperty(made.prototype, name, { value: () => undefined })
  return made
}

/**
 * What `sb.mock` leaves of an export: for each function what `stand` makes for its place; unless originals are called (`isSpy`),
 * arrays are empty and classes do nothing.
 */
export const replaced = (value: unknown, place: string, isSpy: boolean, stand: (place: string, own: (...given: unknown[]) => unknown) => unknown, depth = 0): unknown => {
  if (typeof value === 'function') return !isClass(value) ? stand(place, value as (...given: unknown[]) => unknown) : isSpy ? value : emptied(value as never)
  if (Array.isArray(value)) return isSpy ? value : []
  if (!isPlain(value) || depth > MAX_DEPTH) return value
  return { ...value, ...Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaced(item, `${place}.${name}`, isSpy, stand, depth + 1)])) }
}
