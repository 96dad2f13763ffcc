/**
 * Entry of the trusted world of a candidate's frame: loads the candidate, runs the story's play against what it renders.
 *
 * It shares the document with the candidate and nothing else. It opens a channel to the page, over which the job comes
 * and the outcome goes; the candidate cannot see either end.
 */

import { type AssertionResult, captureNatives, createPlay, format, testingModules } from './plaited/play.ts'
import { inWords, Lookups } from './lookups.ts'
import { hasFocus } from './nodes.ts'
import { look, whyUnseen } from './outline.ts'
import type { Assertion, CheckReply, Failure, FrameJob, FrameMessage, Lookup, Outcome, Outline, PageMessage, Tree } from './protocol.ts'
import type { CsfStory } from './csf/play.ts'
import { loadExports, type StoryObject } from './storyfile.ts'
import { type Encoded, encodeTemplate, recordingRuntime } from './template.ts'
import { isCandidateFrame, secondLook } from './realm.ts'
import { SecondLook } from './second-look.ts'
import { shapeOf } from './shape.ts'
import { sketch } from './sketch.ts'
import { capture, finishAnimations, hasClosedShadow, Refused } from './tree.ts'

declare const STORYLOOP_TOKEN: string
/** Only in frames of stories in Storybook's format (csf/play.ts). */
declare const storyloopCsf: { load(job: FrameJob): Promise<CsfStory> }

const MAX_ERRORS = 10
const TICK = 250 // ms: of a pause of the machine, a play's timeout counts no more than this
const LOADING = 1000 // ms that modules may take to load
const LATE = 100 // ms by which a timer comes late on a machine that has too much to do
const LAST_LOOKS = 3 // moments after the play, a frame apart, in which something that comes and goes is seen
const FINDERS = ['findByText', 'findByAttribute', 'findByTarget', 'findByTestId'] as const
const natives = captureNatives()
const { createElement } = Document.prototype
const { append, remove } = Element.prototype
const setText = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent')!.set!

const awaitsSomewhere = ({ candidate, siblings }: FrameJob): boolean =>
  [...Object.values(candidate), ...Object.values(siblings)].some((code) => code.startsWith('async '))

/** What is promised, if it comes in time to load modules that wait for something. */
const within = async <T>(promised: Promise<T>): Promise<T> => {
  const late = async (): Promise<never> => {
    for (let left = LOADING; left > 0; left -= TICK) await natives.sleep(TICK)
    throw new Error(`loading took more than ${LOADING} ms: an \`await\` outside functions waits too long`)
  }
  return Promise.race([promised, late()])
}

/** A frame without an address starts in quirks mode; writing its document anew ends that and keeps its realm. */
const leaveQuirksMode = async (): Promise<void> => {
  if (document.compatMode === 'CSS1Compat') return
  document.open()
  document.write('<!doctype html><html lang="en"><head><title>story</title></head><body></body></html>')
  const loaded = new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  document.close()
  await loaded
}

const loadPlaited = async (job: FrameJob): Promise<StoryObject> => {
  const exports = await loadExports(job, (specifier) => (specifier === 'plaited/jsx-runtime' ? recordingRuntime : testingModules[specifier]))
  const story = exports[job.story.export]
  if (typeof story !== 'object' || story === null) throw new Error(`${job.story.file} exports no story ${job.story.export}`)
  return story as StoryObject
}

/** Runs text in the candidate's world: an inline script belongs to the document, whoever inserts it. */
const inject = (text: string, parent: Element): void => {
  const script = createElement.call(document, 'script')
  setText.call(script, text)
  append.call(parent, script)
  remove.call(script)
}

const sentence = ({ given, should, actual, expected }: AssertionResult): string =>
  `given ${given}, should ${should}: expected ${format(expected)}, got ${format(actual)}`

/** What is left of a value where the element that it was read of is not there. */
const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isEmpty) : value === undefined || value === null || value === false || value === 0 || value === ''

