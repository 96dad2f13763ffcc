/**
 * What decorators take of Storybook's own API beside hooks of React: parameters and globals of the story, and a channel on which
 * nobody listens. https://storybook.js.org/docs/addons/addons-api
 */

import type { Composed } from './compose.ts'

type Context = { parameters?: Record<string, unknown> }
type StoryFn = (context: Context) => unknown
type Wrapped = { name?: string; parameterName: string; skipIfNoParametersOrOptions?: boolean; wrapper(story: StoryFn, context: Context, given: { options?: unknown; parameters?: unknown }): unknown }

const ignore = (): undefined => undefined
const channel = { on: ignore, off: ignore, once: ignore, emit: ignore, addListener: ignore, removeListener: ignore, last: ignore }

/** A decorator that reads a parameter of its own; with options or without. */
const makeDecorator = ({ parameterName, skipIfNoParametersOrOptions, wrapper }: Wrapped): unknown => {
  const decorator = (options?: unknown) => (story: StoryFn, context: Context): unknown => {
    const parameters = context.parameters?.[parameterName] as { disable?: boolean } | undefined
    if (parameters?.disable || (skipIfNoParametersOrOptions && !options && !parameters)) return story(context)
    return wrapper(story, context, { options, parameters })
  }
  return (...given: unknown[]): unknown => (typeof given[0] === 'function' ? decorator()(given[0] as StoryFn, given[1] as Context) : decorator(given.length > 1 ? given : given[0]))
}

export const previewApi = (story: () => Composed | undefined): Record<string, unknown> => ({
  makeDecorator,
  addons: { getChannel: () => channel, hasChannel: () => true, setChannel: ignore, ready: async () => channel },
  useChannel: () => ignore,
  useGlobals: () => [story()?.globals ?? {}, ignore],
  useParameter: (name: string, otherwise?: unknown) => story()?.parameters[name] ?? otherwise,
  useStoryContext: () => story() ?? {},
})
