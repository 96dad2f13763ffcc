/**
 * Whether texts and controls can be told from what is around them, by the pixels of two pictures of the same document.
 *
 * The second picture is taken with the ink of all texts clear and drawn controls gone. Where the two differ there is
 * ink, and its contrast is that of the two colours. So nothing has to be known about why a text cannot be read.
 * Reasons are written into the outline, as those of the layout are.
 */

import { attribute, boxesOf, localName, matches, parentNode, rootOf } from './nodes.ts'
import type { Seen } from './outline.ts'

type Box = { left: number; top: number; right: number; bottom: number }
/** Where a picture was taken of the window, in px. */
export type Area = { x: number; y: number; width: number; height: number }
type Pixels = Area & { data: Uint8ClampedArray }

const CONTRAST = 4.5 // WCAG 2.2, success criterion 1.4.3
const LARGE_CONTRAST = 3
const ELSEWHERE = 1.6 // what is enough in the dark, in a small window or later, where no rule is checked
const EDGE = 0.8 // of the contrast, because thin strokes are mixed with their background
const FAINT = 1.3 // of a disabled control's text, and of a control's own drawing
const PLACEHOLDER = 1.6 // browsers have 4.6, many designs less
const STROKE = 0.2 // of the strongest ink of a text that each letter has
const CLUTTER = 0.3 // of a text's background that may have another colour
const MOST_LETTERS = 4000
const FRAME = 12 // px around a field without a border of its own in which another may frame it
const FRAMED = 0.8 // of a field's width that a line below it has at least
const DRAWN = new Set(['input', 'select', 'textarea', 'progress', 'meter', 'img', 'video', 'svg'])

/** Filled for the first picture: most frames, of which none is taken, pay nothing for it. So is `clearing`. */
const LINEAR = new Float64Array(256)
const fillLinear = (): void => {
  if (!LINEAR[255]) for (let i = 0; i < 256; i++) LINEAR[i] = i / 255 <= 0.04045 ? i / 255 / 12.92 : ((i / 255 + 0.055) / 1.055) ** 2.4
}

const decode = async (base64: string, { x, y }: Area): Promise<Pixels> => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0)
  const { width, height } = bitmap
  return { x, y, width, height, data: context.getImageData(0, 0, width, height).data }
}

const luminance = ({ data }: Pixels, at: number): number => 0.2126 * LINEAR[data[at]!]! + 0.7152 * LINEAR[data[at + 1]!]! + 0.0722 * LINEAR[data[at + 2]!]!
const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

/** Calls with the offset of each pixel of a box that is in the picture. */
const each = (picture: Pixels, box: Box, visit: (at: number) => void): void => {
  const right = Math.min(picture.width, Math.ceil(box.right) - picture.x)
  const bottom = Math.min(picture.height, Math.ceil(box.bottom) - picture.y)
  for (let y = Math.max(0, Math.floor(box.top) - picture.y); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(box.left) - picture.x); x < right; x++) visit((y * picture.width + x) * 4)
  }
}

const strongest = (a: Pixels, b: Pixels, boxes: Box[]): number => {
  let most = 1
  for (const box of boxes) each(a, box, (at) => (most = Math.max(most, contrast(luminance(a, at), luminance(b, at)))))
  return most
}

/** The share of the pixels behind a text whose colour is not the commonest. */
const clutter = (b: Pixels, boxes: Box[]): number => {
  const counts = new Map<number, number>()
  let all = 0
  for (const box of boxes) {
    each(b, box, (at) => {
      const level = Math.round(Math.log(luminance(b, at) + 0.05) * 5) // steps of contrast 1.2
      counts.set(level, (counts.get(level) ?? 0) + 1)
      all++
    })
  }
  const [[common] = [0, 0]] = [...counts].sort(([, m], [, n]) => n - m)
  let other = 0
  for (const [level, count] of counts) if (Math.abs(level - common) > 2) other += count
  return all ? other / all : 0
}

const isDisabled = (node: Node): boolean => {
  for (let element = parentNode(node); element instanceof Element; element = parentNode(element) ?? (rootOf(element) as ShadowRoot).host) {
    if (matches(element, ':disabled') || attribute(element, 'aria-disabled') === 'true') return true
  }
  return false
}

