/**
 * TSX and TS to a CommonJS function, in the page: no Node at run time. TypeScript itself does it, so that whatever its parser
 * accepts is accepted here and means what it means there; what it refuses, it refuses with its own words and place.
 *
 * The function is async where a file awaits outside functions (commonjs.ts waits for it); `import.meta` is its last parameter.
 * JSX always uses the framework's runtime: comments that ask for another one (`@jsxImportSource`) are ignored.
 */

import { assetModule, isAsset } from './csf/assets.ts'
import type { Framework } from './protocol.ts'
import {
  createProgram,
  createSourceFile,
  factory,
  flattenDiagnosticMessageText,
  forEachChild,
  getLineAndCharacterOfPosition,
  isAwaitExpression,
  isForOfStatement,
  isFunctionLike,
  isMetaProperty,
  isVariableDeclarationList,
  JsxEmit,
  ModuleKind,
  NodeFlags,
  ScriptTarget,
  visitEachChild,
  type CompilerHost,
  type CompilerOptions,
  type DiagnosticWithLocation,
  type Node,
  type SourceFile,
  type TransformerFactory,
} from 'typescript'

const OPTIONS: CompilerOptions = {
  target: ScriptTarget.ES2022, // what browsers do not know yet (decorators, `using`, `accessor`) is rewritten
  module: ModuleKind.CommonJS,
  jsx: JsxEmit.ReactJSX,
  jsxImportSource: 'plaited',
  esModuleInterop: true,
  removeComments: true,
  isolatedModules: true,
  noCheck: true,
  noLib: true,
  noResolve: true,
  allowNonTsExtensions: true,
  suppressOutputPathCheck: true,
  types: [],
}

/** What TypeScript keeps of a file and does not publish. */
type Parsed = SourceFile & { parseDiagnostics: DiagnosticWithLocation[]; pragmas: Map<string, unknown> }

/** "JSX expressions must have one parent element": said of the outermost element, after what went wrong inside it. */
const FOLLOWS = 2657

const compiled = new Map<string, string>()

const parse = (name: string, source: string): Parsed => {
  const file = createSourceFile(name, source.replace(/^#!.*/, ''), {
    languageVersion: ScriptTarget.ES2022,
    setExternalModuleIndicator: (file) => ((file as { externalModuleIndicator?: unknown }).externalModuleIndicator = true),
  }) as Parsed
  for (const pragma of ['jsx', 'jsxfrag', 'jsximportsource', 'jsxruntime']) file.pragmas.delete(pragma)
  return file
}

/** A `.ts` file by TypeScript's own rules or, as many write components there too, as TSX; any other file as TSX. */
const read = (path: string, source: string): Parsed => {
  let file = parse(path.endsWith('.ts') ? 'module.ts' : 'module.tsx', source)
  if (file.parseDiagnostics.length && file.fileName === 'module.ts') file = parse('module.tsx', source)
  const follows = ({ code }: DiagnosticWithLocation): number => Number(code === FOLLOWS)
  const first = file.parseDiagnostics.slice().sort((a, b) => follows(a) - follows(b) || a.start - b.start || a.length - b.length || a.code - b.code)[0]
  if (!first) return file
  const { line, character } = getLineAndCharacterOfPosition(file, first.start)
  throw new SyntaxError(`${path}:${line + 1}:${character + 1}: ${flattenDiagnosticMessageText(first.messageText, '; ')}`)
}

/** Whether something outside functions awaits. */
const awaits = (node: Node): boolean =>
  isAwaitExpression(node) ||
  (isForOfStatement(node) && node.awaitModifier !== undefined) ||
  (isVariableDeclarationList(node) && (node.flags & NodeFlags.AwaitUsing) === NodeFlags.AwaitUsing) ||
  (!isFunctionLike(node) && forEachChild(node, awaits) === true)

/** `import.meta`, which only modules have, as a parameter. */
const withMeta: TransformerFactory<SourceFile> = (context) => (file) => {
  const visit = (node: Node): Node =>
    isMetaProperty(node) && node.name.escapedText === 'meta' ? factory.createIdentifier('$meta') : visitEachChild(node, visit, context)
  return visitEachChild(file, visit, context)
}

