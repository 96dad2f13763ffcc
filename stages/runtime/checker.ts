/**
 * Entry of the trusted page: compiles a candidate, gives it a fresh frame, checks what it rendered, returns the outcome.
 *
 * Loaded once into an isolated world of the page and used for thousands of candidates. Each candidate gets a new sandboxed
 * frame, so a new JavaScript realm and an opaque origin, and the frame is removed with all its timers afterwards.
 */

import './fast-timeout.ts'
import { onGreeting } from './greeting.ts'
import { judge, remember, takeLearned } from './judge.ts'
import { propertiesIn } from './properties.ts'
import type { FrameJob, FrameMessage, Framework, Job, Outcome, PageMessage, Sources } from './protocol.ts'
import { clear } from './rebuild.ts'
import { inAuthorsTerms, syntaxMessage, transpile } from './transpile.ts'

const failed = (kind: Outcome['failures'][0]['kind'], message: string): Outcome => ({
  rendered: false,
  visible: false,
  assertions: [],
  violations: [],
  unmeasured: [],
  failures: [{ kind, message }],
  pageErrors: [],
  lookups: [],
  missed: [],
  sketch: '',
  extras: null,
  waited: 0,
  calm: false,
})

const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The candidate's file that plays the contract's part: the one of that name, else the only component file. */
const bind = (files: Sources, wanted: string): string => {
  const paths = Object.keys(files)
  const named = paths.find((path) => path === wanted) ?? paths.find((path) => basename(path) === basename(wanted))
  if (named) return named
  const components = paths.filter((path) => path.endsWith('.tsx'))
  if (components.length === 1) return components[0]!
  throw new Error(`${wanted} was not written${components.length ? `, only ${components.join(', ')}` : ''}`)
}

/**
 * Whether waiting for a frame can show more than waiting for the next task: frames come every 17 ms, so a play that waits
 * for each would mostly wait. A candidate that hides these words is looked at before and after a frame all the same.
 */
const PACED = new RegExp(
  'requestAnimationFrame|requestIdleCallback|setTimeout|setInterval|scheduler|MessageChannel|postMessage|Observer|' +
    'autofocus|transition|animat|keyframes|scroll|data:(?!\\s)',
  'i',
)

const prepare = ({ files, story, harness, shown, limit }: Job): FrameJob | Outcome => {
  let bound: string
  try {
    bound = bind(files, story.contract.path)
  } catch (error) {
    return failed('static', (error as Error).message)
  }
  const candidate: Sources = {}
  for (const [path, source] of Object.entries(files)) {
    try {
      candidate[path] = transpile(path, source, story.framework)
    } catch (error) {
      return failed('syntax', syntaxMessage(path, error))
    }
  }
  const siblings: Sources = {}
  const storyModules: Sources = {}
  for (const [path, source] of Object.entries(story.files)) {
    try {
      storyModules[path] = transpile(path, source, story.framework)
    } catch (error) {
      return failed('story', syntaxMessage(path, error))
    }
    if (path !== story.file && path !== story.contract.path && !(path in files)) siblings[path] = path in shown ? transpile(path, shown[path]!, story.framework) : storyModules[path]!
  }
  const paced = [...Object.values(files), ...Object.values(story.files)].some((source) => PACED.test(source))
  const rendered = harness && transpile(story.file, harness, story.framework)
  return { candidate, siblings, storyModules, harness: rendered, story, bound, properties: propertiesIn(Object.values(storyModules)), paced, limit }
}

/** The candidate runs as compiled; what is said of it names the lines that its author wrote. */
const translated = (outcome: Outcome, sources: Sources): Outcome => ({
  ...outcome,
  failures: outcome.failures.map(({ kind, message }) => ({ kind, message: inAuthorsTerms(message, sources) })),
  pageErrors: outcome.pageErrors.map((message) => inAuthorsTerms(message, sources)),
})

let last: FrameJob | undefined
let current: { frame: HTMLIFrameElement; finish: (outcome: Outcome) => void; greet: (port: MessagePort) => void } | undefined
onGreeting((port) => current?.greet(port))

const grade = async (job: Job): Promise<Outcome> => {
  reset()
  const prepared = prepare(job)
  if ('failures' in prepared) return prepared
  last = prepared
  const frame = document.createElement('iframe')
  frame.sandbox.add('allow-scripts', 'allow-forms')
  frame.src = 'javascript:void 0' // so it keeps its first, empty document: a second one costs as much as all the rest
  let port: MessagePort | undefined
  try {
    return await new Promise<Outcome>((finish) => {
      const greet = (opened: MessagePort) => {
        if (port) return
        port = opened
        const send = (message: PageMessage) => opened.postMessage(message)
        port.onmessage = async ({ data }: MessageEvent<FrameMessage>) => {
          if (data.type === 'done') finish(translated(data.outcome, { ...job.story.files, ...job.files }))
          else {
            try {
              send({ type: 'checked', id: data.id, reply: await judge(data.tree) })
            } catch (error) {
              finish(failed('throw', `the accessibility check ended early: ${String(error)}`)) // else the frame waits for ever
            }
          }
        }
        send({ type: 'job', job: prepared })
      }
      current = { frame, finish, greet }
      document.documentElement.append(frame)
      frame.dispatchEvent(new Event('storyloop', { bubbles: true })) // the page's own world makes the frame's worlds
      let loads = 0
      frame.onload = () => {
        if (++loads > 1) finish(failed('tampering', 'the component navigated away'))
      }
    })
  } finally {
    port?.close()
    if (!job.keep) reset()
  }
}

/** Removes the candidate's frame and what was built of it; a grade under way ends without an outcome of its own. */
const reset = (): void => {
  current?.frame.remove()
  current?.finish(failed('timeout', 'the component was removed'))
  current = undefined
  clear()
}

const answer = async (text: string): Promise<string> => {
  const job = JSON.parse(text) as Job
  job.known?.forEach(remember)
  const outcome = await grade(job)
  return JSON.stringify({ ...outcome, learned: takeLearned() })
}

/** The last candidate as its frame got it, for a second look elsewhere. */
const prepared = (): string => JSON.stringify(last)

/** Compiles files of a story before a candidate comes, whose time it is not; what is wrong with one is said when it is graded. */
const compile = (text: string): void => {
  const { files, framework } = JSON.parse(text) as { files: Sources; framework: Framework }
  for (const [path, source] of Object.entries(files)) {
    try {
      transpile(path, source, framework)
    } catch {
      continue
    }
  }
}

Object.assign(globalThis, { compile, grade: answer, reset, prepared })
