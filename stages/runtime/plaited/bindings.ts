/**
 * What a bElement adds to the nodes of its shadow root: `p-trigger` listeners, and render, insert, replace and attr on the
 * elements that carry a `p-target`. Content rendered through these is bound at once; a MutationObserver binds what else appears.
 */
import { BOOLEAN_ATTRIBUTES } from './jsx.ts'
import { renderable } from './dom.ts'
import type { BPEvent } from './behavioral.ts'

type Position = 'beforebegin' | 'afterbegin' | 'beforeend' | 'afterend'
type AttributeValue = string | number | boolean | null
export type Helpers = {
  render(...content: unknown[]): void
  insert(position: Position, ...content: unknown[]): void
  replace(...content: unknown[]): void
  attr(name: string | Record<string, AttributeValue>, value?: AttributeValue): string | null | undefined
}
export type Bound<T extends Element = Element> = T & Helpers

const BOUND = '[p-target],[p-trigger]'

const setAttribute = (element: Element, name: string, value: AttributeValue): void => {
  if (/^on/i.test(name)) throw new TypeError(`attr: '${name}' is an event handler attribute; use p-trigger`)
  if (value === null) element.removeAttribute(name)
  else if (BOOLEAN_ATTRIBUTES.has(name) || (name === 'hidden' && typeof value === 'boolean')) {
    element.toggleAttribute(name, value !== false)
  } else element.setAttribute(name, `${value}`)
}

/** 'click:add input:change' → the handler named for an event type. */
const handlerName = (element: Element, type: string): string | undefined =>
  element
    .getAttribute('p-trigger')
    ?.split(/\s+/)
    .find((pair) => pair.startsWith(`${type}:`))
    ?.slice(type.length + 1)

export const bindRoot = (root: ShadowRoot, where: string, trigger: (event: BPEvent) => void) => {
  const listening = new WeakMap<Element, Set<string>>()

  const listen = (element: Element): void => {
    const types = listening.get(element) ?? new Set()
    listening.set(element, types)
    for (const pair of element.getAttribute('p-trigger')!.split(/\s+/)) {
      const type = pair.slice(0, pair.indexOf(':'))
      if (type === '' || types.has(type)) continue
      types.add(type)
      element.addEventListener(type, (event) => {
        const name = handlerName(element, type)
        if (name) trigger({ type: name, detail: event })
      })
    }
  }

  const helpers: Helpers & ThisType<Element> = {
    render(...content) {
      this.replaceChildren(...renderable(root, content, `${where} render`))
      bindAll()
    },
    insert(position, ...content) {
      const nodes = renderable(root, content, `${where} insert`)
      if (position === 'beforebegin') this.before(...nodes)
      else if (position === 'afterbegin') this.prepend(...nodes)
      else if (position === 'beforeend') this.append(...nodes)
      else if (position === 'afterend') this.after(...nodes)
      else throw new TypeError(`${where} insert: '${position}' is not a position`)
      bindAll()
    },
    replace(...content) {
      this.replaceWith(...renderable(root, content, `${where} replace`))
      bindAll()
    },
    attr(name, value) {
      if (typeof name === 'string' && value === undefined) return this.getAttribute(name)
      const changes = typeof name === 'string' ? { [name]: value! } : name
      for (const [key, next] of Object.entries(changes)) if (next !== undefined) setAttribute(this, key, next)
      bindAll()
      return undefined
    },
  }

  function bindAll(): void {
    for (const element of root.querySelectorAll(BOUND)) {
      if (element.hasAttribute('p-trigger')) listen(element)
      if (element.hasAttribute('p-target') && !Object.hasOwn(element, 'render')) Object.assign(element, helpers)
    }
  }

  bindAll()
  const observer = new MutationObserver(bindAll)
  observer.observe(root, { attributeFilter: ['p-target', 'p-trigger'], childList: true, subtree: true })
  return { bindAll, disconnect: () => observer.disconnect() }
}
