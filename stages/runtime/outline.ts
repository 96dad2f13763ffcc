/**
 * What a person meets in the document as it is laid out now: its texts, controls and landmarks, and whether each is painted.
 *
 * Runs in the trusted world of the candidate's own document, not on a copy: boxes, clips and hit tests are those of the
 * layout itself. Colours are left to axe (judge.ts).
 */

import { CONTROLS, LANDMARKS, labelsOf, nameOf, roleOf, textOf } from './names.ts'
import {
  animations, attribute, attributesOf, bodyOf, boxesOf, boxOf, canBeSeen, closest, documentElement, firstChild, flatChildren, getter, hostOf, localName,
  matches, namespaceURI, nextSibling, nodeType, nodeValue, parentNode, scrolled, scrolledLeft, scrollHeight, scrollWidth, shadowRootOf,
} from './nodes.ts' // prettier-ignore
import type { Outline, Part } from './protocol.ts'
import { mindSpacing } from './spacing.ts'

type Box = { left: number; top: number; right: number; bottom: number }
type Clips = { flow: Box; positioned: Box; fixed: Box }

/** What an outline says of a text or control, with its node and its boxes in the document, for a picture of it. */
export type Seen = { outline: Outline; texts: { node: Text; boxes: Box[] }[]; parts: { element: Element; boxes: Box[] }[] }

const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'title', 'head', 'link', 'meta', 'base', 'datalist'])
const DRAWN = new Set(['img', 'svg', 'video', 'input', 'select', 'textarea', 'progress', 'meter'])
const SMALLEST = 7 // px: less is no letter that can be read, nor a control that can be hit
const SHARE = 0.5 // of a text's boxes that has to be within all clips
const VISIBLE = 0.1 // opacity
/** Attributes that style, and elements that do: with one of them a picture is needed. */
const STYLING = new Set(
  'style color bgcolor background text align valign width height border cellpadding cellspacing hspace vspace face size dir'.split(' '),
)
const STYLED = new Set(['font', 'marquee', 'bdo', 'center', 'blink', 'svg', 'math', 'img', 'video', 'rp'])
const sheetsOf = getter<StyleSheetList>(Document.prototype, 'styleSheets')
const adoptedBy = getter<CSSStyleSheet[]>(Document.prototype, 'adoptedStyleSheets')
const shadowSheets = getter<StyleSheetList>(ShadowRoot.prototype, 'styleSheets')
const shadowAdopted = getter<CSSStyleSheet[]>(ShadowRoot.prototype, 'adoptedStyleSheets')
const slotOf = getter<Element | null>(Element.prototype, 'assignedSlot')
const slotOfText = getter<Element | null>(Text.prototype, 'assignedSlot')
const pointIn = { document: Document.prototype.elementsFromPoint, shadow: ShadowRoot.prototype.elementsFromPoint }
const topIn = { document: Document.prototype.elementFromPoint, shadow: ShadowRoot.prototype.elementFromPoint }
const style = window.getComputedStyle

const intersect = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
})
const area = ({ left, top, right, bottom }: Box): number => Math.max(0, right - left) * Math.max(0, bottom - top)
const plain = ({ left, top, right, bottom }: Box): Box => ({ left, top, right, bottom })

const parentOf = (node: Node): Node | null => {
  const parent = parentNode(node)
  return parent instanceof ShadowRoot ? hostOf(parent) : parent
}

export const contains = (outer: Node, inner: Node): boolean => {
  for (let node: Node | null = inner; node; node = parentOf(node)) if (node === outer) return true
  return false
}

/** The elements at a point, the topmost first, with those of shadow roots in the place of their hosts. */
const elementsAt = (x: number, y: number): Element[] => {
  const found = pointIn.document.call(document, x, y)
  for (let depth = 0; depth < 20; depth++) {
    const shadow = found[0] && shadowRootOf(found[0])
    const inner = shadow ? pointIn.shadow.call(shadow, x, y).filter((element) => !found.includes(element)) : []
    if (!inner.length) break
    found.unshift(...inner)
  }
  return found
}

/** The topmost element at a point: half the price of all of them. */
export const topAt = (x: number, y: number): Element | null => {
  let top = topIn.document.call(document, x, y)
  for (let depth = 0; top && depth < 20; depth++) {
    const shadow = shadowRootOf(top)
    const inner = shadow && topIn.shadow.call(shadow, x, y)
    if (!inner || inner === top || !contains(top, inner)) break
    top = inner
  }
  return top
}

const isOpaque = (element: Element): boolean => {
  if (DRAWN.has(localName(element))) return true
  const { backgroundColor, backgroundImage } = style(element)
  return backgroundImage !== 'none' || !/^(transparent$|rgba\(.*, 0\)$)/.test(backgroundColor)
}

/** What lies on a point of this node, if that is opaque and neither part of it nor around it. */
const coverAt = (node: Node, x: number, y: number): Element | undefined => {
  const top = topAt(x, y)
  if (top && (contains(top, node) || contains(node, top))) return undefined
  for (const element of elementsAt(x, y)) {
    if (contains(element, node) || contains(node, element)) return undefined
    if (isOpaque(element)) return element
  }
  return undefined
}

