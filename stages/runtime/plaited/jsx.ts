/**
 * The automatic JSX runtime: JSX in, a TemplateObject out.
 *
 * A TemplateObject is plain JSON (markup, style sheets, names of the custom elements used), so that it can be built in one
 * world and mounted in another. Everything unsafe or silently useless in a template is an error that says what to write
 * instead; what the framework ignores (booleans, null and objects as children) is ignored here too.
 * Left out: `key` has no meaning, as templates are rendered once and never diffed.
 */
import { cssProperty, htmlEscape } from './text.ts'

export type TemplateObject = { html: string[]; stylesheets: string[]; registry: string[]; $: typeof TEMPLATE }
export type Props = Record<string, unknown>
export type FunctionTemplate = (props: Props) => unknown

const TEMPLATE = 'template'
const VOID_TAGS = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
// HTML's boolean attributes. Their value is their presence.
export const BOOLEAN_ATTRIBUTES = new Set(
  (
    'allowfullscreen async autofocus autoplay checked controls default defer disabled disablepictureinpicture ' +
    'disableremoteplayback formnovalidate inert ismap itemscope loop multiple muted nomodule novalidate open ' +
    'playsinline readonly required reversed selected shadowrootclonable shadowrootdelegatesfocus shadowrootserializable'
  ).split(' '),
)
// Present or absent when given a boolean, but they also have values of their own: hidden="until-found".
const OPTIONAL_VALUE_ATTRIBUTES = new Set(['download', 'hidden', 'popover'])

export const isTemplate = (value: unknown): value is TemplateObject =>
  typeof value === 'object' && value !== null && (value as TemplateObject).$ === TEMPLATE

const unique = (strings: Iterable<string>): string[] => [...new Set(strings)]

const describe = (value: unknown): string =>
  Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value.flat(Infinity) : [value]).filter((item) => typeof item === 'string' && item !== '')

type Parts = { html: string; stylesheets: string[]; registry: string[] }

const renderChildren = (children: unknown, trusted: boolean): Parts => {
  const parts: Parts = { html: '', stylesheets: [], registry: [] }
  for (const child of [children].flat(Infinity)) {
    if (isTemplate(child)) {
      parts.html += child.html.join('')
      parts.stylesheets.push(...child.stylesheets)
      parts.registry.push(...child.registry)
    } else if (typeof child === 'string' || typeof child === 'number') {
      parts.html += trusted ? `${child}` : htmlEscape(`${child}`)
    }
  }
  return parts
}

const styleText = (tag: string, style: unknown, stylesheets: string[]): string => {
  if (typeof style !== 'object' || style === null || Array.isArray(style)) {
    throw new TypeError(
      `<${tag} style>: ${describe(style)} was given; write an object such as style={{ backgroundColor: 'navy' }}`,
    )
  }
  const rules: string[] = []
  for (const [property, given] of Object.entries(style)) {
    if (given == null || given === '' || typeof given === 'boolean') continue
    let value: unknown = given
    if (typeof given === 'function') {
      stylesheets.push(...strings((given as { stylesheets?: unknown }).stylesheets))
      value = given()
    }
    rules.push(`${cssProperty(property)}:${value};`)
  }
  return rules.join(' ')
}

const triggerText = (tag: string, trigger: unknown): string => {
  if (typeof trigger !== 'object' || trigger === null || Array.isArray(trigger)) {
    throw new TypeError(
      `<${tag} p-trigger>: ${describe(trigger)} was given; write an object such as p-trigger={{ click: 'save' }}`,
    )
  }
  return Object.entries(trigger)
    .map(([event, handler]) => {
      if (typeof handler === 'string') return `${event}:${handler}`
      throw new TypeError(`<${tag} p-trigger>: '${event}' must name a handler of bProgram, not ${describe(handler)}`)
    })
    .join(' ')
}

const attribute = (tag: string, name: string, value: unknown, trusted: boolean): string => {
  if (/^on/i.test(name)) {
    throw new TypeError(
      `<${tag} ${name}>: event handler attributes are not allowed; use p-trigger={{ event: 'name' }} in a bElement`,
    )
  }
  if (/[\s"'<>/=]/.test(name) || name === '') throw new TypeError(`<${tag}>: '${name}' is not an attribute name`)
  if (BOOLEAN_ATTRIBUTES.has(name)) return value ? ` ${name}` : ''
  if (value == null || value === '') return ''
  if (OPTIONAL_VALUE_ATTRIBUTES.has(name) && typeof value === 'boolean') return value ? ` ${name}` : ''
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new TypeError(`<${tag} ${name}>: ${describe(value)} was given; write a string, a number or a boolean`)
  }
  return ` ${name}="${trusted ? value : htmlEscape(`${value}`)}"`
}

export const createTemplate = (tag: string | FunctionTemplate, props: Props | null): unknown => {
  if (typeof tag === 'function') return tag(props ?? {})
  if (typeof tag !== 'string') {
    throw new TypeError(`JSX: the tag is ${tag}; is the component declared, exported and imported by that name?`)
  }
  return createElement(tag, props ?? {})
}

export const createElement = (given: string, props: Props): TemplateObject => {
  const tag = given.trim().toLowerCase()
  if (!/^[a-z][^\s"'<>/=]*$/.test(tag)) throw new TypeError(`JSX: '${given}' is not a tag name`)
  const { children, trusted: trust, stylesheets: own, style, classNames, class: className, htmlFor, for: target = htmlFor, ...rest } = props
  const trusted = trust === true
  if (tag === 'script' && !trusted) {
    throw new TypeError("<script>: scripts are not allowed in a template; put behaviour into a bElement's bProgram")
  }
  const { html: inner, stylesheets, registry } = renderChildren(children, trusted)
  stylesheets.push(...strings(own))

  let start = `<${tag}`
  if (target != null) start += attribute(tag, 'for', target, trusted)
  if (className != null && typeof className !== 'string') {
    throw new TypeError(`<${tag} class>: ${describe(className)} was given; write a string, or a list as classNames`)
  }
  const classes = unique([...strings(classNames), ...strings(className)])
  if (classes.length) start += attribute(tag, 'class', classes.join(' '), trusted)
  for (const [name, value] of Object.entries(rest)) {
    if (name !== 'p-trigger') start += attribute(tag, name, value, trusted)
    else if (value != null) start += attribute(tag, name, triggerText(tag, value), trusted)
  }
  if (style != null) start += attribute(tag, 'style', styleText(tag, style, stylesheets), trusted)

  const html = VOID_TAGS.has(tag) ? `${start}>` : `${start}>${inner}</${tag}>`
  if (tag.includes('-')) registry.push(tag)
  return { html: [html], stylesheets: unique(stylesheets), registry: unique(registry), $: TEMPLATE }
}

export const Fragment = ({ children, stylesheets: own }: Props): TemplateObject => {
  const { html, stylesheets, registry } = renderChildren(children, false)
  return {
    html: [html],
    stylesheets: unique([...stylesheets, ...strings(own)]),
    registry: unique(registry),
    $: TEMPLATE,
  }
}
