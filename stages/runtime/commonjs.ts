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

/** `../x.tsx` seen from `forms/y.tsx` -> `x.tsx`; null for another kind of specifier, and for one that leaves the folder of all. */
const resolve = (specifier: string, from: string): string | null => {
  if (!/^\.\.?(\/|$)/.test(specifier)) return null
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** A package that was frozen as a file: in `packages`, beside the importing file or above it. */
const frozen = (specifier: string, from: string): string[] =>
  from.split('/').flatMap((_, index, parts) => {
    const place = [...parts.slice(0, parts.length - 1 - index), 'packages', specifier].join('/')
    return [`${place}.cjs`, place]
  })

/** The file that a specifier in another one names, as stages/tsx/specifiers.py finds it. */
export const locate = (specifier: string, from: string, has: (name: string) => boolean): string | undefined => {
  const name = resolve(specifier, from)
  if (name === null) return /^\.\.?(\/|$)/.test(specifier) ? undefined : frozen(specifier, from).find(has)
  const folder = name && `${name}/`
  const rewritten = /\.jsx?$/.test(name) ? [name.replace(/\.jsx?$/, '.tsx')] : []
  if (name.endsWith('.js')) rewritten.unshift(name.replace(/\.js$/, '.ts'))
  return [
    ...rewritten, name, name.replace(/\.ts$/, '.tsx'), `${name}.ts`, `${name}.tsx`, `${folder}index.ts`, `${folder}index.tsx`,
  ].find(has) // prettier-ignore
}

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
