/** Puts what a story's template returned under a root element. Runs in the candidate's world. */
import { renderable, styleRoot } from './dom.ts'
import { defineElements } from './element.ts'

export const mount = (template: unknown, root: HTMLElement): void => {
  defineElements()
  const content = typeof template === 'function' ? template({}) : template
  root.replaceChildren(...renderable(styleRoot(root), content, 'template'))
}
