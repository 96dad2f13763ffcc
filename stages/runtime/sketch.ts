/**
 * What a component rendered, as one short line: tags, roles, names, texts and states.
 *
 *     form (label "Email", input role=textbox "Email" [disabled], button "×" named "Close")
 *
 * Runs in the trusted world of the candidate's frame, for candidates that failed: what was there in the place of what the
 * play looked for. There is no markup in it, so that no line of anybody's source can stand in it.
 */

import { CONTROLS, nameOf, roleOf } from './names.ts'
import { attribute, canBeSeen, flatChildren, localName, matches, nodeType, nodeValue } from './nodes.ts'

const LONGEST = 240 // characters of a sketch
const LONGEST_TEXT = 40 // characters of one text
const DEEPEST = 12
const MOST = 60 // elements
const SKIPPED = new Set(['script', 'style', 'template', 'link', 'meta'])
const MUST_BE_NAMED = new Set(['img', 'meter', 'progressbar', 'dialog', 'alertdialog'])
const NAMED = new Set(['group', 'tablist', 'radiogroup', 'form', 'region', 'navigation'])
const STATES: [selector: string, state: string][] = [
  [':checked:not(option)', 'checked'], ['[aria-checked="true"]', 'checked'], [':disabled', 'disabled'], ['[open]', 'open'],
  ['[aria-expanded="true"]', 'expanded'], ['[aria-pressed="true"]', 'pressed'], ['[aria-selected="true"]', 'selected'],
] // prettier-ignore

const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line ? `"${line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line}"` : ''
}

/** The role where the tag alone does not say it: that of inputs, or one that was given. */
const roleBeside = (element: Element, tag: string): string => {
  const role = roleOf(element)
  return (tag === 'input' || attribute(element, 'role') !== null) && role && role !== tag ? `role=${role}` : ''
}

const nameBeside = (element: Element, role: string, own: string): string => {
  const isControl = CONTROLS.has(role)
  if (!isControl && !NAMED.has(role) && !MUST_BE_NAMED.has(role)) return ''
  const name = quoted(nameOf(element, role))
  if (name && name === own) return ''
  return name ? `${own ? 'named ' : ''}${name}` : isControl || MUST_BE_NAMED.has(role) ? 'without a name' : ''
}

const statesOf = (element: Element, isShown: boolean): string => {
  const states = STATES.filter(([selector]) => matches(element, selector)).map(([, state]) => state)
  if (!isShown && !matches(element, 'select *')) states.push('not shown')
  return states.length ? `[${[...new Set(states)].join(', ')}]` : ''
}

export const sketch = (root: Element): string => {
  let left = MOST
  const draw = (element: Element, depth: number, shown: boolean): string => {
    const tag = localName(element)
    if (SKIPPED.has(tag) || left-- <= 0) return ''
    const isShown = canBeSeen(element)
    const children = depth < DEEPEST && tag !== 'svg' ? flatChildren(element) : []
    const parts = children
      .map((child) => (nodeType(child) === 3 ? quoted(nodeValue(child) ?? '') : nodeType(child) === 1 ? draw(child as Element, depth + 1, shown && isShown) : ''))
      .filter(Boolean)
    if (depth === 0) return parts.join(', ')
    const own = parts.length === 1 && parts[0]!.startsWith('"') ? parts[0]! : ''
    const holds = own || !parts.length ? own : `(${parts.join(', ')})`
    const head = [tag, roleBeside(element, tag), own, nameBeside(element, roleOf(element), own), statesOf(element, isShown || !shown), own ? '' : holds]
    return head.filter(Boolean).join(' ')
  }
  const line = draw(root, 0, true) || 'nothing'
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