/** `name the meter "Room comfort"`; '' where nothing is asked for, which is true of what is not there. */
const wanted = ({ should, expected }: AssertionResult): string => (expected === true ? should : isEmpty(expected) ? '' : `${should} ${format(expected)}`)

type Begun = { story: StoryObject; fixture: HTMLElement; next: () => Promise<void> }

class Run {
  readonly assertions: Assertion[] = []
  readonly violations: string[] = []
  readonly unmeasured: string[] = []
  readonly failures: Failure[] = []
  readonly pageErrors: string[] = []
  readonly checked = new Set<string>()
  tree: Tree | undefined // as it was captured last
  extras: 'fail' | 'ignore' | null = null
  readonly found = new Map<string, Element | null>()
  readonly lookups = new Lookups()
  sketch = ''
  isVague = false // what an assertion got says nothing of what was there instead
  before: Outline | undefined
  after: Outline | undefined
  mounted = false
  visible = false
  waited = 0
  calm = true
  settle = () => {}
  click: ((target: Node) => Promise<boolean>) | undefined // a person's, where there is one
  press: ((combination: string, focused: HTMLElement | undefined) => Promise<boolean>) | undefined // likewise

  constructor(
    readonly job: FrameJob,
    readonly check: (tree: string) => Promise<CheckReply>, // as JSON, by which it is known where it has been checked
  ) {}

  fail(kind: Failure['kind'], message: string): void {
    if (this.failures.length < MAX_ERRORS) this.failures.push({ kind, message })
  }

  outcome(): Outcome {
    const { mounted, visible, assertions, failures, pageErrors, before, after, sketch, extras, waited, calm } = this
    const lookups = [...this.found].map(([asked, element]): Lookup => [asked, element && whyUnseen(element)])
    const seen = { before, after, lookups, missed: this.lookups.missed(), sketch, extras, waited, calm }
    const [violations, unmeasured] = [this.violations, this.unmeasured].map((found) => [...new Set(found)]) as [string[], string[]]
    return { rendered: mounted, visible, assertions, violations, unmeasured, failures, pageErrors, ...seen }
  }

  /** The candidate's world reports by events on the document. All it can do with them is to fail. */
  listen(loading: () => string): void {
    document.addEventListener('storyloop', (event) => {
      const [kind, message] = JSON.parse(String((event as CustomEvent).detail)) as [string, string]
      const [, line, text] = /^(?:(\d+)\|)?(.*)$/s.exec(message)!
      if (kind === 'mounted' || kind === 'throw') this.settle()
      if (kind === 'mounted') this.mounted = true
      else if (kind === 'throw') this.fail('throw', text!)
      else if (kind === 'syntax' && loading()) this.fail('syntax', `${loading()}:${line}: ${text!.replace(/^SyntaxError: (Failed to execute '\w+' on '\w+': )?/, '')}`)
      else if (this.pageErrors.length < MAX_ERRORS) this.pageErrors.push(text!)
    })
  }

  async accessibility(fixture: Element): Promise<void> {
    finishAnimations()
    try {
      const tree = capture(fixture)
      this.tree = tree
      const text = JSON.stringify(tree)
      if (this.checked.has(text)) return
      this.checked.add(text)
      const reply = await this.check(text)
      this.violations.push(...reply.violations)
      this.unmeasured.push(...reply.unmeasured)
      this.visible ||= reply.visible
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.fail('tampering', error.message)
    }
  }

  look(): Outline {
    const { outline } = look()
    if (outline.styled && this.tree) outline.shape = shapeOf(this.tree, hasFocus())
    return outline
  }

