/** What passes between the trusted page (checker.ts), the trusted world of a candidate's frame (frame.ts) and Python. */

/** Sources by file name: `button.tsx` -> TSX or TS as written. */
export type Sources = Record<string, string>

/** One grade, as Python asks for it. */
export type Job = {
  files: Sources
  story: { files: Sources; file: string; export: string; contract: { path: string; export: string } }
  keep: boolean
  known?: Known[] // what other pages found out
}

/**
 * What the frame gets: the same, compiled to CommonJS. `bound` is the candidate's file that plays the contract's part.
 * `paced`: something in the sources can tell one animation frame from the next.
 */
export type FrameJob = {
  candidate: Sources
  siblings: Sources
  storyModules: Sources
  story: Job['story']
  bound: string
  paced: boolean
}

export type Failure = { kind: 'syntax' | 'throw' | 'timeout' | 'static' | 'tampering' | 'story'; message: string }
export type Assertion = { passed: boolean; message: string }

/** What happened, as data; Python turns it into a verdict. `rendered` is false when no component could be mounted. */
export type Outcome = {
  rendered: boolean
  visible: boolean
  assertions: Assertion[]
  violations: string[]
  failures: Failure[]
  pageErrors: string[]
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

export type CheckReply = { violations: string[]; visible: boolean }
/** A tree, as JSON, and the reply to it. */
export type Known = [tree: string, reply: CheckReply]
export type FrameMessage = { type: 'check'; id: number; tree: Tree } | { type: 'done'; outcome: Outcome }
export type PageMessage = { type: 'job'; job: FrameJob } | { type: 'checked'; id: number; reply: CheckReply }
