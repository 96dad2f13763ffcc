/** axe-core over all of a rebuilt tree: violations as sentences, and whether anything can be seen. */

import axe from 'axe-core'
import type { CheckReply, Tree } from './protocol.ts'
import { clear, rebuild } from './rebuild.ts'

/** Reasons for which axe cannot measure contrast and a candidate could hide what would not pass. */
const HIDING = new Set([
  'bgImage', 'bgGradient', 'imgNode', 'bgOverlap', 'elmPartiallyObscured', 'elmPartiallyObscuring', 'equalRatio',
  'pseudoContent', 'complexTextShadows', 'textShadow', 'fgOnShadowColor', 'fgAlpha', 'filter',
]) // prettier-ignore

type NodeResult = { node: { source: string }; any: { data: { messageKey?: string } | null }[] }
type RuleResult = { id: string; help: string; helpUrl: string; violations: NodeResult[]; incomplete: NodeResult[] }

const OPTIONS = {
  rules: { region: { enabled: false } }, // a fixture is part of a page: its landmarks are the page's business
  iframes: false, // none can be there
  preload: false, // style sheets of other origins and media: neither can be there
  // What axe found, as it stands: selectors and explanations of single elements cost a third of a run and are not used.
  reporter: ((results: unknown, _options: unknown, done: (results: unknown) => void) => done(results)) as unknown as 'raw',
}

const checked = new Map<string, CheckReply>()

const isVisible = (): boolean => {
  const scopes: (Element | ShadowRoot)[] = [document.body]
  for (let scope = scopes.pop(); scope; scope = scopes.pop()) {
    for (const element of scope.querySelectorAll('*')) {
      if (element.shadowRoot) scopes.push(element.shadowRoot)
      const { width, height } = element.getBoundingClientRect()
      if (width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true
    }
  }
  return document.body.innerText.trim() !== ''
}

/** The same tree always has the same verdict, so it is remembered. */
export const judge = async (tree: Tree): Promise<CheckReply> => {
  const key = JSON.stringify(tree)
  const known = checked.get(key)
  if (known) return known
  try {
    rebuild(tree)
    const results = (await axe.run(document.body, OPTIONS)) as unknown as RuleResult[]
    const violations = results.filter((rule) => rule.violations.length).map(({ id, help, helpUrl }) => `${id}: ${help} (${helpUrl})`)
    for (const { id, help, helpUrl, incomplete } of results) {
      if (id !== 'color-contrast') continue
      const reasons = incomplete
        .filter(({ node }) => !/^<(option|optgroup|select)\b/.test(node.source)) // a list box overlaps its own options
        .flatMap(({ any }) => any.map(({ data }) => data?.messageKey ?? ''))
      const reason = reasons.find((key) => HIDING.has(key))
      if (reason) violations.push(`${id}: ${help}; it cannot be measured: ${reason} (${helpUrl})`)
    }
    const reply = { violations, visible: isVisible() }
    if (checked.size > 500) checked.clear()
    checked.set(key, reply)
    return reply
  } finally {
    clear()
  }
}
