/**
 * A story's parts, put together as Storybook does it: annotations of the project (`.storybook/preview`), of the file (`meta`)
 * and of the story.
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
  beforeAll?: Fn | Fn[] // of a project alone; a realm is for one story, so it is once before each
  beforeEach?: Fn | Fn[]
  afterEach?: Fn | Fn[]
  loaders?: Fn | Fn[]
  name?: string
  storyName?: string
  initialGlobals?: Record<string, unknown> // of a project alone, as the next
  globalTypes?: Record<string, { defaultValue?: unknown }>
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

/** Deep for plain objects; otherwise the later one counts, where it is defined. */
const merged = (...given: (Record<string, unknown> | undefined)[]): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const one of given) {
    for (const [key, value] of Object.entries(one ?? {})) {
      const before = out[key]
      if (value !== undefined || !(key in out)) out[key] = isPlain(value) && isPlain(before) ? merged(before, value) : value
    }
  }
  return out
}

const ANNOTATIONS = ['args', 'argTypes', 'parameters', 'globals', 'initialGlobals', 'globalTypes', 'decorators', 'render', 'beforeAll', 'beforeEach', 'afterEach', 'loaders'] as const

/** What the exports of `.storybook/preview` say of all stories: its default export, or else its exports by name. */
export const projectOf = (exports: Exports): Annotations => {
  const own = (exports.default ?? {}) as Exports
  return Object.fromEntries(ANNOTATIONS.map((name) => [name, own[name] ?? exports[name]])) as Annotations
}

/** What a project's preview is in CSF factories: itself. */
export const definePreview = (given: Annotations): Annotations => {
  const made = { ...given, type: () => made }
  return made
}

const initialGlobals = ({ globalTypes = {}, globals, initialGlobals }: Annotations): Record<string, unknown> => {
  const defaults = Object.entries(globalTypes).filter(([, type]) => type?.defaultValue !== undefined)
  return { ...Object.fromEntries(defaults.map(([name, { defaultValue }]) => [name, defaultValue])), ...globals, ...initialGlobals }
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

/** `action` makes the function for an argument whose type asks for one; `project` counts less than the file. */
export const compose = (exports: Exports, exported: string, action: (name: string) => unknown, project: Annotations = {}): Composed => {
  const given = exports[exported] as unknown
  if ((typeof given !== 'object' && typeof given !== 'function') || given === null) throw new Error(`the file exports no story ${exported}`)
  const meta = (exports.default ?? {}) as Annotations
  const written = given as Annotations & { story?: Annotations }
  const story: Annotations = typeof given === 'function' ? { ...written.story, ...written, name: written.storyName ?? written.story?.name } : written
  const render = typeof given === 'function' ? (given as unknown as Fn) : (story.render ?? meta.render ?? project.render)
  const args: Record<string, unknown> = {}
  const parameters = merged(project.parameters, meta.parameters, story.parameters)
  const asksFor = new RegExp((parameters.actions as { argTypesRegex?: string } | undefined)?.argTypesRegex ?? '(?!)')
  for (const [name, type] of Object.entries(merged(project.argTypes, meta.argTypes, story.argTypes) as NonNullable<Annotations['argTypes']>)) {
    if (type.action || asksFor.test(name)) args[name] = action(name)
    else if (type.defaultValue !== undefined) args[name] = type.defaultValue
  }
  const name = story.name ?? story.storyName ?? storyName(exported)
  return {
    id: `${slug(meta.title ?? '')}--${slug(storyName(exported))}`,
    title: meta.title ?? '',
    name,
    component: story.component ?? meta.component,
    args: { ...args, ...merged(project.args, meta.args, story.args) },
    parameters,
    globals: { ...initialGlobals(project), ...meta.globals, ...story.globals },
    decorators: [...listed(story.decorators), ...listed(meta.decorators), ...listed(project.decorators)],
    render,
    play: story.play ?? meta.play,
    beforeEach: [...listed(project.beforeAll), ...listed(project.beforeEach), ...listed(meta.beforeEach), ...listed(story.beforeEach)],
    afterEach: [...listed(story.afterEach), ...listed(meta.afterEach), ...listed(project.afterEach)],
    loaders: [...listed(project.loaders), ...listed(meta.loaders), ...listed(story.loaders)],
  }
}
