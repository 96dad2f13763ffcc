/**
 * bElement: a custom element whose shadow root is a template and whose behaviour is a behavioral program.
 *
 * bElement() only notes the definition and returns a function template, which makes it usable as data where there are no
 * custom elements; defineElements() registers what has been noted, and is called before anything is mounted. The first
 * definition of a tag stands. A program lives while its element is connected: a moved element starts a new one.
 * Left out: the `inspector`, and fetching markup over the network.
 */
import { behavioral, bSync, bThread, type BPEvent, type Handlers, type Program } from './behavioral.ts'
import { bindRoot, type Bound } from './bindings.ts'
import { adoptStyles, templateFragment } from './dom.ts'
import { BOOLEAN_ATTRIBUTES, createElement, isTemplate, type Props, type TemplateObject } from './jsx.ts'
import type { HostStyles } from './styles.ts'

type Match = '=' | '~=' | '|=' | '^=' | '$=' | '*='
type EmitOptions = BPEvent & { bubbles?: boolean; cancelable?: boolean; composed?: boolean }

export type BProgramArgs = {
  $: (target: string, match?: Match) => NodeListOf<Bound>
  root: ShadowRoot
  host: HTMLElement
  internals: ElementInternals
  attr: Record<string, string | undefined>
  trigger(event: BPEvent): void
  emit(event: EmitOptions): boolean
  bThreads: Program['bThreads']
  bThread: typeof bThread
  bSync: typeof bSync
}

export type ElementOptions = {
  tag: string
  shadowDom: TemplateObject
  mode?: ShadowRootMode
  delegatesFocus?: boolean
  slotAssignment?: SlotAssignmentMode
  hostStyles?: HostStyles
  observedAttributes?: string[]
  publicEvents?: string[]
  formAssociated?: boolean
  bProgram?: (this: HTMLElement, args: BProgramArgs) => Handlers | void
}

const noted = new Map<string, ElementOptions>()
let mounting = false // once something was mounted, later definitions take effect at once

/** An error that already names the element and the handler. */
class ProgramError extends Error {}

/** The wrapped error keeps the frames of its cause, so that its place is the author's line and not this file. */
const failure = (what: string, cause: unknown): ProgramError => {
  if (cause instanceof ProgramError) return cause
  const error = new ProgramError(`${what} threw ${cause}`, { cause })
  const frames = cause instanceof Error ? cause.stack?.match(/^ +at .*$/gm) : undefined
  if (frames) error.stack = [String(error), ...frames].join('\n')
  return error
}

/** Handlers whose errors name them. What a handler throws is uncaught, and so is what its promise rejects with. */
const named = (tag: string, handlers: Handlers): Handlers =>
  Object.fromEntries(
    Object.entries(handlers).map(([type, handler]) => {
      const what = `<${tag}> handler '${type}'`
      if (typeof handler !== 'function') throw new TypeError(`${what}: a function is needed, not ${typeof handler}`)
      return [
        type,
        (detail: never) => {
          try {
            const result = handler.call(handlers, detail)
            if (result instanceof Promise) result.catch((error: unknown) => reportError(failure(what, error)))
          } catch (error) {
            throw failure(what, error)
          }
        },
      ]
    }),
  )

const reflect = (element: HTMLElement, attribute: string): void => {
  if (attribute in element) return // the platform's own property, or one defined when it was connected before
  const isBoolean = BOOLEAN_ATTRIBUTES.has(attribute)
  Object.defineProperty(element, attribute, {
    configurable: true,
    get: () => (isBoolean ? element.hasAttribute(attribute) : element.getAttribute(attribute)),
    set(value: unknown) {
      if (isBoolean) element.toggleAttribute(attribute, Boolean(value))
      else if (value == null) element.removeAttribute(attribute)
      else element.setAttribute(attribute, `${value}`)
    },
  })
}

const attributesOf = (host: HTMLElement): Record<string, string | undefined> =>
  new Proxy({}, { get: (_, name) => (typeof name === 'string' ? (host.getAttribute(name) ?? undefined) : undefined) })

