/** Relative imports between modules that are already compiled to CommonJS functions. */

export type Exports = Record<string, unknown>
export type Factory = (
  require: (specifier: string) => Exports,
  exports: Exports,
  module: { exports: Exports },
  meta: { url: string },
) => void | Promise<void>

/** What `import.meta` is in a file. */
export const metaOf = (file: string): { url: string } => ({ url: `file:///${file}` })

/** `./x.tsx`, `./sub/../x.tsx` seen from a file of the same flat or nested tree -> `x.tsx`; null for another kind of specifier. */
export const resolve = (specifier: string, from: string): string | null => {
  if (!/^\.\.?\//.test(specifier)) return null
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The file a specifier names: as written, or with the extension that its author left out or took for another. */
export const locate = (name: string, has: (name: string) => boolean): string | undefined =>
  [name, name.replace(/\.js$/, '.ts'), name.replace(/\.(jsx?|ts)$/, '.tsx'), `${name}.tsx`, `${name}.ts`].find(has)

const REQUIRED = /\brequire\("(\.\.?\/[^"]+)"\)/g

/**
 * The modules at and under `roots` that await outside functions, in the order in which they can be loaded: what a module
 * imports comes before it. `codeOf` gives a module's source, `find` the file that a specifier in another one names.
 */
export const awaitingModules = (
  roots: string[],
  codeOf: (file: string) => string,
  find: (specifier: string, from: string) => string | undefined,
): string[] => {
  const found: string[] = []
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const code = codeOf(file)
    for (const [, specifier] of code.matchAll(REQUIRED)) {
      const imported = find(specifier!, file)
      if (imported !== undefined) visit(imported)
    }
    if (code.startsWith('async ')) found.push(file)
  }
  roots.forEach(visit)
  return found
}