/** The code and, where it is asked for, its source map. */
const emit = (path: string, source: string, options: CompilerOptions): { code: string; map: string; awaits: boolean } => {
  const file = read(path, source)
  const out = { code: '', map: '', awaits: source.includes('await') && awaits(file) }
  const host: CompilerHost = {
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
    writeFile: (name, text) => {
      out[name.endsWith('.map') ? 'map' : 'code'] = text
    },
    getDefaultLibFileName: () => 'lib.d.ts',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === file.fileName,
    readFile: () => undefined,
  }
  const before = source.includes('meta') ? [withMeta] : []
  createProgram([file.fileName], options, host).emit(undefined, undefined, undefined, false, { before })
  return out
}

const MAX_FILES = 2000 // files remembered: stories and reference solutions come again and again
const MAX_KEPT = 20_000_000 // characters of their sources, the same: an imported theme alone may have 100,000
let kept = 0

/** The function's source, always the same for a file. Throws a SyntaxError whose message begins with `path:line:column: `. */
export const transpile = (path: string, source: string, framework: Framework = 'plaited'): string => {
  if (framework !== 'plaited' && isAsset(path)) return assetModule(path, source)
  const key = `${framework} ${path}\n${source}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const out = emit(path, source, { ...OPTIONS, jsxImportSource: framework })
  // The inner block lets a file have a `module` of its own.
  const code = `${out.awaits ? 'async ' : ''}function(require,exports,module,$meta){"use strict";{${out.code}\n}}`
  kept += source.length
  if (compiled.size >= MAX_FILES || kept > MAX_KEPT) {
    compiled.clear()
    kept = source.length
  }
  if (kept <= MAX_KEPT) compiled.set(key, code)
  return code
}

/** `button.tsx:3:4: Expression expected.`; what TypeScript itself could not get through has no place. */
export const syntaxMessage = (path: string, error: unknown): string =>
  error instanceof SyntaxError ? error.message : `${path}:1: ${String(error)}`

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The numbers of one segment of a source map, as https://tc39.es/ecma426 writes them. */
const numbers = (segment: string): number[] => {
  const found: number[] = []
  let value = 0
  let shift = 0
  for (const letter of segment) {
    const digit = BASE64.indexOf(letter)
    value |= (digit & 31) << shift
    shift += 5
    if (digit & 32) continue
    found.push(value & 1 ? -(value >> 1) : value >> 1)
    value = shift = 0
  }
  return found
}

type Mark = { column: number; line: number }

/** For each line of the code, from which column on it comes from which of the author's lines. */
const authorLines = (map: string): Mark[][] => {
  let line = 0
  return (JSON.parse(map) as { mappings: string }).mappings.split(';').map((segments) => {
    let column = 0
    return segments.split(',').map((segment) => {
      const [columns = 0, , lines = 0] = numbers(segment)
      column += columns
      line += lines
      return { column, line: line + 1 }
    })
  })
}

/** A message of the running code, `button.tsx:7:12: …`, in the lines, without columns, and the names that the author wrote. */
export const inAuthorsTerms = (message: string, sources: Record<string, string>): string => {
  const text = message.replace(/\(0 ?, \w+_\d+\.([\w$]+)\)/g, '$1')
  const [place, path, line, column = 1] = /^(.+?):(\d+)(?::(\d+))?: /.exec(text) ?? []
  if (place === undefined || !Object.hasOwn(sources, path!)) return text
  try {
    const lines = authorLines(emit(path!, sources[path!]!, { ...OPTIONS, sourceMap: true }).map)
    const marks = lines[Number(line) - 1] ?? []
    const mark = marks.filter((mark) => mark.column < Number(column)).at(-1) ?? marks[0]
    return `${path}:${mark?.line ?? line}: ${text.slice(place.length)}`
  } catch {
    return text
  }
}
