/**
 * CSS in TypeScript: createStyles, createHostStyles, createTokens, createKeyframes, joinStyles.
 *
 * Each declaration becomes a class of its own, named by the hash of what it says, so that equal declarations share one rule
 * and two runs give the same names. All functions return data: class names and sheets as text.
 * At-rules are written around the rule and selectors are appended to the class: no nesting is left for a reader of
 * cssRules to resolve. Tokens say `:host`, which becomes `:root` where the sheet is adopted by a document (dom.ts).
 */
import { cssProperty, hashString, kebabCase } from './text.ts'

export type Styles = { classNames: string[]; stylesheets: string[] }
export type HostStyles = { stylesheets: string[] }
export type Reference = { (): unknown; stylesheets: string[]; id?: string }
type Statement = unknown // a value, a reference, or an object of statements by '$default', selector and at-rule
type Declarations = Record<string, Statement>

// What each custom property needs, so that `1px solid ${tokens.line()}` brings its token along.
const sheetsOfVariable = new Map<string, string[]>()

const isReference = (value: unknown): value is Reference => typeof value === 'function'
const isNested = (value: unknown): value is Declarations =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const resolve = (value: unknown, sheets: string[]): string => {
  if (isReference(value)) {
    sheets.push(...(value.stylesheets ?? []))
    return `${value.id ?? value()}`
  }
  const text = `${value}`
  for (const [, variable] of text.matchAll(/var\(\s*(--[\w-]+)/g)) {
    sheets.push(...(sheetsOfVariable.get(variable!) ?? []))
  }
  return text
}

const declaration = (property: string, value: unknown, sheets: string[]): string =>
  `${cssProperty(property)}:${resolve(value, sheets)};`

type Leaf = { selectors: string; atRules: string[]; value: unknown }

/** The values of a statement with the conditions under which each holds, in source order. */
const leaves = function* (statement: Statement, selectors = '', atRules: string[] = []): Generator<Leaf> {
  if (!isNested(statement)) {
    if (statement != null && statement !== false && statement !== '') yield { selectors, atRules, value: statement }
    return
  }
  for (const [condition, inner] of Object.entries(statement)) {
    if (condition === '$default') yield* leaves(inner, selectors, atRules)
    else if (condition.startsWith('@')) yield* leaves(inner, selectors, [...atRules, condition])
    else if (/^[:[]/.test(condition)) yield* leaves(inner, selectors + condition, atRules)
  }
}

const rule = (selector: string, body: string, atRules: string[]): string =>
  atRules.reduceRight((inner, atRule) => `${atRule}{${inner}}`, `${selector}{${body}}`)

export const createStyles = (definitions: Record<string, Declarations>): Record<string, Styles> => {
  const result: Record<string, Styles> = {}
  for (const [name, declarations] of Object.entries(definitions)) {
    const styles: Styles = { classNames: [name], stylesheets: [] }
    for (const [property, statement] of Object.entries(declarations)) {
      for (const { selectors, atRules, value } of leaves(statement)) {
        const body = declaration(property, value, styles.stylesheets)
        const className = `c${hashString([...atRules, selectors, body].join(' '))}`
        styles.classNames.push(className)
        styles.stylesheets.push(rule(`.${className}${selectors}`, body, atRules))
      }
    }
    result[name] = styles
  }
  return result
}

export const createHostStyles = (declarations: Declarations): HostStyles => {
  const stylesheets: string[] = []
  for (const [property, statement] of Object.entries(declarations)) {
    const { $compoundSelectors: compound, ...plain } = isNested(statement) ? statement : { $default: statement }
    const cases: [string, Statement][] = [['', plain], ...(isNested(compound) ? Object.entries(compound) : [])]
    for (const [on, inner] of cases) {
      for (const { selectors, atRules, value } of leaves(inner)) {
        const body = declaration(property, value, stylesheets)
        stylesheets.push(rule(on || selectors ? `:host(${on}${selectors})` : ':host', body, atRules))
      }
    }
  }
  return { stylesheets }
}

type Token = { $value: unknown; $csv?: boolean }
const isToken = (value: unknown): value is Token => isNested(value) && '$value' in value
const isCall = (value: unknown): value is { $function: string; $arguments: unknown; $csv?: boolean } =>
  isNested(value) && '$function' in value && '$arguments' in value

const tokenText = (value: unknown, commas: boolean, sheets: string[]): string => {
  if (Array.isArray(value)) return value.map((item) => tokenText(item, false, sheets)).join(commas ? ',' : ' ')
  if (isCall(value)) return `${value.$function}(${tokenText(value.$arguments, value.$csv === true, sheets)})`
  return resolve(value, sheets)
}

const tokenReference = (variable: string, { $value, $csv }: Token): Reference => {
  const stylesheets: string[] = []
  const text = tokenText($value, $csv === true, stylesheets)
  stylesheets.push(`:host{${variable}:${text};}`)
  sheetsOfVariable.set(variable, stylesheets)
  return Object.assign(() => `var(${variable})`, { stylesheets })
}

type References = { [name: string]: Reference | References }

const tokenReferences = (prefix: string, group: Declarations): References => {
  const references: References = {}
  for (const [name, value] of Object.entries(group)) {
    const variable = `${prefix}-${kebabCase(name)}`
    if (isToken(value)) references[name] = tokenReference(variable, value)
    else if (isNested(value)) references[name] = tokenReferences(variable, value)
    else throw new TypeError(`createTokens: ${variable.slice(2)} needs the form { $value: … }`)
  }
  return references
}

export const createTokens = (name: string, group: Declarations): Record<string, References> => ({
  [name]: tokenReferences(`--${kebabCase(name)}`, group),
})

/** `{ [name]: frames }`, where `frames.id` is the animation's name and `frames()` its sheets. */
export const createKeyframes = (name: string, steps: Record<string, Declarations>): Record<string, Reference> => {
  const stylesheets: string[] = []
  let body = ''
  for (const [step, declarations] of Object.entries(steps)) {
    const text = Object.entries(declarations).map(([property, value]) => declaration(property, value, stylesheets))
    body += `${step}{${text.join('')}}`
  }
  const id = `${kebabCase(name)}-${hashString(body)}`
  stylesheets.push(`@keyframes ${id}{${body}}`)
  const frames = Object.assign(() => ({ stylesheets }), { id, stylesheets })
  return { [name]: frames }
}

export const joinStyles = (...given: unknown[]): Styles => {
  const joined: Styles = { classNames: [], stylesheets: [] }
  for (const styles of given) {
    if (!isReference(styles) && !isNested(styles)) continue // `condition && styles.x`
    const { classNames, stylesheets } = styles as Partial<Styles>
    joined.classNames.push(...(classNames ?? []))
    joined.stylesheets.push(...(stylesheets ?? []))
  }
  return joined
}
