/**
 * Snippets through our transpiler, through the whole `typescript` package and through esbuild.
 *
 * Reads {snippets, transpiler, typescript, esbuild} from standard input and writes one row a snippet: who takes
 * it, and what the code that each makes of it says when it runs on a small JSX runtime.
 */
const { readFileSync } = require('node:fs')

const jsx = (type, props, key) => ({ type: typeof type === 'function' ? 'function' : type, props, key })
const lib = { __esModule: true, default: 'D', b: 1, quoted: 'q', as: 'as', type: 't', Box: 'box', f: (...args) => args.length }
const modules = { 'plaited/jsx-runtime': { jsx, jsxs: jsx, Fragment: 'fragment' }, './lib': lib, './a': {} }

/** What the code hands to `out`, and how it ends. */
const behaviour = (code) => {
  const said = []
  const show = (_, value) => {
    if (typeof value === 'function') return `function ${value.name}`
    return typeof value === 'bigint' || value === undefined ? String(value) : value
  }
  const out = (...values) => said.push(JSON.stringify(values, show))
  const require = (name) => {
    if (!modules[name]) throw new Error(`no module ${name}`)
    return modules[name]
  }
  const module = { exports: {} }
  try {
    new Function('require', 'module', 'exports', 'out', code.replace(/^#!.*/, ''))(require, module, module.exports, out)
    said.push(`exports ${Object.keys(module.exports).filter((name) => module.exports[name] !== undefined).sort()}`)
  } catch (error) {
    said.push(error instanceof SyntaxError ? 'SyntaxError' : `${error.name}: ${error.message}`)
  }
  return said
}

process.on('unhandledRejection', () => {}) // of an import() that esbuild leaves as it stands
const { snippets, transpiler, typescript, esbuild } = JSON.parse(readFileSync(0, 'utf8'))
const ts = require(typescript)
const ours = require(transpiler)
const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  jsx: ts.JsxEmit.ReactJSX,
  jsxImportSource: 'plaited',
  esModuleInterop: true,
}
const bundler = require(esbuild)

const rows = snippets.map((source) => {
  const row = { source, refused: null, ours: null, theirs: null, esbuild: null, message: null }
  const { outputText, diagnostics } = ts.transpileModule(source, { fileName: 'a.tsx', compilerOptions, reportDiagnostics: true })
  const refusal = diagnostics.find(({ file }) => file)
  if (refusal) row.refused = ts.flattenDiagnosticMessageText(refusal.messageText, '; ')
  else row.theirs = behaviour(outputText)
  try {
    row.ours = behaviour(`(${ours.transpile('a.tsx', source)})(require, exports, module, {})`)
  } catch (error) {
    row.message = ours.syntaxMessage('a.tsx', error)
  }
  try {
    const options = { loader: 'tsx', format: 'cjs', jsx: 'automatic', jsxImportSource: 'plaited', target: 'chrome120', logLevel: 'silent' }
    row.esbuild = behaviour(bundler.transformSync(source, options).code)
  } catch {}
  return row
})
process.stdout.write(JSON.stringify(rows))
