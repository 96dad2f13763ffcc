/**
 * A story's parts, put together as Storybook does it: annotations of the file (`meta`) and of the story.
 * https://storybook.js.org/docs/api/csf
 *
 * Runs in both worlds: in the trusted one for arguments and play, in the candidate's one for what is rendered.
 */

import type { Exports } from '../commonjs.ts'

type Fn = (...given: never[]) => unknown
export type Annotations = {
  title?: string
  component?: unknown
  args?: Record<string, unknown>
  argTypes?: Record<string, { action?: unknown; defaultValue?: unknown }>
  parameters?: Record<string, unknown>
  globals?: Record<string, unknown>
  decorators?: Fn | Fn[]
  render?: Fn
  play?: Fn
  beforeEach?: Fn | Fn[]
  afterEach?: Fn | Fn[]
  loaders?: Fn | Fn[]
  name?: string
  storyName?: string
}

export type Composed = {
  id: string
  title: string
  name: string
  component: unknown
  args: Record<string, unknown>
  parameters: Record<string, unknown>
  globals: Record<string, unknown>
  decorators: Fn[] // the innermost first
  render: Fn | undefined
  play: Fn | undefined
  beforeEach: Fn[]
  afterEach: Fn[]
  loaders: Fn[]
}

/** `withIcon2` -> `With Icon 2`, as Storybook names a story. */
export const storyName = (exported: string): string =>
  exported
    .replace(/[_.-]/g, ' ')
    .replace(/([^\n])([A-Z])([a-z])/g, '$1 $2$3')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([a-z])([0-9])/gi, '$1 $2')
    .replace(/([0-9])([a-z])/gi, '$1 $2')
    .replace(/(\s|^)(\w)/g, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`)
    .replace(/ +/g, ' ')
    .trim()

const listed = (value: Fn | Fn[] | undefined): Fn[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Deep for plain objects, the later one counts otherwise. */
const merged = (first: Record<string, unknown> = {}, second: Record<string, unknown> = {}): Record<string, unknown> => {
  const out = { ...first }
  for (const [key, value] of Object.entries(second)) {
    out[key] = isPlain(value) && isPlain(out[key]) ? merged(out[key], value) : value
  }
  return out
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

/** `action` makes the function for an argument whose type asks for one. */
export const compose = (exports: Exports, exported: string, action: (name: string) => unknown): Composed => {
  const given = exports[exported] as unknown
  if ((typeof given !== 'object' && typeof given !== 'function') || given === null) throw new Error(`the file exports no story ${exported}`)
  const meta = (exports.default ?? {}) as Annotations
  const written = given as Annotations & { story?: Annotations }
  const story: Annotations = typeof given === 'function' ? { ...written.story, ...written, name: written.storyName ?? written.story?.name } : written
  const render = typeof given === 'function' ? (given as unknown as Fn) : (story.render ?? meta.render)
  const args: Record<string, unknown> = {}
  for (const [name, { action: asked, defaultValue }] of Object.entries({ ...meta.argTypes, ...story.argTypes })) {
    if (asked) args[name] = action(name)
    else if (defaultValue !== undefined) args[name] = defaultValue
  }
  const name = story.name ?? story.storyName ?? storyName(exported)
  return {
    id: `${slug(meta.title ?? '')}--${slug(storyName(exported))}`,
    title: meta.title ?? '',
    name,
    component: story.component ?? meta.component,
    args: { ...args, ...meta.args, ...story.args },
    parameters: merged(meta.parameters, story.parameters),
    globals: { ...meta.globals, ...story.globals },
    decorators: [...listed(story.decorators), ...listed(meta.decorators)],
    render,
    play: story.play ?? meta.play,
    beforeEach: [...listed(meta.beforeEach), ...listed(story.beforeEach)],
    afterEach: [...listed(story.afterEach), ...listed(meta.afterEach)],
    loaders: [...listed(meta.loaders), ...listed(story.loaders)],
  }
}
