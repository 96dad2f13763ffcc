/**
 * A captured tree, built again in the trusted page: plain elements without a script, a custom element or an inert part.
 *
 * Ids and names get a prefix, so that none shadows a member of the page's document; references to them, in attributes
 * and in selectors, follow. Custom states (`:state()`) are not reproduced.
 */

import type { ElementNode, Tree, TreeNode } from './protocol.ts'

export const PREFIX = 'c-'
const ID = new Set(['id', 'name', 'for', 'form', 'list', 'popovertarget', 'commandfor', 'aria-activedescendant'])
const IDS = new Set([
  'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-flowto', 'aria-details', 'aria-errormessage',
  'headers', 'itemref',
]) // prettier-ignore

const prefixed = (name: string, value: string): string => {
  if (ID.has(name)) return value ? PREFIX + value : value
  if (IDS.has(name)) return value.replace(/\S+/g, (id) => PREFIX + id)
  if ((name === 'href' || name === 'usemap' || name === 'xlink:href') && /^#./.test(value)) return `#${PREFIX}${value.slice(1)}`
  return value
}

const setAttributes = (element: Element, attributes: [string, string][]): void => {
  for (const [name, value] of attributes) {
    try {
      element.setAttribute(name, prefixed(name, value))
    } catch {
      // A name that only a parser accepts; no check looks at it.
    }
  }
}

const prefixSelectors = (rules: CSSRuleList): void => {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule && rule.selectorText.includes('#')) {
      rule.selectorText = rule.selectorText.replace(/#(?=[\w\\-])/g, `#${PREFIX}`)
    }
    const nested = (rule as CSSGroupingRule).cssRules
    if (nested) prefixSelectors(nested)
  }
}

const sheet = (text: string): CSSStyleSheet => {
  const built = new CSSStyleSheet()
  built.replaceSync(text)
  prefixSelectors(built.cssRules)
  return built
}

const build = (nodes: TreeNode[], parent: Node): void => {
  for (const node of nodes) {
    if (typeof node === 'string') {
      parent.appendChild(document.createTextNode(node))
      continue
    }
    let element: Element
    try {
      element = node.ns ? document.createElementNS(node.ns, node.tag) : document.createElement(node.tag)
    } catch {
      element = document.createElement('div')
    }
    setAttributes(element, node.attributes)
    if (node.shadow) {
      const shadow = element.attachShadow({ mode: 'open' })
      shadow.adoptedStyleSheets = node.shadow.css.map(sheet)
      build(node.shadow.children, shadow)
    }
    build(node.children, element)
    parent.appendChild(element)
    if (node.state) setState(element, node.state)
  }
}

const deferred: (() => void)[] = []

const setState = (element: Element, state: NonNullable<ElementNode['state']>): void => {
  if (element instanceof HTMLInputElement) {
    element.checked = state.checked ?? false
    element.indeterminate = state.indeterminate ?? false
    if (state.value !== undefined) element.value = state.value
  } else if (element instanceof HTMLTextAreaElement && state.value !== undefined) {
    element.value = state.value
  } else if (element instanceof HTMLOptionElement) {
    element.selected = state.selected ?? false
  }
  if (state.modal) {
    deferred.push(() => {
      element.removeAttribute('open')
      ;(element as HTMLDialogElement).showModal()
    })
  }
  if (state.popover) deferred.push(() => (element as HTMLElement).showPopover())
}

/** Shows the tree in this page. */
export const rebuild = (tree: Tree): void => {
  const { documentElement, body } = document
  setAttributes(documentElement, tree.root)
  setAttributes(body, tree.body)
  document.adoptedStyleSheets = tree.css.map(sheet)
  build(tree.children, body)
  for (const show of deferred.splice(0)) show()
}

/** Leaves nothing of the last tree behind. */
export const clear = (): void => {
  const { documentElement, body } = document
  body.replaceChildren()
  document.adoptedStyleSheets = []
  for (const element of [documentElement, body]) {
    for (const { name } of [...element.attributes]) if (name !== 'lang') element.removeAttribute(name)
  }
  documentElement.lang = 'en'
}
