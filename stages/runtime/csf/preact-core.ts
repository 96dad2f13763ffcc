/** What react.ts needs of React, of Preact: esbuild puts this file in the place of `react` and `react-dom` (stages/bundle.py). */

import { type ComponentChild, type ContainerNode, render } from 'preact'

export * from 'preact'
export * from 'preact/hooks'
export { jsx, jsxDEV, jsxs } from 'preact/jsx-runtime'

/** Preact renders a root at once. */
export const flushSync = (run: () => void): void => run()

export const createRoot = (root: ContainerNode): { render(tree: ComponentChild): void } => ({ render: (tree) => render(tree, root) })
