/**
 * What Testing Library and jest-dom ask of `aria-query`, from a table: the package works its own out whenever it is loaded,
 * which is a third of the time that the libraries of a play take to load, and they are loaded for each candidate.
 *
 * tests/runtime/test_aria_query.py compares the table with the package and can write it anew.
 */

import table from './aria-query.json'

type Attribute = { name: string; value?: string | number; constraints?: string[] }
type Described = { name: string; attributes?: Attribute[]; constraints?: string[] }

const elements = table.elements as [Described, string[]][]
const states = table.states as Record<string, string[]>
const propsOf = (role: string): Record<string, null> => Object.fromEntries(states[role]!.map((name) => [name, null]))

/** Elements with the roles that they have by themselves. */
export const elementRoles = { entries: (): [Described, string[]][] => elements }

export const roleElements = {
  get: (role: string): Set<Described> | undefined => {
    const found = elements.filter(([, roles]) => roles.includes(role)).map(([element]) => element)
    return found.length ? new Set(found) : undefined
  },
}

/** Roles; of their properties those that one can look for or that `toBeChecked` asks for. */
export const roles = {
  keys: (): string[] => Object.keys(states),
  get: (role: string): { props: Record<string, null> } | undefined => (Object.hasOwn(states, role) ? { props: propsOf(role) } : undefined),
}