const points = ({ left, top, right, bottom }: Box): [number, number][] => {
  const at = (x: number, y: number): [number, number] => [left + (right - left) * x, top + (bottom - top) * y]
  return [at(0.5, 0.5), at(0.2, 0.3), at(0.8, 0.3), at(0.2, 0.7), at(0.8, 0.7)]
}

/** Those of the points that are on the screen: a hit test knows no others. */
const onScreen = (box: Box): [number, number][] => points(box).filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)

/** The first of what covers more than half of these points of a node, if so many are covered. */
const coverOf = (node: Node, at: [number, number][]): Element | undefined => {
  let covers = 0
  let first: Element | undefined
  for (const [index, [x, y]] of at.entries()) {
    const cover = coverAt(node, x, y)
    first ??= cover
    if (cover) covers++
    if ((covers + at.length - index - 1) * 2 <= at.length) return undefined // not even if all others were covered
  }
  return first
}

const describe = (element: Element): string => `<${localName(element)}>`

/** Why nothing of these boxes is seen, or ''. */
const unpainted = (node: Node, boxes: Box[], clip: Box, opacity: number): string => {
  let element = nodeType(node) === 1 ? (node as Element) : (parentOf(node) as Element)
  if (nodeType(node) === 3 && boxes.length) while (style(element).display === 'contents') element = parentOf(element) as Element
  if (!canBeSeen(element)) {
    if (closest(element, '[hidden]')) return 'is in a part with the attribute hidden'
    if (closest(element, 'details:not([open])')) return 'is in closed details'
    if (closest(element, 'dialog:not([open])')) return 'is in a closed dialog'
    return 'is not displayed (display, visibility or content-visibility)'
  }
  if (opacity < VISIBLE) return `is transparent (opacity ${Math.round(opacity * 100) / 100})`
  const whole = boxes.reduce((sum, box) => sum + area(box), 0)
  if (!whole) return 'has no size'
  if (Math.max(...boxes.map((box) => box.bottom - box.top)) < SMALLEST) return `is less than ${SMALLEST} px high`
  const shown = boxes.map((box) => intersect(box, clip))
  if (shown.reduce((sum, box) => sum + area(box), 0) < whole * SHARE) return 'is cut off, or outside of what can be scrolled to'
  return ''
}

/** Why no pointer gets at it, or ''. */
const unreachable = (element: Element, box: Box): string => {
  const at = onScreen(box)
  if (!at.length) return ''
  let hits = 0
  let cover: Element | undefined
  for (const [x, y] of at) {
    const top = topAt(x, y)
    if (top && (contains(element, top) || labelsOf(element).some((label) => contains(label, top)))) hits++
    else cover ??= top ?? undefined
    if (hits * 2 > at.length) return ''
  }
  return cover && !contains(cover, element) ? `is covered by ${describe(cover)}` : 'cannot be reached by a pointer'
}

const hasStyles = (): boolean =>
  animations().length > 0 || [...sheetsOf(document), ...adoptedBy(document)].some(({ cssRules }) => cssRules.length > 0)

