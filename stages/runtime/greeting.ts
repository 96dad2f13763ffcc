/**
 * The first to hear what a frame posts to the page, before axe-core, which listens too and by looking at a message's sender
 * makes a whole JavaScript world for each frame.
 */

declare const STORYLOOP_TOKEN: string

let greeted: ((port: MessagePort) => void) | undefined

addEventListener(
  'message',
  (event) => {
    event.stopImmediatePropagation()
    if (event.data === STORYLOOP_TOKEN) greeted?.(event.ports[0]!)
  },
  { capture: true },
)

/** Only a frame's trusted world knows the token; with it comes the channel to that world. */
export const onGreeting = (listener: (port: MessagePort) => void): void => {
  greeted = listener
}
