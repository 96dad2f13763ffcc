/** `story(…)` and its `only` and `skip` forms: the story as data, with defaults filled in. Rendering is the mounter's part. */

export type StoryOptions = {
  intent?: string
  template?: (args: Record<string, unknown>) => unknown
  args?: Record<string, unknown>
  play?: (context: never) => Promise<void> | void
  parameters?: { timeout?: number; [name: string]: unknown }
  [name: string]: unknown
}

export type StoryExport = StoryOptions & {
  args: Record<string, unknown>
  parameters: { timeout: number }
  type: 'interaction' | 'snapshot'
  $: 'story'
}

export const DEFAULT_TIMEOUT = 5000

const create = (options: StoryOptions, flags: { only?: true; skip?: true } = {}): StoryExport => {
  if (typeof options !== 'object' || options === null) throw new TypeError('story: give an object { intent, template, … }')
  return {
    ...options,
    args: options.args ?? {},
    parameters: { ...options.parameters, timeout: options.parameters?.timeout ?? DEFAULT_TIMEOUT },
    type: options.play ? 'interaction' : 'snapshot',
    $: 'story',
    ...flags,
  }
}

export const story = Object.assign((options: StoryOptions) => create(options), {
  only: (options: StoryOptions) => create(options, { only: true }),
  skip: (options: StoryOptions) => create(options, { skip: true }),
})
