/**
 * The behavioral programming engine: threads that request, wait for, block and are interrupted by events.
 *
 * One step: every running thread advances to its next synchronization point; of the requests that no thread blocks the one of
 * highest priority is selected; threads that asked for it, wait for it or are interrupted by it become running; its handler is
 * called; the next step follows. Handlers run *before* those threads advance, so that a handler may trigger further events.
 * A triggered event that is blocked lapses with the next event selected.
 * Left out: snapshots and other means of inspection.
 */

export type BPEvent = { type: string; detail?: unknown }
type Listener = string | ((event: BPEvent) => boolean)
export type Idioms = {
  request?: BPEvent | (() => BPEvent)
  waitFor?: Listener | Listener[]
  block?: Listener | Listener[]
  interrupt?: Listener | Listener[]
}
export type Rules = () => Generator<Idioms, void, undefined>
// The detail's type is whatever the event carries, which only the author of the handler knows.
export type Handlers = Record<string, (detail: never) => unknown>

type Running = { priority: number; generator: Generator<Idioms, void, undefined> }
type Pending = Running & Idioms
type Candidate = BPEvent & { priority: number; request: NonNullable<Idioms['request']> }

export const bSync = (idioms: Idioms): Rules =>
  function* () {
    yield idioms
  }

export const bThread = (rules: Rules[], repeat?: true | (() => boolean)): Rules => {
  if (!rules.length && repeat) throw new TypeError('bThread: a thread without rules would repeat for ever')
  const repeats = (): boolean => (typeof repeat === 'function' ? repeat() : repeat === true)
  return function* () {
    if (repeat && !repeats()) return
    do {
      for (const rule of rules) yield* rule()
    } while (repeats())
  }
}

const hears = (listeners: Listener | Listener[] | undefined, { type, detail }: BPEvent): boolean =>
  [listeners ?? []].flat().some((listener) => (typeof listener === 'string' ? listener === type : listener({ type, detail })))

export const behavioral = () => {
  const running = new Map<string | symbol, Running>()
  const pending = new Map<string | symbol, Pending>()
  const feedback = new Set<Handlers>()
  let threads = 0

  const select = (): Candidate | undefined => {
    const bids = [...pending.values()]
    const candidates = bids.flatMap(({ request, priority }): Candidate[] => {
      if (!request) return []
      return [{ ...(typeof request === 'function' ? request() : request), priority, request }]
    })
    return candidates
      .filter((candidate) => !bids.some(({ block }) => hears(block, candidate)))
      .sort((a, b) => a.priority - b.priority)[0]
  }

  const requested = (idioms: Idioms, selected: Candidate): boolean => {
    if (idioms.request === undefined) return false
    return typeof idioms.request === 'function'
      ? idioms.request === selected.request
      : idioms.request.type === selected.type
  }

  const resume = (selected: Candidate): void => {
    for (const [name, bid] of pending) {
      const interrupted = hears(bid.interrupt, selected)
      if (!interrupted && !requested(bid, selected) && !hears(bid.waitFor, selected)) continue
      pending.delete(name)
      if (interrupted) bid.generator.return()
      else running.set(name, bid)
    }
  }

  const run = (): void => {
    while (running.size) {
      for (const [name, { priority, generator }] of running) {
        const { value, done } = generator.next()
        running.delete(name)
        if (!done) pending.set(name, { ...value, priority, generator })
      }
      const selected = select()
      if (!selected) return
      resume(selected)
      for (const handlers of feedback) {
        // The cast: `never` above stands for whatever the event carries.
        if (Object.hasOwn(handlers, selected.type)) handlers[selected.type]!(selected.detail as never)
      }
    }
  }

  const anyEvent = (): boolean => true

  return Object.freeze({
    bThreads: {
      set(named: Record<string, Rules>): void {
        for (const [name, rules] of Object.entries(named)) {
          running.set(name, { priority: ++threads, generator: rules() })
        }
      },
      has: (name: string) => ({ running: running.has(name), pending: pending.has(name) }),
    },
    trigger(event: BPEvent): void {
      if (typeof event?.type !== 'string') throw new TypeError('trigger: give an event such as { type: "save" }')
      const once = bSync({ request: event, waitFor: anyEvent })
      running.set(Symbol(event.type), { priority: 0, generator: once() })
      run()
    },
    useFeedback(handlers: Handlers): () => void {
      feedback.add(handlers)
      return () => void feedback.delete(handlers)
    },
  })
}

export type Program = ReturnType<typeof behavioral>