  /** Loads the story and mounts the candidate; null where that failed. */
  async begin(): Promise<Begun | null> {
    const { job } = this
    let story: StoryObject & Partial<Pick<CsfStory, 'loaded' | 'prepare'>>
    let rendered: { template?: Encoded; loaded?: unknown }
    try {
      story = await within(job.story.framework === 'plaited' ? loadPlaited(job) : storyloopCsf.load(job))
      rendered = job.harness ? { loaded: story.loaded } : { template: encodeTemplate(story.template, story.args ?? {}) }
    } catch (error) {
      this.fail('story', String(error))
      return null
    }
    const extras = story.parameters?.extras
    if (extras === 'fail' || extras === 'ignore') this.extras = extras
    else if (extras !== undefined) this.fail('story', `parameters.extras is "fail" or "ignore", not ${format(extras)}`)
    await leaveQuirksMode()
    story.prepare?.()
    inject('__storyloop.listen()', document.head)
    const fixture = createElement.call(document, 'div')
    append.call(document.body, fixture)
    let loading = ''
    this.listen(() => loading)
    const harness: [string, string][] = job.harness ? [[job.story.file, job.harness]] : []
    for (const [file, code] of [...Object.entries(job.siblings), ...harness, ...Object.entries(job.candidate)]) {
      loading = file
      const name = JSON.stringify(file)
      inject(`__storyloop.define(${name},${code})\n//# sourceURL=${file}`, document.head)
      if (this.failures.length) return null
    }
    loading = ''
    const { contract, file, export: exported, preview } = job.story
    const plan = JSON.stringify({ bound: job.bound, contract, ...(job.harness ? { story: { file, export: exported, preview } } : {}), ...rendered })
    const settled = new Promise<void>((resolve) => (this.settle = resolve))
    inject(`{const s=__storyloop;delete globalThis.__storyloop;s.run(${plan},document.currentScript,s.framework)}`, fixture)
    if (!this.mounted && !this.failures.length && awaitsSomewhere(job)) {
      await within(settled).catch((error: Error) => this.fail('timeout', error.message))
    }
    if (!this.mounted) return null
    const next = job.paced ? natives.nextFrame : natives.nextTask
    await next()
    return { story, fixture, next }
  }

  async run(): Promise<void> {
    const begun = await this.begin()
    if (!begun) return
    const { story, fixture, next } = begun
    await this.accessibility(fixture)
    this.before = this.look()
    if (story.play) await this.play(story, fixture, next)
    await this.accessibility(fixture)
    for (let moment = 1; moment < LAST_LOOKS; moment++) {
      await (moment === LAST_LOOKS - 1 ? natives.nextFrame : next)()
      await this.accessibility(fixture)
    }
    this.after = this.look()
    if (this.isVague || this.failures.some(({ kind }) => kind === 'throw')) this.sketch = sketch(fixture)
    if (hasClosedShadow(document.body)) this.fail('tampering', 'a closed shadow root hides what it holds; use an open one')
  }

