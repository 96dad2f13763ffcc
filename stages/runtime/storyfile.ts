/** The trusted story file, evaluated in the grader's world: the candidate's world never sees it. */

import { awaitingModules, type Exports, type Factory, locate, metaOf } from './commonjs.ts'
import type { FrameJob } from './protocol.ts'
import { type Instead, referenceModule, siblingModule } from './template.ts'

export type StoryObject = {
  template: unknown
  args?: unknown
  play?: (context: unknown) => Promise<void> | void
  parameters?: { timeout?: number; extras?: unknown }
}

/** What the story file exports; components of siblings are references (see template.ts). */
export const loadExports = async (job: FrameJob, moduleOf: (specifier: string) => Exports | undefined): Promise<Exports> =>
  (await loadFiles(job, moduleOf, [job.story.file]))[0]!

/**
 * What these files export, loaded in their order. `moduleOf` gives the modules that are no files, `instead` what stands in the
 * place of a sibling's export, if anything does.
 */
export const loadFiles = async (job: FrameJob, moduleOf: (specifier: string) => Exports | undefined, files: string[], instead?: Instead): Promise<Exports[]> => {
  const instances = new Map<string, Exports>()
  const pending = new Map<string, Promise<void>>()
  const { path: contract } = job.story.contract
  const find = (specifier: string, from: string): string | undefined =>
    locate(specifier, from, (path) => path === contract || path in job.storyModules)
  const load = (file: string): Exports => {
    const known = instances.get(file)
    if (known) return known
    const module = { exports: {} as Exports }
    instances.set(file, module.exports)
    const require = (specifier: string): Exports => {
      const known = moduleOf(specifier)
      if (known) return known
      const found = find(specifier, file)
      if (found === contract) return referenceModule(found)
      if (!found) throw new Error(`${file}: cannot import '${specifier}'`)
      const isCalled = file === job.story.preview && found.endsWith('.tsx') // what makes decorators; nothing of it is mounted
      return found === job.story.file || isCalled ? load(found) : siblingModule(found, load(found), instead)
    }
    const factory = (new Function(`return ${job.storyModules[file]}\n//# sourceURL=${file}`) as () => Factory)()
    const loading = factory(require, module.exports, module, metaOf(file))
    if (loading) pending.set(file, loading)
    return module.exports
  }
  for (const file of awaitingModules(files, (name) => job.storyModules[name] ?? '', find)) {
    load(file)
    await pending.get(file)
  }
  return files.map(load)
}
