/** What passes between the trusted page (checker.ts), the trusted world of a candidate's frame (frame.ts) and Python. */

/** Sources by file name: `button.tsx` -> TSX or TS as written. */
export type Sources = Record<string, string>

/** Whose format the story has: plaited's own, or Storybook's with React or Preact. */
export type Framework = 'plaited' | 'react' | 'preact'

/** What `sb.mock` of a preview says: the file, which of its exports (`*`: all), and whether the originals are called. */
export type ModuleMock = [file: string, name: string, isSpy: boolean]

/** One grade, as Python asks for it. */
export type Job = {
  files: Sources
  story: { files: Sources; file: string; export: string; contract: { path: string; export: string }; framework: Framework; preview: string; mocks: ModuleMock[] }
  harness: string // the story file without its play, for the candidate's world; '' where that needs none of it
  shown: Sources // files that the story imports, and its project's preview, without plays, in the place of those that have some
  keep: boolean
  limit: number | null // ms after which the play ends, if it has not ended by its own timeout
  known?: Known[] // what other pages found out
}

/**
 * What the frame gets: the same, compiled to CommonJS. `bound` is the candidate's file that plays the contract's part.
 * `properties`: the names of those that the story's files may read of elements. `paced`: something in the sources can tell one animation frame from the next.
 */
export type FrameJob = {
  candidate: Sources
  siblings: Sources
  storyModules: Sources
  harness: string
  story: Job['story']
  bound: string
  properties: string[]
  paced: boolean
  limit: number | null
}

export type Failure = { kind: 'syntax' | 'throw' | 'timeout' | 'static' | 'tampering' | 'story'; message: string }
/**
 * `empty`: what it was given is what is left where a lookup found nothing; `wanted`: what it asks for, in few words, of one that held
 * or that is empty; `read`: of which attributes, properties or selectors one that held got its value.
 */
export type Assertion = { passed: boolean; message: string; empty: boolean; wanted: string; read?: string }

/** What a finder of the play was asked for, and why nobody sees what it found, or ''; null: it found nothing. */
export type Lookup = [asked: string, why: string | null]
/** What a play looked for and never found: the same text for the same question, the question in plain words, a text in it. */
export type Missed = [asked: string, words: string, text: string]
/** A text as laid out. `why` says why nobody sees it, or is ''; `silent`: kept from assistive technology; `made`: by CSS. */
export type TextMark = { text: string; why: string; silent: boolean; made?: true }
/** A control, landmark, heading or picture; `reach` says why no pointer gets at it, or is ''; `stands`: its label is seen for it. */
export type Part = { role: string; name: string; why: string; reach: string; silent: boolean; focus: boolean; stands?: true }
/** What a person meets at one moment (outline.ts). `shape`: what makes it look so (shape.ts), if that is known. `styled`: something in the document could make it look otherwise. */
export type Outline = { texts: TextMark[]; parts: Part[]; styled: boolean; shape: string }

/** What happened, as data; Python turns it into a verdict. `rendered` is false when no component could be mounted. */
export type Outcome = {
  rendered: boolean
  visible: boolean
  assertions: Assertion[]
  violations: string[]
  unmeasured: string[] // violations unless pictures show what axe could not measure
  failures: Failure[]
  pageErrors: string[]
  before?: Outline // the play
  after?: Outline
  lookups: Lookup[]
  missed: Missed[]
  sketch: string // what was rendered (sketch.ts), where what failed does not say it
  extras: 'fail' | 'ignore' | null // as the story says
  waited: number // ms that the play took, in whole steps of a quarter of a second
  calm: boolean // frames and timers came in time while it did: no load explains how long it took
}

/** The rendered document as plain data: what the accessibility check runs on. */
export type TextNode = string
export type ElementNode = {
  tag: string
  ns?: string
  attributes: [string, string][]
  children: TreeNode[]
  shadow?: { children: TreeNode[]; css: string[] }
  state?: { value?: string; checked?: boolean; indeterminate?: boolean; selected?: boolean; modal?: boolean; popover?: boolean }
}
export type TreeNode = TextNode | ElementNode
export type Tree = {
  root: [string, string][]
  body: [string, string][]
  children: TreeNode[]
  css: string[]
}

export type CheckReply = { violations: string[]; unmeasured: string[]; visible: boolean }
/** A tree, as JSON, and the reply to it. */
export type Known = [tree: string, reply: CheckReply]
/** `tree` is JSON: a tree that has been checked before need not be read again. */
export type FrameMessage = { type: 'check'; id: number; tree: string } | { type: 'done'; outcome: Outcome }
export type PageMessage = { type: 'job'; job: FrameJob } | { type: 'checked'; id: number; reply: CheckReply }
