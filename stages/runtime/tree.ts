/**
 * The rendered document of a candidate as data.
 *
 * Runs in the trusted world of the candidate's frame, through the natives of nodes.ts. `inert`, event handler attributes
 * and scripts are left out: they only serve to hide.
 */

import {
  animations, attributesOf, bodyOf, documentElement, firstChild, getter, localName, namespaceURI, nextSibling, nodeType, nodeValue, parentNode,
  shadowRootOf,
} from './nodes.ts' // prettier-ignore
import type { ElementNode, Tree, TreeNode } from './protocol.ts'
import { secondLook } from './realm.ts'

const documentSheets = getter<StyleSheetList>(Document.prototype, 'styleSheets')
const documentAdopted = getter<CSSStyleSheet[]>(Document.prototype, 'adoptedStyleSheets')
const shadowSheets = getter<StyleSheetList>(ShadowRoot.prototype, 'styleSheets')
const shadowAdopted = getter<CSSStyleSheet[]>(ShadowRoot.prototype, 'adoptedStyleSheets')
const { matches } = Element.prototype
const attachShadow = Element.prototype.attachShadow

const SKIPPED = new Set(['script', 'style', 'link', 'meta', 'base', 'noscript', 'template', 'title', 'head'])
const REFUSED = new Set(['iframe', 'object', 'embed', 'canvas', 'frame', 'frameset', 'portal', 'fencedframe', 'applet'])
const MAY_HOST = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
)
const LIMIT = 20000

export class Refused extends Error {}

const attributes = (element: Element): [string, string][] => {
  const list: [string, string][] = []
  const map = attributesOf(element)
  for (let i = 0; i < map.length; i++) {
    const { name, value } = map[i]!
    if (name !== 'inert' && !name.startsWith('on')) list.push([name, value])
  }
  return list
}

const cssOf = (sheets: Iterable<CSSStyleSheet>): string[] => {
  const texts: string[] = []
  for (const sheet of sheets) {
    if (sheet.disabled) continue
    let text = ''
    try {
      for (const rule of sheet.cssRules) text += `${rule.cssText}\n`
    } catch {
      continue // of another origin, so it was never loaded
    }
    const media = sheet.media.mediaText
    if (text) texts.push(media ? `@media ${media}{${text}}` : text)
  }
  return texts
}

const stateOf = (element: Element, tag: string): ElementNode['state'] => {
  const state: NonNullable<ElementNode['state']> = {}
  if (element instanceof HTMLInputElement) {
    const checked = matches.call(element, ':checked')
    if (checked) state.checked = true
    if (matches.call(element, ':indeterminate')) state.indeterminate = true
    if (element.value && element.type !== 'file') state.value = element.value
  } else if (element instanceof HTMLTextAreaElement) {
    state.value = element.value
  } else if (element instanceof HTMLOptionElement) {
    state.selected = matches.call(element, ':checked')
  } else if (tag === 'dialog' && matches.call(element, ':modal')) {
    state.modal = true
  }
  if (attributesOf(element).getNamedItem('popover') && matches.call(element, ':popover-open')) state.popover = true
  return Object.keys(state).length ? state : undefined
}

/** `capture(fixture)`: the document now. Throws Refused for what a candidate may not render. */
export const capture = (fixture: Element): Tree => {
  let count = 0
  const walk = (parent: Node): TreeNode[] => {
    const children: TreeNode[] = []
    for (let node = firstChild(parent); node; node = nextSibling(node)) {
      const type = nodeType(node)
      if (++count > LIMIT) throw new Refused(`more than ${LIMIT} nodes rendered`)
      if (type === 3) {
        const text = nodeValue(node)
        if (text) children.push(text)
      } else if (type === 1) {
        const tag = localName(node)
        if (REFUSED.has(tag)) throw new Refused(`<${tag}> may not be rendered`)
        if (SKIPPED.has(tag)) continue
        const element = node as Element
        const data: ElementNode = { tag, attributes: attributes(element), children: walk(element) }
        const ns = namespaceURI(element)
        if (ns && ns !== 'http://www.w3.org/1999/xhtml') data.ns = ns
        const shadow = shadowRootOf(element)
        if (shadow) {
          data.shadow = { children: walk(shadow), css: cssOf([...shadowSheets(shadow), ...shadowAdopted(shadow)]) }
        }
        const state = stateOf(element, tag)
        if (state) data.state = state
        children.push(data)
      }
    }
    return children
  }
  const body = bodyOf(document)
  if (parentNode(fixture) !== body) throw new Refused('the element that holds the component was moved or removed')
  return {
    root: attributes(documentElement(document)),
    body: attributes(body),
    children: walk(body),
    css: cssOf([...documentSheets(document), ...documentAdopted(document)]),
  }
}

/**
 * Jumps animations and transitions to their end: a verdict must not depend on when they were looked at. Endless ones end
 * too, but in a second look, which shows what they do.
 */
export const finishAnimations = (): void => {
  for (const animation of animations()) {
    try {
      animation.finish()
    } catch {
      if (!secondLook()) animation.cancel() // it has no end to jump to
    }
  }
}

/** A closed shadow root hides content from finders and checks. Attaching another tells: only then does it fail. */
export const hasClosedShadow = (parent: Node): boolean => {
  for (let node = firstChild(parent); node; node = nextSibling(node)) {
    if (nodeType(node) !== 1) continue
    const tag = localName(node)
    const shadow = shadowRootOf(node)
    if (!shadow && (tag.includes('-') || MAY_HOST.has(tag)) && !namespaceURI(node)?.includes('svg')) {
      try {
        attachShadow.call(node as Element, { mode: 'open' })
      } catch {
        return true
      }
    }
    if (hasClosedShadow(node) || (shadow && hasClosedShadow(shadow))) return true
  }
  return false
}
