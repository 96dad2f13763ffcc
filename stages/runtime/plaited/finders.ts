/**
 * findByText, findByAttribute, findByTarget, findByTestId.
 *
 * A search walks the document in order, an element's open shadow root before its own children, and resolves to the first
 * match or to undefined. Like the framework's it first waits one animation frame, so that what an event set off is there.
 */
import type { Natives } from './natives.ts'

type Pattern = string | RegExp

export type Finders = ReturnType<typeof createFinders>

// Their text is never shown.
const NO_TEXT = new Set(['script', 'style', 'template', 'noscript', 'title'])

const matcher = (pattern: Pattern, finder: string): ((text: string) => boolean) => {
  if (typeof pattern === 'string') return (text) => text === pattern
  if (pattern instanceof RegExp) {
    const stateless = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
    return (text) => stateless.test(text)
  }
  throw new TypeError(`${finder}: a string or a regular expression is needed, not ${typeof pattern}`)
}

/** Document order, without recursion: a page may be nested deeper than the stack. */
export const createWalk = ({ firstChild, nextSibling, shadowRoot, isElement }: Natives) =>
  function* walk(root: Node): Generator<Node> {
    const stack = [root]
    for (let node = stack.pop(); node; node = stack.pop()) {
      yield node
      const next: Node[] = []
      const shadow = isElement(node) ? shadowRoot(node) : null
      if (shadow) next.push(shadow)
      for (let child = firstChild(node); child; child = nextSibling(child)) next.push(child)
      for (const child of next.reverse()) stack.push(child)
    }
  }

export const createFinders = (natives: Natives) => {
  const { firstChild, nextSibling, isElement, isText, text, localName, attribute } = natives
  const walk = createWalk(natives)

  const children = (node: Node): Node[] => {
    const found: Node[] = []
    for (let child = firstChild(node); child; child = nextSibling(child)) found.push(child)
    return found
  }

  const ownText = (element: Element): string => children(element).filter(isText).map(text).join('')

  const textMatches = (node: Text, parent: Element, matches: (text: string) => boolean): boolean => {
    const candidates = [text(node), ownText(parent)].map((data) => data.trim())
    return candidates.some((data) => data !== '' && (matches(data) || matches(data.replace(/\s+/g, ' '))))
  }

  const byAttribute = async (finder: string, name: string, value: Pattern, root?: Node): Promise<Element | undefined> => {
    const matches = matcher(value, finder)
    await natives.nextFrame()
    for (const node of walk(root ?? natives.document)) {
      if (!isElement(node)) continue
      const found = attribute(node, name)
      if (found !== null && matches(found)) return node
    }
    return undefined
  }

  return {
    findByAttribute: (name: string, value: Pattern, root?: Node) => byAttribute('findByAttribute', name, value, root),
    findByTarget: (value: Pattern, root?: Node) => byAttribute('findByTarget', 'p-target', value, root),
    findByTestId: (value: Pattern, root?: Node) => byAttribute('findByTestId', 'data-testid', value, root),
    findByText: async (pattern: Pattern, root?: Node): Promise<Element | undefined> => {
      const matches = matcher(pattern, 'findByText')
      await natives.nextFrame()
      for (const node of walk(root ?? natives.document)) {
        if (!isText(node)) continue
        const parent = natives.parentNode(node)
        if (!parent || !isElement(parent) || NO_TEXT.has(localName(parent))) continue
        if (textMatches(node, parent, matches)) return parent
      }
      return undefined
    },
  }
}