type Letter = { character: string; boxes: Box[] }

const lettersOf = (node: Text): Letter[] => {
  const letters: Letter[] = []
  const range = document.createRange()
  const text = CharacterData.prototype.substringData.call(node, 0, MOST_LETTERS)
  for (const { segment, index } of new Intl.Segmenter('en').segment(text)) {
    if (!segment.trim()) continue
    range.setStart(node, index)
    range.setEnd(node, index + segment.length)
    letters.push({ character: segment, boxes: [...range.getClientRects()] })
  }
  return letters
}

/** Whether a box lies in the picture; what a person scrolls to in a small window may not. */
const isPictured = ({ x, width }: Pixels, { left, right }: Box): boolean => (left + right) / 2 < x + width

const textFault = (node: Text, boxes: Box[], a: Pixels, b: Pixels, strict: boolean): string => {
  const all = lettersOf(node)
  const pictured = strict ? all : all.filter(({ boxes }) => boxes.some((box) => isPictured(a, box)))
  if (all.length && !pictured.length) return ''
  const letters = pictured.map(({ character, boxes }) => ({ character, ink: strongest(a, b, boxes) }))
  const most = Math.max(1, ...letters.map(({ ink }) => ink))
  const parent = parentNode(node) as Element
  const { fontSize, fontWeight } = getComputedStyle(parent instanceof Element ? parent : document.body)
  const size = Number.parseFloat(fontSize)
  const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700)
  const needed = isDisabled(node) ? FAINT : !strict ? ELSEWHERE : (large ? LARGE_CONTRAST : CONTRAST) * EDGE
  if (most < needed) {
    const found = Math.round(most * 10) / 10
    return found < 1.2 ? 'cannot be seen: it is covered, or has the colour of what is behind it' : `has too little contrast (${found}:1)`
  }
  const least = (most - 1) * STROKE
  const lost = letters.filter(({ ink }) => ink - 1 < least)
  if (lost.length) return `is only seen in part: “${lost.map(({ character }) => character).join('').slice(0, 20)}” is missing` // prettier-ignore
  if (clutter(b, boxes) > CLUTTER) return 'cannot be read for what is painted behind or over it'
  return ''
}

/** Whether a line below the field, such as that of a frame around it, shows where it is. */
const isFramed = (picture: Pixels, { left, right, top, bottom }: Box): boolean => {
  const row = (y: number): number[] => {
    const levels: number[] = []
    each(picture, { left, right, top: y, bottom: y + 1 }, (at) => levels.push(luminance(picture, at)))
    return levels
  }
  const [inside] = row(Math.floor((top + bottom) / 2))
  for (let y = Math.floor(bottom) - 1; inside !== undefined && y < bottom + FRAME; y++) {
    const levels = row(y)
    const line = levels.filter((level) => contrast(level, inside) >= FAINT)
    if (levels.length && line.length >= levels.length * FRAMED) return true
  }
  return false
}

const isTyped = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && /^(text|email|url|tel|search|number|password)$/.test(element.type))

const drawnFault = (element: Element, boxes: Box[], a: Pixels, b: Pixels, strict: boolean): string => {
  if (!strict && !boxes.some((box) => isPictured(a, box))) return ''
  let different = 0
  for (const box of boxes) each(a, box, (at) => (different += contrast(luminance(a, at), luminance(b, at)) >= FAINT ? 1 : 0))
  const typed = isTyped(element)
  if (different < 8 && !(typed && isFramed(a, boxes[0]!))) return 'cannot be seen: it is covered, or has the colour of what is behind it'
  if (!typed || isDisabled(element)) return ''
  const holds = value.call(element) as string
  if (!holds && !(attribute(element, 'placeholder') ?? '').trim()) return ''
  let low = 1
  let high = 0
  const [box] = boxes
  each(a, { left: box!.left + 3, top: box!.top + 3, right: box!.right - 3, bottom: box!.bottom - 3 }, (at) => {
    low = Math.min(low, luminance(a, at))
    high = Math.max(high, luminance(a, at))
  })
  if (holds) return contrast(low, high) < LARGE_CONTRAST ? 'holds a value that cannot be read' : ''
  return contrast(low, high) < PLACEHOLDER ? 'has a placeholder that cannot be read' : ''
}
const value = function (this: HTMLInputElement | HTMLTextAreaElement): unknown {
  const prototype = this instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  return Object.getOwnPropertyDescriptor(prototype, 'value')!.get!.call(this)
}

