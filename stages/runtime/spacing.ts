/**
 * Distances between what is painted: texts that styles push into one another, and what lies more than a screen away from all
 * else. Reasons are written into the outline, as those of the layout are.
 */

import { LANDMARKS } from './names.ts'
import { localName, nodeType, nodeValue, parentNode } from './nodes.ts'
import type { Seen } from './outline.ts'

type Box = { left: number; top: number; right: number; bottom: number }

const SCREEN = { width: 1280, height: 720 } // px
const TOUCHING = 1 // px
/** Elements that stand apart from their neighbours, unless a style says otherwise. */
const APART = new Set(
  (
    'address article aside blockquote caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
const style = window.getComputedStyle

const around = (node: Node): Element[] => {
  const found: Element[] = []
  for (let parent = parentNode(node); parent && nodeType(parent) === 1; parent = parentNode(parent)) found.push(parent as Element)
  return found
}

const isJoined = (element: Element): boolean => APART.has(localName(element)) && /^(contents|inline)$/.test(style(element).display)

/** Whether two texts read as one word, because styles made inline what stands between them. */
const runTogether = (first: Seen['texts'][0], second: Seen['texts'][0]): boolean => {
  const [a, b] = [first.boxes.at(-1), second.boxes[0]]
  if (!a || !b || Math.abs(b.left - a.right) >= TOUCHING || Math.min(a.bottom, b.bottom) <= Math.max(a.top, b.top)) return false
  if (!/[\p{L}\p{N}]$/u.test(nodeValue(first.node) ?? '') || !/^[\p{L}\p{N}]/u.test(nodeValue(second.node) ?? '')) return false
  const [before, after] = [around(first.node), around(second.node)]
  return [...before.filter((element) => !after.includes(element)), ...after.filter((element) => !before.includes(element))].some(isJoined)
}

type Item = { boxes: Box[]; mark: { why: string } }

/** From the edge of the page on, what comes after more than a screen of nothing. */
const farAway = (items: Item[], start: 'left' | 'top', end: 'right' | 'bottom', screen: number): void => {
  const spans = items.filter(({ boxes }) => boxes.length).map(({ boxes, mark }) => ({
    from: Math.min(...boxes.map((box) => box[start])), to: Math.max(...boxes.map((box) => box[end])), mark,
  })) // prettier-ignore
  let reached = 0
  let far = false
  for (const { from, to, mark } of spans.sort((a, b) => a.from - b.from)) {
    far ||= from > reached + screen
    if (far) mark.why = 'is more than a screen away from all else'
    reached = Math.max(reached, to)
  }
}

export const mindSpacing = ({ outline, texts, parts }: Seen): void => {
  if (!outline.styled) return
  const painted = texts.flatMap((text, index) => (outline.texts[index]!.why || !text.boxes.length ? [] : [{ ...text, mark: outline.texts[index]! }]))
  for (const [index, text] of painted.entries()) {
    if (index && runTogether(painted[index - 1]!, text)) text.mark.why = 'runs into the text before it'
  }
  const drawn = parts.map(({ boxes }, index) => ({ boxes, mark: outline.parts[index]! })).filter(({ mark }) => !LANDMARKS.has(mark.role))
  const items: Item[] = [...painted, ...drawn].filter(({ mark }) => !mark.why)
  farAway(items, 'top', 'bottom', SCREEN.height)
  farAway(items, 'left', 'right', SCREEN.width)
}
