/**
 * fireEvent: one event of the right kind, which bubbles, crosses shadow boundaries and can be cancelled unless told not to.
 *
 * A click is a MouseEvent, so that native behaviour happens: a checkbox toggles, <summary> opens. Inside a link it is a bare
 * Event instead, handled like any click but followed by no navigation, which would tear down the page under test.
 */
import type { Natives } from './natives.ts'

type EventClass = new (type: string, init?: EventInit) => Event
export type FireEventOptions = EventInit & { detail?: unknown } & Record<string, unknown>

const CLASSES: [RegExp, () => EventClass][] = [
  [/^(click|dblclick|auxclick|contextmenu|mouse\w+)$/, () => MouseEvent],
  [/^pointer\w+$/, () => PointerEvent],
  [/^key(down|up|press)$/, () => KeyboardEvent],
  [/^(before)?input$/, () => InputEvent],
  [/^(focus|blur|focusin|focusout)$/, () => FocusEvent],
  [/^submit$/, () => SubmitEvent],
  [/^wheel$/, () => WheelEvent],
  [/^drag\w*$|^drop$/, () => DragEvent],
  [/^composition(start|update|end)$/, () => CompositionEvent],
]

export const createFireEvent = (natives: Natives) => {
  const { isElement, isShadowRoot, localName, attribute, parentNode, host } = natives

  const insideLink = (target: Node): boolean => {
    for (let node: Node | null = target; node; node = isShadowRoot(node) ? host(node) : parentNode(node)) {
      if (!isElement(node) || !['a', 'area'].includes(localName(node))) continue
      if (attribute(node, 'href') !== null || attribute(node, 'xlink:href') !== null) return true
    }
    return false
  }

  const eventClass = (target: Node, type: string, options: FireEventOptions): EventClass => {
    // UI events carry a number as detail; anything else means a custom event.
    if (options.detail !== undefined && typeof options.detail !== 'number') return CustomEvent
    if (type === 'click' && insideLink(target)) return Event
    const found = CLASSES.find(([types]) => types.test(type))
    return found ? found[1]() : options.detail === undefined ? Event : CustomEvent
  }

  return async (target: Node, type: string, options: FireEventOptions = {}): Promise<void> => {
    if (!(target instanceof Node)) {
      throw new TypeError(`fireEvent: there is no element to fire '${type}' at (got ${target})`)
    }
    if (typeof type !== 'string' || type === '') throw new TypeError('fireEvent: name the event, such as "click"')
    await natives.nextFrame()
    const init = { bubbles: true, composed: true, cancelable: true, ...options }
    natives.dispatch(target, new (eventClass(target, type, options))(type, init))
  }
}
