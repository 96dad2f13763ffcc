/**
 * Entry, in the candidate's world, of stories whose components are written with Preact: as react.ts, which this bundle holds
 * with Preact in React's place.
 *
 * `preact/compat`, which is also what `react` is here, is evaluated when a file imports it, as in a project of Preact.
 */

import * as preact from 'preact'
import * as hooks from 'preact/hooks'
import * as jsxRuntime from 'preact/jsx-runtime'
import type { Exports } from '../commonjs.ts'
import { annotations, module, modules } from './react.ts'

/** esbuild's: what stands in the bundle, evaluated at the first call. */
declare const require: (file: string) => { exports: object }

Object.assign(modules, {
  preact: module(preact),
  'preact/hooks': module(hooks),
  'preact/jsx-runtime': module(jsxRuntime),
  'preact/jsx-dev-runtime': module(jsxRuntime),
  'preact/debug': module({}),
  'preact/devtools': module({}),
})
for (const name of ['@storybook/preact', '@storybook/preact-vite', '@storybook/preact-webpack5']) modules[name] = annotations

let compat: Exports | undefined
const get = (): Exports => (compat ??= module(require('./preact-compat.ts').exports))
for (const name of ['react', 'react-dom', 'react-dom/client', 'preact/compat', 'preact/compat/client']) Object.defineProperty(modules, name, { get })
