/**
 * Attributes that HTML does not know for their element: `<label danger>`, `<p required>`.
 *
 * A browser does nothing with them, so no other check sees them; who reads the template takes them for a state it has.
 * https://html.spec.whatwg.org/multipage/indices.html#attributes-3
 */

import { htmlElementAttributes } from 'html-element-attributes'
import { placeOf } from './place.ts'

const HTML = 'http://www.w3.org/1999/xhtml'
/** Attributes of every element that come from elsewhere: ARIA, `data-*`, and the framework's own. */
const ELSEWHERE = /^(role$|aria-|data-|p-)/

const everywhere = new Set(htmlElementAttributes['*'])
const known = (tag: string, name: string): boolean =>
  everywhere.has(name) || ELSEWHERE.test(name) || htmlElementAttributes[tag]?.includes(name) === true

/** One sentence for each element and attribute. Custom elements have the attributes they like; SVG has its own. */
export const unknownAttributes = (scopes: (Element | ShadowRoot)[]): string[] => {
  const found = new Set<string>()
  for (const scope of scopes) {
    for (const element of scope.querySelectorAll('*')) {
      const { namespaceURI, localName, attributes } = element
      if (namespaceURI !== HTML || localName.includes('-')) continue
      for (const { name } of attributes) {
        if (!known(localName, name)) found.add(`html-attribute: <${localName}> has no attribute ${name}${placeOf(element, scopes)}`)
      }
    }
  }
  return [...found]
}
