/**
 * Deep equality for assertions, and values as short text for their messages.
 *
 * Arrays, plain objects, maps, sets, dates, regular expressions, errors and byte buffers are compared by content. Anything
 * else, DOM objects above all, is equal only to itself: two different elements have no own keys and must not pass as equal.
 */

type Pairs = Map<object, Set<object>>

const kind = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

const sameKeys = (a: object, b: object, seen: Pairs): boolean => {
  const keys = Reflect.ownKeys(a).filter((key) => Object.prototype.propertyIsEnumerable.call(a, key))
  const others = Reflect.ownKeys(b).filter((key) => Object.prototype.propertyIsEnumerable.call(b, key))
  if (keys.length !== others.length) return false
  return keys.every((key) => Object.hasOwn(b, key) && equal(Reflect.get(a, key), Reflect.get(b, key), seen))
}

const bytes = (view: ArrayBufferView | ArrayBuffer): Uint8Array =>
  ArrayBuffer.isView(view) ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : new Uint8Array(view)

const sameContent = (a: object, b: object, seen: Pairs): boolean => {
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (Array.isArray(a)) return a.length === (b as unknown[]).length && sameKeys(a, b, seen)
  if (a instanceof Date) return equal(a.getTime(), (b as Date).getTime(), seen)
  if (a instanceof RegExp) return `${a}` === `${b as RegExp}`
  if (a instanceof Error) return a.name === (b as Error).name && a.message === (b as Error).message
  if (a instanceof Map) return equal([...a], [...(b as typeof a)], seen)
  if (a instanceof Set) {
    const rest = [...(b as Set<unknown>)]
    return a.size === rest.length && [...a].every((item) => rest.some((other) => equal(item, other, seen)))
  }
  if (a instanceof ArrayBuffer || ArrayBuffer.isView(a)) {
    const [left, right] = [bytes(a), bytes(b as typeof a)]
    return left.length === right.length && left.every((byte, i) => byte === right[i])
  }
  return kind(a) === 'Object' && sameKeys(a, b, seen)
}

const equal = (a: unknown, b: unknown, seen: Pairs): boolean => {
  if (Object.is(a, b) || a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const partners = seen.get(a) ?? new Set()
  if (partners.has(b)) return true // a cycle: whatever differs will be found where the comparison began
  seen.set(a, partners.add(b))
  return sameContent(a, b, seen)
}

export const deepEqual = (a: unknown, b: unknown): boolean => equal(a, b, new Map())

/** A value as one short line: strings quoted, elements as tags, cycles and depth cut. */
export const format = (value: unknown, depth = 3): string => {
  if (typeof value === 'string') return value.length > 200 ? `${JSON.stringify(value.slice(0, 200))}…` : JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return '[function]'
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof Date || value instanceof RegExp || value instanceof Error) return String(value)
  if (depth === 0) return '…'
  const list = (items: unknown[]): string => items.slice(0, 20).map((item) => format(item, depth - 1)).join(', ')
  if (Array.isArray(value)) return `[${list(value)}]`
  if (value instanceof Map || value instanceof Set) return `${kind(value)}(${list([...value])})`
  if (kind(value) !== 'Object') return `[${kind(value)}]`
  const entries = Object.entries(value).slice(0, 20)
  return `{${entries.map(([key, item]) => `${key}: ${format(item, depth - 1)}`).join(', ')}}`
}
