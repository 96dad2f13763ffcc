/**
 * TemplateObjects become nodes, and their style sheets are adopted by the document or the shadow root they land in.
 * Sheets are kept by text and shared between roots; a root adopts each once. Runs in the candidate's world.
 */
import { isTemplate, type TemplateObject } from './jsx.ts'

const sheets = new Map<string, CSSStyleSheet>()

/** `:host` outside a shadow root means the document: `:host(.x)` becomes `:root:is(.x)`. */
const forDocument = (css: string): string =>
  css.replace(/:host(?:\(((?:[^()]|\([^()]*\))*)\))?(?![\w-])/g, (_, on: string | undefined) => {
    return on === undefined ? ':root' : `:root:is(${on})`
  })

const sheet = (css: string): CSSStyleSheet => {
  let found = sheets.get(css)
  if (!found) {
    found = new CSSStyleSheet()
    found.replaceSync(css)
    sheets.set(css, found)
  }
  return found
}

export const adoptStyles = (root: Document | ShadowRoot, stylesheets: readonly string[]): void => {
  const adopted = new Set(root.adoptedStyleSheets)
  const added: CSSStyleSheet[] = []
  for (const css of stylesheets) {
    const next = sheet(root instanceof ShadowRoot ? css : forDocument(css))
    if (adopted.has(next)) continue
    adopted.add(next)
    added.push(next)
  }
  if (added.length) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...added]
}

export const templateFragment = (root: Document | ShadowRoot, template: TemplateObject): DocumentFragment => {
  adoptStyles(root, template.stylesheets)
  const holder = document.createElement('template')
  holder.setHTMLUnsafe(template.html.join('')) // unlike innerHTML it reads <template shadowrootmode>
  return holder.content
}

export const styleRoot = (node: Node): Document | ShadowRoot => {
  const root = node.getRootNode()
  return root instanceof ShadowRoot ? root : document
}

/** What may be rendered: templates, text, numbers, nodes, lists of these; null, undefined and booleans render nothing. */
export const renderable = (root: Document | ShadowRoot, content: unknown, where: string): (Node | string)[] =>
  [content].flat(Infinity).flatMap((item: unknown): (Node | string)[] => {
    if (isTemplate(item)) return [templateFragment(root, item)]
    if (typeof item === 'string' || typeof item === 'number') return [`${item}`]
    if (item == null || typeof item === 'boolean') return []
    if (item instanceof Node) return [item]
    const got = item instanceof Promise ? 'a promise' : typeof item === 'function' ? 'a function' : 'an object'
    throw new TypeError(`${where}: ${got} cannot be rendered; give JSX, a string or a number`)
  })
