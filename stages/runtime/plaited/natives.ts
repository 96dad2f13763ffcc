/**
 * DOM operations that what stands in the DOM cannot alter.
 *
 * The grader's world has prototypes of its own, but a page can still shadow the properties of single nodes: in
 * `<form><input name="childNodes">` the form's childNodes is that input. So every access goes through accessors and methods
 * taken from the prototypes when the play is created.
 */

type Getter<T, R> = (node: T) => R

const getter = <T extends object, R>(prototype: T, name: keyof T): Getter<T, R> => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  if (!get) throw new Error(`natives: ${String(name)} has no getter here`)
  return (node) => Reflect.apply(get, node, []) as R
}

export type Natives = ReturnType<typeof captureNatives>

export const captureNatives = () => {
  const { getAttribute } = Element.prototype
  const { dispatchEvent } = EventTarget.prototype
  const { setTimeout, requestAnimationFrame } = window
  const channel = new MessageChannel()
  const waiting: (() => void)[] = []
  channel.port1.onmessage = () => waiting.shift()?.()
  const nodeType = getter<Node, number>(Node.prototype, 'nodeType')
  return {
    document: window.document,
    firstChild: getter<Node, Node | null>(Node.prototype, 'firstChild'),
    nextSibling: getter<Node, Node | null>(Node.prototype, 'nextSibling'),
    parentNode: getter<Node, Node | null>(Node.prototype, 'parentNode'),
    text: getter<CharacterData, string>(CharacterData.prototype, 'data'),
    activeElement: getter<Document, Element | null>(Document.prototype, 'activeElement'),
    activeElementIn: getter<ShadowRoot, Element | null>(ShadowRoot.prototype, 'activeElement'),
    shadowRoot: getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot'),
    host: getter<ShadowRoot, Element>(ShadowRoot.prototype, 'host'),
    localName: getter<Element, string>(Element.prototype, 'localName'),
    isElement: (node: Node): node is Element => nodeType(node) === 1,
    isText: (node: Node): node is Text => nodeType(node) === 3,
    isShadowRoot: (node: Node): node is ShadowRoot => node instanceof ShadowRoot,
    attribute: (element: Element, name: string): string | null => Reflect.apply(getAttribute, element, [name]) as string | null,
    dispatch: (target: EventTarget, event: Event): boolean => Reflect.apply(dispatchEvent, target, [event]) as boolean,
    nextFrame: (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame.call(window, () => resolve())
      }),
    /** After what is queued now, without a frame. */
    nextTask: (): Promise<void> =>
      new Promise((resolve) => {
        waiting.push(resolve)
        channel.port2.postMessage(0)
      }),
    sleep: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        setTimeout.call(window, resolve, ms)
      }),
  }
}
