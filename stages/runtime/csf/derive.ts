/**
 * A play for a story that has none: what its reference solution rendered, as assertions in the words of Testing Library.
 *
 * Roles with their names and states, and texts that are in no name. Each line was tried on the document that it describes.
 */

import * as dom from '@testing-library/dom'
// @ts-expect-error Its package.json does not name its types.
import { computeAccessibleName as nameOf, getRole as roleOf } from 'dom-accessibility-api'

const getName = nameOf as (element: Element) => string
const getRole = roleOf as (element: Element) => string | null
const MOST = 40 // assertions
const LONGEST = 120 // characters of a name or a text
const SILENT = new Set(['generic', 'presentation', 'none', 'document', 'paragraph', 'time', 'strong', 'emphasis', 'code', 'insertion', 'deletion', 'superscript', 'subscript', 'rowgroup'])
const CONTROL = new Set('button checkbox combobox listbox menuitem menuitemcheckbox menuitemradio option radio searchbox slider spinbutton switch tab textbox'.split(' '))
const STATES = ['aria-expanded', 'aria-pressed', 'aria-selected', 'aria-current', 'aria-invalid', 'aria-valuenow', 'aria-haspopup', 'aria-sort', 'aria-busy', 'href']

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

const statesOf = (element: Element, role: string): string[] => {
  const said: string[] = []
  const control = element as HTMLInputElement
  if (['checkbox', 'radio', 'switch', 'menuitemcheckbox', 'menuitemradio'].includes(role)) {
    const checked = element.localName === 'input' ? control.checked : element.getAttribute('aria-checked') === 'true'
    said.push(checked ? 'toBeChecked()' : 'not.toBeChecked()')
  }
  if (CONTROL.has(role) && element.matches('button,input,select,textarea')) said.push(control.disabled ? 'toBeDisabled()' : 'toBeEnabled()')
  if (control.required) said.push('toBeRequired()')
  if (element.matches('textarea,select:not([multiple]),input:not([type=checkbox],[type=radio],[type=number],[type=file])') && control.value) said.push(`toHaveValue(${quote(control.value)})`)
  if (element.matches('input[type=number]') && control.value) said.push(`toHaveValue(${Number(control.value)})`)
  for (const name of STATES) {
    const value = element.getAttribute(name)
    if (value !== null && value.length <= LONGEST && !value.startsWith('data:')) said.push(`toHaveAttribute('${name}', ${quote(value)})`)
  }
  return said
}

/** Lines of an async function that has `screen` and `expect`. */
export const derived = (root: HTMLElement): string[] => {
  const queries = dom.within(document.body)
  const lines: string[] = []
  const names: string[] = []
  const seen = new Set<string>()
  const all = [...document.body.querySelectorAll('*')].filter((element) => root.contains(element) || element.getClientRects().length)
  for (const element of all) {
    const role = getRole(element)
    if (!role || SILENT.has(role) || dom.isInaccessible(element)) continue
    const name = plain(getName(element))
    if (name.length > LONGEST || (!name && !CONTROL.has(role) && !element.getAttribute('role'))) continue
    const level = role === 'heading' ? (element.getAttribute('aria-level') ?? (/^h([1-6])$/.exec(element.localName) ?? [])[1]) : undefined
    const options = { ...(name ? { name } : {}), ...(level ? { level: Number(level) } : {}) }
    const written = Object.entries(options).map(([key, value]) => `${key}: ${typeof value === 'string' ? quote(value) : value}`)
    const query = `ByRole(${[quote(role), ...(written.length ? [`{ ${written.join(', ')} }`] : [])].join(', ')})`
    if (seen.has(query)) continue
    seen.add(query)
    const found = queries.queryAllByRole(role, options)
    if (!found.includes(element as HTMLElement)) continue
    names.push(name)
    if (found.length > 1) {
      lines.push(`await expect(screen.getAll${query}).toHaveLength(${found.length})`)
      continue
    }
    const states = statesOf(element, role)
    for (const state of states.length ? states : ['toBeInTheDocument()']) lines.push(`await expect(screen.get${query}).${state}`)
  }
  for (const element of all) {
    const text = plain(dom.getNodeText(element as HTMLElement))
    if (!text || text.length > LONGEST || seen.has(text) || element.matches('script,style') || names.some((name) => name.includes(text))) continue
    seen.add(text)
    const found = queries.queryAllByText(text)
    if (!found.includes(element as HTMLElement) || !element.checkVisibility()) continue
    lines.push(found.length > 1 ? `await expect(screen.getAllByText(${quote(text)})).toHaveLength(${found.length})` : `await expect(screen.getByText(${quote(text)})).toBeVisible()`)
  }
  return lines.slice(0, MOST)
}
