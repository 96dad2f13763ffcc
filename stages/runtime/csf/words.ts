/** What an expectation asks for and what was there instead, in plain words: for whoever corrects the component. */

// @ts-expect-error Its package.json does not name its types.
import { computeAccessibleName as nameOf, getRole as roleOf } from 'dom-accessibility-api'
import { isMockFunction } from '@vitest/spy'
import { format } from '../plaited/equality.ts'

const computeAccessibleName = nameOf as (element: Element) => string
const getRole = roleOf as (element: Element) => string | null
const MOST = 8 // things that are listed
const LONGEST = 80 // characters of a text

const text = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

const short = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words)

/** `the button "Save"`, `onClick`, `"a text"`. */
export const subject = (value: unknown): string => {
  if (isMockFunction(value)) return value.getMockName()
  if (!(value instanceof Element)) return short(format(value))
  const name = computeAccessibleName(value) || text(value)
  return `the ${getRole(value) ?? value.localName}${name ? ` ${JSON.stringify(short(name))}` : ''}`
}

export const show = (value: unknown): string => {
  if (value instanceof Element) return subject(value)
  const asymmetric = value as { asymmetricMatch?: unknown; toAsymmetricMatcher?: () => string } | null
  if (asymmetric?.asymmetricMatch) return asymmetric.toAsymmetricMatcher?.() ?? String(value)
  return short(format(value))
}

/** `toHaveTextContent`, ["Save"] -> `have text content "Save"`. */
export const phrase = (chain: string[], matcher: string, given: unknown[]): string => {
  const words = matcher.replace(/^to(?=[A-Z])/, '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return [...chain, words, given.map(show).join(', ')].filter(Boolean).join(' ')
}

const calls = (mock: { mock: { calls: unknown[][] } }, strays: number): string => {
  const { calls } = mock.mock
  const often = calls.length === 1 ? 'called once' : `called ${calls.length} times`
  const stray = strays ? ` while the play acted, and ${strays} more when nobody did` : ''
  const last = calls.at(-1)?.length ? `, last with (${calls.at(-1)!.map(show).join(', ')})` : ''
  return often + stray + last
}

/** What there was instead. */
export const found = (value: unknown, matcher: string, given: unknown[], strays: number): string => {
  if (isMockFunction(value)) return calls(value, strays)
  if (!(value instanceof Element)) return short(format(value))
  const control = value as HTMLInputElement
  if (matcher === 'toHaveAttribute') return `${given[0]}=${show(value.getAttribute(String(given[0])))}`
  if (matcher === 'toHaveTextContent') return show(text(value))
  if (matcher === 'toHaveClass') return `class ${show(value.getAttribute('class') ?? '')}`
  if (matcher === 'toHaveValue' || matcher === 'toHaveDisplayValue') return `value ${show(control.value)}`
  if (matcher === 'toHaveAccessibleName') return `name ${show(computeAccessibleName(value))}`
  if (matcher === 'toHaveFocus') return `focus on ${document.activeElement ? subject(document.activeElement) : 'nothing'}`
  const tag = value.outerHTML.replace(/>[\s\S]*$/, '>')
  return short(tag)
}

const named = (element: Element, role: string): string => {
  const name = computeAccessibleName(element)
  return `${role}${name ? ` ${JSON.stringify(short(name))}` : ''}`
}

/** What there is of the kind that a lookup asked for: roles with their names, or texts. */
const present = (message: string, container: Element): string[] => {
  const all = [...container.querySelectorAll('*')]
  if (message.includes('role')) {
    return all.flatMap((element) => {
      const role = getRole(element)
      return role && role !== 'generic' && role !== 'presentation' ? [named(element, role)] : []
    })
  }
  if (message.includes('label')) return all.filter((element) => element.localName === 'label' || element.hasAttribute('aria-label')).map((element) => show(element.getAttribute('aria-label') ?? text(element)))
  if (message.includes('placeholder')) return all.flatMap((element) => element.getAttribute('placeholder') ?? []).map(show)
  if (message.includes('data-testid')) return all.flatMap((element) => element.getAttribute('data-testid') ?? []).map(show)
  return all.filter((element) => !element.firstElementChild && text(element)).map((element) => show(text(element)))
}

/** A lookup that found nothing, or too much: what was asked for, and what is there. */
export const lookedFor = (message: string, container: Element): string => {
  const asked = message.split('\n')[0]!.replace(/\. This could be because[\s\S]*$/, '').replace(/^Unable to find (an? (accessible )?element with the |an? |)?/, 'nothing with ')
  const there = [...new Set(present(message, container))].slice(0, MOST)
  return `${asked}; ${there.length ? `there is ${there.join(', ')}` : 'there is nothing of the kind'}`
}
