/**
 * Where an element of a rebuilt tree stands, for finding the line that made it: ` at <button type="button"> 2/3`, the second
 * of three buttons. grader/lines.py reads it.
 */

import { PREFIX } from './rebuild.ts'

const MOST = 8 // attributes
const LONGEST = 60 // characters of a value

/** Without the prefix that ids have in the rebuilt tree. */
export const unprefixed = (text: string): string => text.replaceAll(new RegExp(`(?<=["' #])${PREFIX}`, 'g'), '')

export const placeOf = (element: Element, scopes: Iterable<Element | ShadowRoot>, given: Iterable<Attr> = element.attributes): string => {
  const { localName } = element
  const same = [...scopes].flatMap((scope) => [...scope.querySelectorAll(CSS.escape(localName))]).filter(({ parentNode }) => parentNode !== document.body)
  const attributes = [...given].slice(0, MOST).map(({ name, value }) => ` ${name}=${JSON.stringify(value.slice(0, LONGEST))}`)
  return ` at <${localName}${unprefixed(attributes.join(''))}> ${same.indexOf(element) + 1}/${same.length}`
}