const elementClass = (options: ElementOptions): CustomElementConstructor => {
  const { tag, shadowDom, observedAttributes = [], publicEvents = [], hostStyles, bProgram } = options

  return class extends HTMLElement {
    static observedAttributes = [...observedAttributes]
    static formAssociated = options.formAssociated === true
    #internals = this.attachInternals()
    #root: ShadowRoot
    #program: Program | undefined
    #stop = (): void => undefined

    constructor() {
      super()
      const { mode = 'open', delegatesFocus = true, slotAssignment = 'named' } = options
      this.#root = this.attachShadow({ mode, delegatesFocus, slotAssignment })
      if (hostStyles) adoptStyles(this.#root, hostStyles.stylesheets)
      this.#root.replaceChildren(templateFragment(this.#root, shadowDom))
    }

    get publicEvents(): string[] {
      return [...publicEvents]
    }

    /** For other elements and scripts: only the events that the element declares public. */
    trigger(event: BPEvent): void {
      if (!publicEvents.includes(event?.type)) {
        throw new TypeError(`<${tag}> trigger: '${event?.type}' is not among its publicEvents`)
      }
      this.#program?.trigger(event)
    }

    connectedCallback(): void {
      for (const attribute of observedAttributes) reflect(this, attribute)
      if (!bProgram) return
      const program = behavioral()
      const trigger = (event: BPEvent): void => program.trigger(event)
      const { bindAll, disconnect } = bindRoot(this.#root, `<${tag}>`, (event) => this.#program?.trigger(event))
      this.#program = program
      this.#stop = disconnect
      let handlers: Handlers | void
      try {
        handlers = bProgram.call(this, {
          $: (target, match = '=') => {
            bindAll()
            return this.#root.querySelectorAll<Bound>(`[p-target${match}"${CSS.escape(target)}"]`)
          },
          root: this.#root,
          host: this,
          internals: this.#internals,
          attr: attributesOf(this),
          trigger,
          emit: ({ type, detail, bubbles = false, cancelable = true, composed = true }) => {
            if (!type) throw new TypeError(`<${tag}> emit: an event needs a type`)
            return this.dispatchEvent(new CustomEvent(type, { detail, bubbles, cancelable, composed }))
          },
          bThreads: program.bThreads,
          bThread,
          bSync,
        })
      } catch (error) {
        throw failure(`<${tag}> bProgram`, error)
      }
      if (handlers instanceof Promise) throw new TypeError(`<${tag}> bProgram: return handlers, not a promise`)
      if (handlers) program.useFeedback(named(tag, handlers))
      trigger({ type: 'onConnected' })
    }

    disconnectedCallback(): void {
      this.#notify('onDisconnected')
      this.#stop()
      this.#program = undefined
    }

    attributeChangedCallback(name: string, oldValue: string | null, newValue: string | null): void {
      this.#notify('onAttributeChanged', { name, oldValue, newValue })
    }

    adoptedCallback(): void {
      this.#notify('onAdopted')
    }

    formAssociatedCallback(form: HTMLFormElement | null): void {
      this.#notify('onFormAssociated', form)
    }

    formDisabledCallback(disabled: boolean): void {
      this.#notify('onFormDisabled', disabled)
    }

    formResetCallback(): void {
      this.#notify('onFormReset')
    }

    formStateRestoreCallback(state: unknown, reason: string): void {
      this.#notify('onFormStateRestore', { state, reason })
    }

    #notify(type: string, detail?: unknown): void {
      this.#program?.trigger({ type, detail })
    }
  }
}

export const defineElements = (): void => {
  mounting = true
  for (const [tag, options] of noted) {
    if (!customElements.get(tag)) customElements.define(tag, elementClass(options))
  }
}

export const bElement = (options: ElementOptions) => {
  const { tag, shadowDom, observedAttributes = [], publicEvents = [], hostStyles } = options
  if (typeof tag !== 'string' || !/^[a-z][^\s/>A-Z]*-[^\s/>A-Z]*$/.test(tag)) {
    throw new TypeError(`bElement: '${tag}' is not a custom element name; use lower case and a hyphen, as in 'x-counter'`)
  }
  if (!isTemplate(shadowDom)) throw new TypeError(`bElement <${tag}>: shadowDom has to be JSX`)
  if (!noted.has(tag)) noted.set(tag, options)
  if (mounting) defineElements()

  const template = (props: Props): TemplateObject => {
    const { registry, ...rest } = createElement(tag, props)
    return { ...rest, registry: [...new Set([...shadowDom.registry, ...registry])] }
  }
  const registry = new Set([...shadowDom.registry, tag])
  return Object.assign(template, { tag, registry, observedAttributes, publicEvents, hostStyles, $: 'element' })
}
