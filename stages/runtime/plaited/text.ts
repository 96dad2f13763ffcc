/**
 * Small functions on strings and values, shared by the runtime and offered to stories as `plaited/utils`.
 * Pure: nothing here touches the DOM, so both worlds (the candidate's and the grader's) may use it.
 */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const CHARACTERS = Object.fromEntries(Object.entries(ENTITIES).map(([character, entity]) => [entity, character]))

export const htmlEscape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)

export const htmlUnescape = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity]!)

export const kebabCase = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2').toLowerCase()

/** `backgroundColor` → `background-color`, `WebkitLineClamp` → `-webkit-line-clamp`, `--x` as it is. */
export const cssProperty = (name: string): string =>
  name.startsWith('--') ? name : kebabCase(name).replace(/^(webkit|moz|ms)-/, '-$1-')

export const camelCase = (name: string): string =>
  name.replace(/[-_\s]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '')

/** The lower-case internal class of a value: 'null', 'array', 'regexp', 'htmlelement', … */
export const trueTypeOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1).toLowerCase()

export const isTypeOf = <T>(value: unknown, type: string): value is T => trueTypeOf(value) === type

export const keyMirror = <K extends string>(...keys: K[]): { readonly [P in K]: P } =>
  Object.freeze(Object.fromEntries(keys.map((key) => [key, key]))) as { readonly [P in K]: P }

export const noop = (): void => undefined

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

let issued = 0
/** An id that is unique within this realm. A counter, because random ids would make two runs of a story differ. */
export const ueid = (prefix = ''): string => `${prefix}${(issued++).toString(36)}`

/** FNV-1a: short names for CSS rules that are the same in every run and every world. */
export const hashString = (text: string): string => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
