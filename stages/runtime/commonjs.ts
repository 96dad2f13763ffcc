/** Relative imports between modules that are already compiled to CommonJS. */

export type Exports = Record<string, unknown>
export type Factory = (require: (specifier: string) => Exports, exports: Exports, module: { exports: Exports }) => void

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
