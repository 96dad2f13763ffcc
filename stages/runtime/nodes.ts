/**
 * Reading the DOM through natives saved before the candidate ran, and never through the node itself, because
 * `<form><input name="childNodes">` shadows a form's own members in every world.
 */

export const getter = <T>(prototype: object, name: string): ((target: unknown) => T) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)!.get!
  return (target) => get.call(target) as T
}

export const firstChild = getter<Node | null>(Node.prototype, 'firstChild')
export const parentNode = getter<Node | null>(Node.prototype, 'parentNode')
export const nextSibling = getter<Node | null>(Node.prototype, 'nextSibling')
export const nodeType = getter<number>(Node.prototype, 'nodeType')
export const nodeValue = getter<string | null>(Node.prototype, 'nodeValue')
export const localName = getter<string>(Element.prototype, 'localName')
export const namespaceURI = getter<string | null>(Element.prototype, 'namespaceURI')
export const attributesOf = getter<NamedNodeMap>(Element.prototype, 'attributes')
export const shadowRootOf = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot')
export const documentElement = getter<HTMLElement>(Document.prototype, 'documentElement')
export const bodyOf = getter<HTMLElement>(Document.prototype, 'body')
const activeElement = getter<Element | null>(Document.prototype, 'activeElement')
export const hostOf = getter<Element>(ShadowRoot.prototype, 'host')

const native = Element.prototype
const { getRootNode } = Node.prototype
const { assignedNodes } = HTMLSlotElement.prototype

export const attribute = (element: Element, name: string): string | null => native.getAttribute.call(element, name)
export const closest = (element: Element, selector: string): Element | null => native.closest.call(element, selector)
export const matches = (element: Element, selector: string): boolean => native.matches.call(element, selector)
export const rootOf = (node: Node): Node => getRootNode.call(node)
export const boxOf = (element: Element): DOMRect => native.getBoundingClientRect.call(element)
export const boxesOf = (element: Element): DOMRect[] => [...native.getClientRects.call(element)]
export const canBeSeen = (element: Element): boolean => native.checkVisibility.call(element, { visibilityProperty: true, contentVisibilityAuto: false })
export const scrolled = getter<number>(native, 'scrollTop')
export const scrolledLeft = getter<number>(native, 'scrollLeft')
export const scrollWidth = getter<number>(native, 'scrollWidth')
export const scrollHeight = getter<number>(native, 'scrollHeight')

/** Whether something in the document has the focus. */
export const hasFocus = (): boolean => ![null, bodyOf(document)].includes(activeElement(document) as HTMLElement | null)

/** The children that are laid out: those of an open shadow root, or what fills a slot. */
export const flatChildren = (element: Element): Node[] => {
  const shadow = shadowRootOf(element)
  if (!shadow && localName(element) === 'slot' && rootOf(element) instanceof ShadowRoot) {
    const assigned = assignedNodes.call(element as HTMLSlotElement)
    if (assigned.length) return assigned
  }
  const children: Node[] = []
  for (let node = firstChild(shadow ?? element); node; node = nextSibling(node)) children.push(node)
  return children
}

const all = { document: Document.prototype.querySelectorAll, shadow: DocumentFragment.prototype.querySelectorAll }
const animating = { document: Document.prototype.getAnimations, shadow: ShadowRoot.prototype.getAnimations }

/** The document and all shadow roots in it: each has its own styles and animations. */
export const scopes = (): (Document | ShadowRoot)[] => {
  const found: (Document | ShadowRoot)[] = [document]
  for (const scope of found) {
    for (const element of scope instanceof ShadowRoot ? all.shadow.call(scope, '*') : all.document.call(scope, '*')) {
      const shadow = shadowRootOf(element)
      if (shadow) found.push(shadow)
    }
  }
  return found
}

export const animations = (): Animation[] =>
  scopes().flatMap((scope) => (scope instanceof ShadowRoot ? animating.shadow.call(scope) : animating.document.call(scope)))
