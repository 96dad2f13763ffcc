/**
 * The events of user-event, made at once as what they say. It stands in the place of user-event's own module (runtime/lighter.py),
 * which makes an event that says nothing and writes up to 25 properties onto it, one by one.
 */

type Init = Record<string, unknown>
type EventMap = Record<string, { EventType: string; defaultInit: EventInit }>
type Constructors = Record<string, new (type: string, init: object) => Event>

const said = new WeakMap<Event, Init>()

/** What the event was made with: a copy of it says the same. */
export const saidBy = (event: Event): Init | undefined => said.get(event)

const number = (value: unknown): number => Number(value ?? 0)

/** As user-event reads what it is given, for each kind of event but a clipboard's. Each is one literal: that is made fastest. */
const READ: Record<string, (given: Init, base: EventInit) => Init> = {
  FocusEvent: ({ view, detail, relatedTarget }, { bubbles, cancelable, composed }) => ({ bubbles, cancelable, composed, view: view ?? null, detail: number(detail), relatedTarget: relatedTarget ?? null }),
  InputEvent: ({ view, detail, data, inputType, isComposing }, { bubbles, cancelable, composed }) => ({
    bubbles, cancelable, composed, view: view ?? null, detail: number(detail), data: data ?? null, inputType: String(inputType), isComposing: Boolean(isComposing),
  }),
  KeyboardEvent: ({ view, detail, altKey, ctrlKey, metaKey, shiftKey, key, code, location, repeat, isComposing, charCode }, { bubbles, cancelable, composed }) => ({
    bubbles, cancelable, composed, view: view ?? null, detail: number(detail),
    altKey: Boolean(altKey), ctrlKey: Boolean(ctrlKey), metaKey: Boolean(metaKey), shiftKey: Boolean(shiftKey),
    key: String(key), code: String(code), location: number(location), repeat: Boolean(repeat), isComposing: Boolean(isComposing), charCode: charCode ?? null,
  }),
  MouseEvent: ({ view, detail, altKey, ctrlKey, metaKey, shiftKey, x, y, screenX, screenY, clientX = x, clientY = y, button, buttons, relatedTarget }, { bubbles, cancelable, composed }) => ({
    bubbles, cancelable, composed, view: view ?? null, detail: number(detail),
    altKey: Boolean(altKey), ctrlKey: Boolean(ctrlKey), metaKey: Boolean(metaKey), shiftKey: Boolean(shiftKey),
    screenX: number(screenX), screenY: number(screenY), clientX: number(clientX), clientY: number(clientY), button: number(button), buttons: number(buttons), relatedTarget: relatedTarget ?? null,
  }),
  PointerEvent: (given, base) => {
    const { pointerId, width, height, pressure, tangentialPressure, tiltX, tiltY, twist, pointerType, isPrimary, buttons } = given
    const init = READ.MouseEvent!(given, base)
    init.pointerId = number(pointerId)
    init.width = number(width ?? 1)
    init.height = number(height ?? 1)
    init.pressure = number(pressure ?? (buttons ? 0.5 : 0))
    init.tangentialPressure = number(tangentialPressure)
    init.tiltX = number(tiltX)
    init.tiltY = number(tiltY)
    init.twist = number(twist)
    init.pointerType = String(pointerType ?? '')
    init.isPrimary = Boolean(isPrimary)
    return init
  },
} // prettier-ignore

export const creator =
  (events: EventMap, windowOf: (target: Node) => unknown) =>
  (type: string, target: Node, given: Init = {}): Event => {
    const { EventType, defaultInit } = events[type]!
    const Constructor = (windowOf(target) as Constructors)[EventType]!
    const init = READ[EventType]?.(given, defaultInit)
    const event = new Constructor(type, init ?? defaultInit)
    if (init) said.set(event, init)
    // What is pasted is read of the very object that was given, which the browser need not hand out.
    if (EventType === 'ClipboardEvent') Object.defineProperty(event, 'clipboardData', { get: () => given.clipboardData ?? null })
    return event
  }
