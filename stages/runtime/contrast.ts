/**
 * Trees whose contrast needs no measuring: markup without any style shows the browser's own colours, one thing beside the other.
 *
 * Measuring it is half of an accessibility check's time. What is not listed here is measured: this only ever says that axe's rule
 * would find nothing, and tests/runtime/test_contrast.py holds that against axe.
 */

import type { ElementNode, Tree, TreeNode } from './protocol.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)

/** Elements that hold only certain others, which stand nowhere else: a table or a list box has places of its own for the rest. */
export const HOLDS: Record<string, string[]> = {
  table: words('caption colgroup thead tbody tfoot'), colgroup: ['col'], thead: ['tr'], tbody: ['tr'], tfoot: ['tr'], tr: ['td', 'th'],
  select: ['option', 'optgroup'], optgroup: ['option'], datalist: ['option'], hr: [], br: [], col: [], input: [],
} // prettier-ignore
const HELD = new Set(Object.values(HOLDS).flat())
/** Those of a line, and buttons: with a block inside, axe sees some of their lines without them. */
const INLINE = new Set(words('a abbr b bdi button cite code data del dfn em i ins kbd label output s samp small span strong time u var'))
const IN_LINES = new Set([...INLINE, ...words('br input meter progress select textarea')])
const HEADING = /^h[1-6]$/
/** Elements that the browser's own style sheet gives colours of much contrast, no picture, and no place over another one. */
export const PLAIN = new Set([
  ...Object.keys(HOLDS),
  ...HELD,
  ...IN_LINES,
  ...words(
    'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup ' +
      'legend li main menu nav ol p search section summary ul',
  ),
])
/** Attributes that change neither colours nor places, besides those of ARIA, the framework and the author. */
export const HARMLESS = new Set(
  words(
    'id class role name type for form list value checked selected disabled required readonly multiple placeholder title lang tabindex min ' +
      'max step minlength maxlength pattern low high optimum autocomplete inputmode enterkeyhint accept method action novalidate href rel ' +
      'target rows cols colspan rowspan headers scope label datetime cite open hidden start reversed abbr autofocus spellcheck',
  ),
)
const NAMED = /^(aria-|data-|p-)/
/** Letters, signs and punctuation of one height that run from left to right, in words that fit into any line. */
const TEXT = /^[\s\x20-\x7e\xa0-\u024f\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac\u2190-\u2193\u2212\u2713]*$/
const LONG = /[^ \t\n]{30}/
const DEEPEST = 10 // elements within one another: the narrowest line still holds most of the longest word

const isText = (node: TreeNode): node is string => typeof node === 'string'
const isBlank = (node: TreeNode): boolean => isText(node) && !node.trim()

const isHarmless = ([name, value]: [string, string]): boolean =>
  name === 'hidden' ? value === '' || value === 'hidden' : HARMLESS.has(name) || NAMED.test(name)

const isPlain = ({ tag, ns, attributes, children, shadow, state }: ElementNode, parent: string, depth: number, inHeading: boolean): boolean => {
  if (!(PLAIN.has(tag) || tag.includes('-')) || ns || depth >= DEEPEST || state?.modal || state?.popover || !attributes.every(isHarmless)) return false
  const isHeading = HEADING.test(tag)
  if ((isHeading && inHeading) || (HELD.has(tag) && !HOLDS[parent]?.includes(tag))) return false
  const held = HOLDS[tag]
  if (held && !children.every((child) => (isText(child) ? isBlank(child) : held.includes(child.tag)))) return false
  if (INLINE.has(tag) && !children.every((child) => isText(child) || IN_LINES.has(child.tag))) return false
  // A text that stands alone in a shadow root, or beside one, is laid out as part of no element that axe asks about.
  if (shadow && (shadow.css.length || children.length || shadow.children.some((child) => isText(child) && !isBlank(child)))) return false
  return arePlain(shadow?.children ?? children, tag, depth + 1, isHeading || inHeading)
}

const arePlain = (nodes: TreeNode[], parent: string, depth: number, inHeading: boolean): boolean =>
  nodes.every((node) => (isText(node) ? TEXT.test(node) && !LONG.test(node) : isPlain(node, parent, depth, inHeading)))

/** `disabled` greys what is in an element, and axe leaves out what is disabled, but not what says that it is not. */
const isContradicted = (key: string): boolean => key.includes('"disabled"') && key.includes('"aria-disabled"')

/** Whether no text can have too little contrast, and none be where that cannot be measured. `key` is the tree as JSON. */
export const isContrastSure = (tree: Tree, key: string): boolean =>
  !tree.css.length && [...tree.root, ...tree.body].every(isHarmless) && arePlain(tree.children, 'body', 0, false) && !isContradicted(key)