/** Text that styles make: of ::before, ::after and ::marker. */
const madeText = (element: Element): string =>
  ['::before', '::after', '::marker']
    .map((part) => style(element, part).content)
    .map((content) => [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join(''))
    .join(' ')
    .trim()

const ends = (box: Box, element: Element): Box => {
  const left = box.left - scrolledLeft(element)
  const top = box.top - scrolled(element)
  return { left, top, right: left + scrollWidth(element), bottom: top + scrollHeight(element) }
}

/** Why nobody sees an element that a play found, or '': it may have neither a text nor a role. */
export const whyUnseen = (element: Element): string =>
  boxesOf(element).length || !canBeSeen(element) ? unpainted(element, boxesOf(element).map(plain), ends(boxOf(documentElement(document)), documentElement(document)), 1) : ''

export const look = (): Seen => {
  const seen: Seen = { outline: { texts: [], parts: [], styled: hasStyles(), shape: '' }, texts: [], parts: [] }
  const { outline } = seen

  const addText = (node: Text, clip: Box, opacity: number, silent: boolean): void => {
    const text = (nodeValue(node) ?? '').replace(/\s+/g, ' ').trim()
    if (!text) return
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].map(plain)
    let why = unpainted(node, boxes, clip, opacity)
    if (!why) {
      const [first] = boxes.filter((box) => area(box) > 0)
      const cover = first && coverOf(node, onScreen(first))
      if (cover) why = `is covered by ${describe(cover)}`
    }
    outline.texts.push({ text, why, silent })
    seen.texts.push({ node, boxes })
  }

  const addPart = (element: Element, role: string, clip: Box, opacity: number, silent: boolean): void => {
    const isControl = CONTROLS.has(role)
    if (!isControl && !LANDMARKS.has(role) && role !== 'img' && role !== 'heading' && role !== 'progressbar' && role !== 'meter') return
    const part: Part = { role, name: nameOf(element, role), why: '', reach: '', silent, focus: matches(element, ':enabled, a[href], summary, [tabindex]') }
    const boxes = boxesOf(element).map(plain).filter((box) => area(box) > 0) // prettier-ignore
    part.why = unpainted(element, boxes, clip, opacity)
    const standing = () => isControl && labelsOf(element).map((label) => [label, boxOf(label)] as const).find(([label, box]) => area(box) > 0 && canBeSeen(label)) // prettier-ignore
    const stands = part.why && standing()
    if (stands && ['checkbox', 'radio', 'switch'].includes(role) && matches(element, ':not([hidden])')) {
      part.why = ''
      part.stands = true
    }
    const disabled = matches(element, ':disabled') || attribute(element, 'aria-disabled') === 'true'
    if (isControl && !part.why && !disabled) {
      const largest = [...boxes].sort((a, b) => area(b) - area(a))[0]
      part.reach = largest ? unreachable(element, largest) : ''
      const label = part.reach && standing()
      if (label) part.reach = unreachable(element, label[1])
    }
    outline.parts.push(part)
    seen.parts.push({ element, boxes })
  }

  const walk = (element: Element, clips: Clips, opacity: number, silent: boolean): void => {
    const tag = localName(element)
    if (SKIPPED.has(tag)) return
    const css = style(element)
    const foreign = namespaceURI(element) !== 'http://www.w3.org/1999/xhtml'
    if (foreign || STYLED.has(tag)) outline.styled = true
    const attributes = attributesOf(element)
    for (let i = 0; i < attributes.length; i++) if (STYLING.has(attributes[i]!.name)) outline.styled = true
    const shadow = shadowRootOf(element)
    if (shadow && [...shadowSheets(shadow), ...shadowAdopted(shadow)].some(({ cssRules }) => cssRules.length > 0)) outline.styled = true
    silent ||= attribute(element, 'aria-hidden') === 'true' || attribute(element, 'inert') !== null
    opacity *= Number(css.opacity)
    let { flow, positioned, fixed } = clips
    const { position } = css
    if (matches(element, ':modal, :popover-open')) flow = positioned = fixed = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
    else if (position === 'fixed') flow = fixed
    else if (position === 'absolute') flow = positioned
    const role = roleOf(element)
    if (role) addPart(element, role, flow, opacity, silent)
    if (outline.styled && css.display !== 'none') {
      const text = madeText(element)
      if (text) outline.texts.push({ text, why: '', silent, made: true })
      if (text) seen.texts.push({ node: null as unknown as Text, boxes: [] })
    }
    if (tag === 'select' || tag === 'textarea') return
    const { overflowX, overflowY } = css
    const clipsItself = overflowX !== 'visible' || overflowY !== 'visible' || /paint|strict|content/.test(css.contain)
    const body = element === bodyOf(document)
    if (clipsItself && css.display !== 'inline' && css.display !== 'contents' && !body) {
      const box = intersect(flow, boxOf(element))
      const scrolls = /auto|scroll/.test(overflowX + overflowY) && area(box) > 0 && box.right - box.left > SMALLEST && box.bottom - box.top > SMALLEST
      flow = scrolls ? ends(boxOf(element), element) : box
    }
    const holds = css.transform !== 'none' || css.filter !== 'none' || /paint|layout|strict|content/.test(css.contain)
    if (position !== 'static' || holds) positioned = flow
    if (holds) fixed = flow
    for (const child of flatChildren(element)) {
      const type = nodeType(child)
      if (type === 3) addText(child as Text, flow, opacity, silent)
      else if (type === 1) walk(child as Element, { flow, positioned, fixed }, opacity, silent)
    }
    if (!shadow) return
    for (let node = firstChild(element); node; node = nextSibling(node)) addUnslotted(node)
  }

  const addUnslotted = (node: Node): void => {
    const type = nodeType(node)
    if ((type === 1 && slotOf(node)) || (type === 3 && slotOfText(node))) return
    const text = (type === 3 ? (nodeValue(node) ?? '') : type === 1 ? textOf(node) : '').replace(/\s+/g, ' ').trim()
    if (!text) return
    outline.texts.push({ text, why: 'is in no slot of its shadow root', silent: true })
    seen.texts.push({ node: node as Text, boxes: [] })
  }

  const root = documentElement(document)
  const page = boxOf(root)
  const viewport = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  const still = [root, bodyOf(document)].some((element) => /hidden|clip/.test(style(element).overflowX + style(element).overflowY))
  const reach = still ? viewport : { left: Math.min(0, page.left), top: Math.min(0, page.top), right: Math.max(innerWidth, scrollWidth(root)), bottom: Math.max(innerHeight, scrollHeight(root)) } // prettier-ignore
  const opacity = Number(style(root).opacity)
  walk(bodyOf(document), { flow: reach, positioned: reach, fixed: viewport }, opacity, false)
  mindSpacing(seen)
  return seen
}
