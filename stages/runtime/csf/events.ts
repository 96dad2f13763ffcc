/**
 * Events of Testing Library and user-event, as the candidate's world sees them.
 *
 * What is written onto an event (what is pasted, how user-event hears of preventDefault) is on this world's object of it, where
 * no other world sees it. So what is dispatched is a copy that is made with these properties. Where user-event does the default
 * action itself, it has cancelled the event before; the copy tells it whether a handler did.
 */

import { saidBy } from './create-event.ts'

/** The names of what was written onto an event. `isTrusted` is every event's own. */
const written = (event: Event): string[] => Object.getOwnPropertyNames(event).filter((name) => name !== 'isTrusted')

const copyOf = (event: Event, names: string[]): Event => {
  const { bubbles, cancelable, composed } = event
  const said = Object.fromEntries(names.map((name) => [name, Reflect.get(event, name) as unknown]))
  return new (event.constructor as typeof Event)(event.type, { ...saidBy(event), ...said, bubbles, cancelable, composed })
}

/** Makes `dispatchEvent` of this world pass such properties on. */
export const passPropertiesOn = (): void => {
  const property = Object.getOwnPropertyDescriptor(EventTarget.prototype, 'dispatchEvent')!
  const native = property.value as (event: Event) => boolean
  const value = function (this: EventTarget, event: Event): boolean {
    const names = written(event)
    if (!names.length) return native.call(this, event)
    const copy = copyOf(event, names)
    const isReplaced = names.includes('preventDefault')
    if (isReplaced && event.type === 'click') copy.preventDefault() // the only one of which the browser does the default action, too
    const isKept = native.call(this, copy)
    if (isReplaced && event.type !== 'click' && !isKept) event.preventDefault()
    return isKept
  }
  Object.defineProperty(EventTarget.prototype, 'dispatchEvent', { ...property, value })
}
