/** TSX and TS to CommonJS, in the page: no Node at run time. Lines are kept, so an error's line is the author's line. */

import { transform } from 'sucrase'

const compiled = new Map<string, string>()

/** Throws a SyntaxError-like whose message ends in `(line:column)`. Trusted sources are remembered; candidates are not. */
export const transpile = (path: string, source: string, remember: boolean): string => {
  const key = `${path}\n${source}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const { code } = transform(source, {
    transforms: ['typescript', 'jsx', 'imports'],
    jsxRuntime: 'automatic',
    jsxImportSource: 'plaited',
    production: true,
    filePath: path,
  })
  if (remember) {
    if (compiled.size > 2000) compiled.clear()
    compiled.set(key, code)
  }
  return code
}

/** `Error transforming button.tsx: Unexpected token (3:4)` -> `button.tsx:3:4: Unexpected token`. */
export const syntaxMessage = (path: string, error: unknown): string => {
  const text = String((error as Error)?.message ?? error)
    .replace(/^Error transforming [^:]*: /, '')
    .replace(/^Unexpected error: /, '')
  const place = /\s*\((\d+):(\d+)\)\s*$/.exec(text)
  return place ? `${path}:${place[1]}:${place[2]}: ${text.slice(0, place.index)}` : `${path}:1: ${text}`
}