  async play(story: StoryObject, fixture: HTMLElement, next: () => Promise<void>): Promise<void> {
    const timeout = story.parameters?.timeout ?? 5000
    let over = false
    const context = createPlay({
      root: fixture,
      natives: { ...natives, nextFrame: () => next().then(finishAnimations) },
      onAssert: (result) => {
        const { passed, actual } = result
        const isVague = !passed && (isEmpty(actual) || actual === true)
        const reads = this.lookups.takeReads(result, isVague || passed)
        if (over) return
        this.isVague ||= isVague
        const message = sentence(result) + (!passed && reads.length ? ` (${reads.map(({ words }) => words).join(', ')})` : '')
        const empty = isVague && !reads.length && isEmpty(actual)
        const read = passed ? [...new Set(reads.map(({ name }) => name))].join(', ') : ''
        this.assertions.push({ passed, message, empty, wanted: empty || passed ? wanted(result) : '', read })
      },
      checkAccessibility: async () => {
        const active = context.focused()
        const hear = this.lookups.deafen()
        await this.accessibility(fixture).finally(hear)
        // Where a modal dialog is open, its copy in the page around this frame takes the focus away from here.
        if (active && context.focused() !== active) active.focus()
      },
      timeout,
    })
    const noted = Object.fromEntries(
      FINDERS.map((name) => [
        name,
        async (...asked: unknown[]) => {
          const found = await (context[name] as (...asked: unknown[]) => Promise<Element | undefined>)(...asked)
          const patterns = asked.filter((part) => !(part instanceof Node))
          const call = `${name}(${patterns.join(', ')})`
          if (over) return found
          this.found.set(call, found ?? null)
          this.lookups.note(call, inWords(name, patterns), found, name === 'findByText' && typeof asked[0] === 'string' ? asked[0] : '')
          return found
        },
      ]),
    )
    const fireEvent: typeof context.fireEvent = async (target, type, options) => {
      const hear = this.lookups.deafen()
      try {
        if (type === 'click' && !options && (await this.click?.(target))) return
        await context.fireEvent(target, type, options)
      } finally {
        hear()
      }
    }
    const press: typeof context.press = async (combination) => {
      const hear = this.lookups.deafen()
      try {
        if (!(await this.press?.(combination, context.focused()))) await context.press(combination)
      } finally {
        hear()
      }
    }
    const limit = Math.min(timeout, this.job.limit ?? timeout)
    let frames = 0
    const countFrames = async () => {
      for (; !over; frames++) {
        await natives.nextFrame()
        finishAnimations()
      }
    }
    const late = async () => {
      for (let left = limit; left > 0; left -= TICK) {
        const [start, before] = [performance.now(), frames]
        await natives.sleep(Math.min(TICK, left))
        if (over) return
        if (performance.now() - start > TICK + LATE || (this.waited && frames === before)) this.calm = false
        if (!this.waited) void countFrames() // a play that ends soon need not pay for frames
        this.waited += TICK
      }
      throw new Error(`timeout: play took more than ${limit} ms`)
    }
    const stopListening = this.job.harness ? () => {} : this.lookups.listen(this.job.properties) // its libraries say themselves what they looked for
    try {
      const told = (assertion: Assertion) => void (over || this.assertions.push(assertion))
      const fail: Run['fail'] = (kind, message) => over || this.fail(kind, message)
      const real = this.click && { click: this.click, press: async (key: string) => this.press!(key, context.focused()).catch(() => false) }
      const isReact = this.job.story.framework === 'react' // Preact runs effects after a frame
      const given = this.job.harness ? { fixture, told, fail, ...real, ...(isReact && !this.job.paced ? { nextTask: natives.nextTask } : {}) } : { ...context, ...noted, fireEvent, press }
      await Promise.race([story.play!(given), late()])
    } catch (error) {
      const text = String(error)
      if (text.startsWith('Error: timeout: ')) this.fail('timeout', text.slice('Error: timeout: '.length))
      else this.fail('throw', `play: ${text}`)
    } finally {
      over = true
      stopListening()
    }
  }
}

const open = () => {
  const { port1: port, port2 } = new MessageChannel()
  const pending = new Map<number, (reply: CheckReply) => void>()
  const send = (message: FrameMessage) => port.postMessage(message)
  port.onmessage = async ({ data }: MessageEvent<PageMessage>) => {
    if (data.type === 'checked') {
      pending.get(data.id)?.(data.reply)
      return
    }
    const run = new Run(
      data.job,
      (tree) =>
        new Promise((resolve) => {
          pending.set(pending.size, resolve)
          send({ type: 'check', id: pending.size - 1, tree })
        }),
    )
    try {
      await run.run()
    } catch (error) {
      run.fail('throw', String(error))
    }
    send({ type: 'done', outcome: run.outcome() })
  }
  parent.postMessage(STORYLOOP_TOKEN, '*', [port2])
}

if (isCandidateFrame()) open()
if (secondLook()) Object.assign(globalThis, { second: new SecondLook((job) => new Run(job, async () => ({ violations: [], unmeasured: [], visible: true }))) })
