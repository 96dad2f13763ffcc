/** axe-core yields through setTimeout(f, 0), which a page delays by 4 ms; in this world a message does not. */

const later = globalThis.setTimeout
const channel = new MessageChannel()
const queue: (() => void)[] = []
channel.port1.onmessage = () => queue.shift()?.()

globalThis.setTimeout = ((run: () => void, delay?: number, ...rest: unknown[]) => {
  if (delay && delay > 1) return later(run, delay, ...rest)
  queue.push(run)
  channel.port2.postMessage(0)
  return 0
}) as typeof setTimeout
