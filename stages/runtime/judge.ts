/** axe-core, and a look at attributes, over all of a rebuilt tree: violations as sentences, and whether anything can be seen. */

import axe from 'axe-core'
import { unknownAttributes } from './attributes.ts'
import { isContrastSure } from './contrast.ts'
import { drawText } from './ligatures.ts'
import { placeOf, unprefixed } from './place.ts'
import type { CheckReply, Known, Tree } from './protocol.ts'
import { clear, rebuild } from './rebuild.ts'
import { reveal, SHOWN_TOGETHER } from './reveal.ts'
import { finishAnimations } from './tree.ts'

/** Reasons for which axe cannot measure contrast and a candidate could hide what would not pass: pixels have to tell. */
export const HIDING = new Set([
  'bgImage', 'bgGradient', 'imgNode', 'bgOverlap', 'elmPartiallyObscured', 'elmPartiallyObscuring', 'equalRatio',
  'pseudoContent', 'complexTextShadows', 'textShadow', 'fgOnShadowColor', 'fgAlpha', 'filter',
]) // prettier-ignore

type Data = { messageKey?: string; values?: string | string[]; needsReview?: string; fgColor?: string; bgColor?: string; contrastRatio?: number; expectedContrastRatio?: string }
type Check = { data: Data | string | string[] | null }
type NodeResult = { node: { element: Element; source: string }; any: Check[]; all: Check[]; none: Check[] }
type RuleResult = { id: string; help: string; violations: NodeResult[]; incomplete: NodeResult[] }

type Rule = { id: string; selector: string }

const rules = (axe as unknown as { _audit: { rules: Rule[] } })._audit.rules

const OPTIONS = {
  iframes: false, // none can be there
  preload: false, // style sheets of other origins and media: neither can be there
  // What axe found, as it stands: selectors and explanations of single elements cost a third of a run and are not used.
  reporter: ((results: unknown, _options: unknown, done: (results: unknown) => void) => done(results)) as unknown as 'raw',
}

/** The rules that no element can break: most of a run's time is the same for them as for the others. */
const idle = (scopes: (Element | ShadowRoot)[], isContrastSure: boolean): Record<string, { enabled: false }> => {
  const off: Record<string, { enabled: false }> = { region: { enabled: false } } // landmarks are the business of a whole page
  if (isContrastSure) off['color-contrast'] = { enabled: false }
  const found = new Map<string, boolean>()
  for (const { id, selector } of rules) {
    // axe matches combinators across shadow boundaries, so there is no asking the document for those.
    if (/[^,] (?![^(]*\))/.test(selector)) continue
    if (!found.has(selector)) {
      found.set(selector, document.body.matches(selector) || scopes.some((scope) => scope.querySelector(selector) !== null))
    }
    if (!found.get(selector)) off[id] = { enabled: false }
  }
  return off
}

const MAX_REPLIES = 2000 // replies remembered
const MAX_TREE = 20_000 // characters of a tree that is remembered
const checked = new Map<string, CheckReply>()
const learned: Known[] = []

/** Keeps what another page found out about a tree. */
export const remember = ([key, reply]: Known): void => {
  if (checked.size >= MAX_REPLIES) checked.clear()
  checked.set(key, reply)
}

/** What this page has found out since it was last asked. */
export const takeLearned = (): Known[] => learned.splice(0)

/** The body and all shadow roots in it. */
const scopesOf = (body: HTMLElement): (Element | ShadowRoot)[] => {
  const scopes: (Element | ShadowRoot)[] = [body]
  for (const scope of scopes) {
    for (const element of scope.querySelectorAll('*')) if (element.shadowRoot) scopes.push(element.shadowRoot)
  }
  return scopes
}