const { setProperty, removeProperty } = CSSStyleDeclaration.prototype
const styleOf = (element: Element): CSSStyleDeclaration => {
  const prototype = element instanceof SVGElement ? SVGElement.prototype : HTMLElement.prototype
  return Object.getOwnPropertyDescriptor(prototype, 'style')!.get!.call(element) as CSSStyleDeclaration
}
let made: { name: string; sheet: CSSStyleSheet } | undefined
const clearing = (): NonNullable<typeof made> => {
  if (made) return made
  const name = `c${crypto.getRandomValues(new Uint32Array(4)).join('')}` // no candidate can style it
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `::highlight(${name}){color:transparent;-webkit-text-fill-color:transparent;-webkit-text-stroke-color:transparent;text-shadow:none;text-decoration:none}`,
  )
  return (made = { name, sheet })
}

/** What has to be in a picture, or null where nothing can be seen. */
export const areaOf = ({ outline, texts, parts }: Seen): Area | null => {
  const texted = texts.filter((_, index) => !outline.texts[index]!.why)
  const shown = [...texted, ...parts.filter((_, index) => !outline.parts[index]!.why)].flatMap(({ boxes }) => boxes)
  if (!shown.length) return null
  const x = Math.floor(Math.max(0, Math.min(...shown.map(({ left }) => left))))
  const y = Math.floor(Math.max(0, Math.min(...shown.map(({ top }) => top))))
  const right = Math.min(innerWidth, Math.ceil(Math.max(...shown.map(({ right }) => right))))
  const bottom = Math.min(innerHeight, Math.ceil(Math.max(...shown.map(({ bottom }) => bottom))) + FRAME)
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null
}

const isDrawn = (element: Element): boolean => DRAWN.has(localName(element)) && boxesOf(element).length > 0
const MARKS = 'visibility transition animation'.split(' ')

/** Clears all ink; what it returns brings it back. */
export const clearInk = (seen: Seen): (() => void) => {
  const { name, sheet } = clearing()
  const ranges: Range[] = []
  const roots = new Set<Document | ShadowRoot>([document])
  for (const { node, boxes } of seen.texts) {
    if (!boxes.length) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    ranges.push(range)
    const root = rootOf(node)
    if (root instanceof ShadowRoot) roots.add(root)
  }
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  CSS.highlights.set(name, new Highlight(...ranges))
  const drawn = seen.parts.map(({ element }) => element).filter(isDrawn)
  const before = drawn.map((element) => attribute(element, 'style'))
  for (const element of drawn) {
    setProperty.call(styleOf(element), 'transition', 'none', 'important')
    setProperty.call(styleOf(element), 'animation', 'none', 'important')
    setProperty.call(styleOf(element), 'visibility', 'hidden', 'important')
  }
  return () => {
    CSS.highlights.delete(name)
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
    drawn.forEach((element, index) => {
      for (const mark of MARKS) removeProperty.call(styleOf(element), mark)
      const text = before[index]
      if (text !== null && text !== undefined) Element.prototype.setAttribute.call(element, 'style', text)
    })
  }
}

/** Writes into the outline why a text or control cannot be told from what is around it. Pictures of an area: PNG in base64. `strict`: by WCAG. */
export const measure = async (seen: Seen, inked: string, clear: string, area: Area, strict: boolean): Promise<void> => {
  fillLinear()
  const [a, b] = await Promise.all([decode(inked, area), decode(clear, area)])
  seen.texts.forEach(({ node, boxes }, index) => {
    const mark = seen.outline.texts[index]!
    if (!mark.why && !mark.made && boxes.length) mark.why = textFault(node, boxes, a, b, strict)
  })
  seen.parts.forEach(({ element, boxes }, index) => {
    const part = seen.outline.parts[index]!
    if (!part.why && boxes.length && isDrawn(element) && !part.stands) part.why = drawnFault(element, boxes, a, b, strict)
  })
}
