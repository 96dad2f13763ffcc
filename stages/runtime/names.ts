/**
 * Role and name of an element, as far as an outline needs them: simpler than the specifications, and the same for the
 * reference and a candidate, which are only compared with each other.
 *
 * https://www.w3.org/TR/html-aria/ and https://www.w3.org/TR/accname-1.2/; left out: names from CSS and from `title` of parts.
 */

import { attribute, closest, firstChild, localName, nextSibling, nodeType, nodeValue, parentNode, rootOf } from './nodes.ts'

const FIXED: Record<string, string> = {
  button: 'button', summary: 'button', textarea: 'textbox', progress: 'progressbar', meter: 'meter', dialog: 'dialog',
  output: 'status', nav: 'navigation', main: 'main', aside: 'complementary', search: 'search', h1: 'heading', h2: 'heading',
  h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading', video: 'video', audio: 'audio', marquee: 'marquee',
} // prettier-ignore
const INPUTS: Record<string, string> = {
  checkbox: 'checkbox', radio: 'radio', range: 'slider', number: 'spinbutton', search: 'searchbox', button: 'button',
  submit: 'button', reset: 'button', image: 'button', hidden: '',
} // prettier-ignore
/** In which a header or footer is not that of the page: those of the specification, and what stands for itself as well. */
const SECTIONS = new Set('article aside main nav section blockquote details dialog fieldset figure td'.split(' '))

/** Roles that take input: what is strict in a comparison, and has to be reachable. */
export const CONTROLS = new Set(
  'button link textbox searchbox checkbox radio switch slider spinbutton combobox listbox tab menuitem menuitemcheckbox menuitemradio treeitem video audio'.split(' '),
) // prettier-ignore
/** Parts that assistive technology announces or jumps to. */
export const LANDMARKS = new Set(
  'banner complementary contentinfo form main navigation region search alert alertdialog dialog status log timer marquee'.split(' '),
)

const isScoped = (element: Element): boolean => {
  for (let node = parentNode(element); node && nodeType(node) === 1; node = parentNode(node)) {
    if (SECTIONS.has(localName(node))) return true
  }
  return false
}

const isNamed = (element: Element): boolean => Boolean(attribute(element, 'aria-label') ?? attribute(element, 'aria-labelledby') ?? attribute(element, 'title'))

/** The role that a person with a screen reader hears, or '' for what is no control, landmark, heading or picture. */
export const roleOf = (element: Element): string => {
  const given = attribute(element, 'role')?.trim().split(/\s+/)[0]?.toLowerCase()
  if (given && given !== 'none' && given !== 'presentation' && given !== 'generic') return given
  const tag = localName(element)
  if (tag === 'input') return INPUTS[(attribute(element, 'type') ?? 'text').toLowerCase()] ?? 'textbox'
  if (tag === 'a' || tag === 'area') return attribute(element, 'href') === null ? '' : 'link'
  if (tag === 'select') return attribute(element, 'multiple') !== null || Number(attribute(element, 'size')) > 1 ? 'listbox' : 'combobox'
  if (tag === 'img') return attribute(element, 'alt') === '' ? '' : 'img'
  if (tag === 'header' || tag === 'footer') return isScoped(element) ? '' : tag === 'header' ? 'banner' : 'contentinfo'
  if (tag === 'form' || tag === 'section') return isNamed(element) ? (tag === 'form' ? 'form' : 'region') : ''
  if (attribute(element, 'contenteditable') !== null && attribute(element, 'contenteditable') !== 'false') return 'textbox'
  const live = attribute(element, 'aria-live')
  if (live && live !== 'off' && !FIXED[tag]) return live === 'assertive' ? 'alert' : 'status'
  return FIXED[tag] ?? ''
}

/** All text of an element, with that of its shadow roots left out. */
export const textOf = (node: Node): string => {
  let text = ''
  for (let child = firstChild(node); child; child = nextSibling(child)) {
    if (nodeType(child) === 3) text += nodeValue(child) ?? ''
    else if (nodeType(child) === 1 && !['script', 'style', 'template'].includes(localName(child))) {
      text += localName(child) === 'img' ? (attribute(child as Element, 'alt') ?? '') : textOf(child)
    }
  }
  return text
}

const byIds = (element: Element, ids: string): string => {
  const root = rootOf(element)
  const scope = root instanceof Document || root instanceof ShadowRoot ? root : document
  return ids.trim().split(/\s+/).map((id) => scope.getElementById(id)).map((found) => (found ? textOf(found) : '')).join(' ') // prettier-ignore
}

/** The labels of a form control, as elements. */
export const labelsOf = (element: Element): Element[] => {
  const id = attribute(element, 'id')
  const around = closest(element, 'label')
  const root = rootOf(element)
  const scope = root instanceof Document || root instanceof ShadowRoot ? root : null
  const pointing = id && scope ? [...scope.querySelectorAll(`label[for="${CSS.escape(id)}"]`)] : []
  return around ? [around, ...pointing] : pointing
}

export const nameOf = (element: Element, role: string): string => {
  const ids = attribute(element, 'aria-labelledby')
  const tag = localName(element)
  const labelled = ['input', 'select', 'textarea', 'progress', 'meter', 'button', 'output'].includes(tag)
  const named =
    (ids && byIds(element, ids)) ||
    attribute(element, 'aria-label') ||
    (labelled && labelsOf(element).map(textOf).join(' ')) ||
    attribute(element, 'alt') ||
    (tag === 'input' && role === 'button' && attribute(element, 'value')) ||
    (CONTROLS.has(role) || role === 'heading' ? tag !== 'textarea' && tag !== 'select' && textOf(element) : '') ||
    attribute(element, 'title') ||
    attribute(element, 'placeholder') ||
    ''
  return named.replace(/\s+/g, ' ').trim()
}
