/** Style sheets and pictures that a file imports, as modules: the code of a CommonJS function for each. Pure. */

const STYLES = /\.css$/
const PICTURES = /\.(svg|png|jpe?g|gif|webp|avif|ico)$/
const DATA = /\.json$/
const PACKAGE = /\.cjs$/ // bundled when a Storybook was imported (stages/importing)

/** What stands for every picture: a grey square. */
const PLACEHOLDER =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect width='24' height='24' fill='%23777'/%3E%3C/svg%3E"

export const isAsset = (path: string): boolean => STYLES.test(path) || PICTURES.test(path) || DATA.test(path) || PACKAGE.test(path)

/** A class keeps its name: each frame holds one candidate, so nothing else can have it. */
const classesOf = (css: string): string[] => [...new Set([...css.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map(([, name]) => name!))]

const camel = (name: string): string => name.replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase())

/** `require('storyloop/style')` adds a sheet to the document, in the world that has one. */
export const assetModule = (path: string, source: string): string => {
  if (PACKAGE.test(path)) {
    // What a spy may stand in the place of.
    const open = 'for(const one of Object.values(all))one.configurable=true;'
    const kept = `const own=module.exports;if(own!==exports){const all=Object.getOwnPropertyDescriptors(own);${open}Object.defineProperties(exports,all);module.exports=exports}`
    return `function(require,exports,module){{${source}\n}${kept}}`
  }
  let body = `exports.default=${JSON.stringify(PLACEHOLDER)};exports.ReactComponent=(props)=>require("storyloop/picture").default(props);`
  if (DATA.test(path)) body = `module.exports=exports;exports.default=JSON.parse(${JSON.stringify(source)});`
  if (STYLES.test(path)) {
    const isModule = path.endsWith('.module.css')
    const css = isModule ? source.replace(/:(global|local)\(([^)]*)\)/g, '$2').replace(/^\s*composes:[^;]*;/gm, '') : source
    const names = isModule ? classesOf(css).flatMap((name) => [[name, name], [camel(name), name]]) : []
    const table = JSON.stringify(Object.fromEntries(names))
    body = `require("storyloop/style").add(${JSON.stringify(css)});Object.assign(exports,${table});exports.default=${table};`
  }
  return `function(require,exports,module){Object.defineProperty(exports,"__esModule",{value:true});${body}}`
}