const isVisible = (scopes: (Element | ShadowRoot)[]): boolean => {
  for (const scope of scopes) {
    for (const element of scope.querySelectorAll('*')) {
      const { width, height } = element.getBoundingClientRect()
      if (width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true
    }
  }
  return document.body.innerText.trim() !== ''
}

const MAX_MEASURED = 120 // characters of what axe measured

/** What axe measured, where it says more than the rule does: colours, or the attributes that are wrong. */
const measured = ({ any, all, none }: NodeResult): string => {
  for (const { data } of [...any, ...all, ...none]) {
    if (!data) continue
    if (typeof data === 'string' || Array.isArray(data)) return `; ${String(data).slice(0, MAX_MEASURED)}`
    const { values, needsReview, fgColor, bgColor, contrastRatio, expectedContrastRatio } = data
    if (fgColor && bgColor) return `; ${fgColor} on ${bgColor} is ${contrastRatio}:1, ${expectedContrastRatio} is needed`
    if (values ?? needsReview) return `; ${String(values ?? needsReview).slice(0, MAX_MEASURED)}`
  }
  return ''
}

const messageKey = ({ data }: Check): string => (data && typeof data === 'object' && !Array.isArray(data) && data.messageKey) || ''

/**
 * What is wrong with a tree, which is given as JSON. The same tree always has the same reply, so it is remembered, and told to the
 * other pages by way of Python.
 */
export const judge = async (key: string): Promise<CheckReply> => {
  const known = checked.get(key)
  if (known) return known
  try {
    const tree = JSON.parse(key) as Tree
    rebuild(tree)
    finishAnimations()
    drawText(key.includes('@font-face'))
    const scopes = scopesOf(document.body)
    const isSure = isContrastSure(tree, key)
    const results = (await axe.run(document.body, { ...OPTIONS, rules: idle(scopes, isSure) })) as unknown as RuleResult[]
    const at = ({ node }: NodeResult): string => placeOf(node.element, scopes)
    const broken = ({ id, help }: Pick<RuleResult, 'id' | 'help'>, first: NodeResult): string => `${id}: ${help}${unprefixed(measured(first))}`
    const sentence = (rule: RuleResult): string => broken(rule, rule.violations[0]!) + at(rule.violations[0]!)
    const unmeasured: string[] = []
    const violations = results.filter((rule) => rule.violations.length).map(sentence)
    for (const { id, help, incomplete } of results) {
      // axe asks for a review, as the id may come later; here nothing comes later.
      const lost = id === 'aria-valid-attr-value' && incomplete.find(({ all }) => all.some((check) => messageKey(check) === 'noId'))
      if (lost) violations.push(`${id}: ${help}; an id that it refers to does not exist${unprefixed(measured(lost))}${at(lost)}`)
      // And of two elements with an id the first one is meant, which is the wrong one of one of those that refer to it.
      if (id === 'duplicate-id-aria' && incomplete[0]) violations.push(broken({ id, help }, incomplete[0]) + at(incomplete[0]))
      if (id !== 'color-contrast') continue
      const unclear = incomplete
        .filter(({ node }) => !/^<(option|optgroup|select)\b/.test(node.source)) // a list box overlaps its own options
        .find(({ any }) => any.some((check) => HIDING.has(messageKey(check))))
      if (unclear) {
        const reason = unclear.any.map(messageKey).find((key) => HIDING.has(key))
        const found = `${id}: ${help}; it cannot be measured: ${reason}${at(unclear)}`
        ;(reason === 'equalRatio' ? violations : unmeasured).push(found)
      }
    }
    violations.push(...unknownAttributes(scopes))
    const visible = isVisible(scopes)
    const hidden = reveal(scopes)
    if (hidden.size) {
      const off = Object.fromEntries(rules.filter(({ id }) => SHOWN_TOGETHER.test(id)).map(({ id }) => [id, { enabled: false }]))
      const shown = (await axe.run(document.body, { ...OPTIONS, rules: { ...idle(scopes, isSure), ...off } })) as unknown as RuleResult[]
      for (const rule of shown) {
        const first = rule.violations.find(({ node }) => hidden.has(node.element))
        if (first) violations.push(broken(rule, first) + placeOf(first.node.element, scopes, hidden.get(first.node.element)))
      }
    }
    const reply = { violations, unmeasured, visible }
    if (key.length <= MAX_TREE) {
      remember([key, reply])
      learned.push([key, reply])
    }
    return reply
  } finally {
    clear()
  }
}
