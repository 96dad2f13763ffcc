/**
 * What makes a styled document look as it does, as one text: two documents with the same text are painted alike.
 *
 * It is the captured tree without the attributes that no style of a browser reads and none of the document's own names.
 */

import type { ElementNode, Tree, TreeNode } from './protocol.ts'

const NEUTRAL = /^(data|aria|p)-|^(id|for|name|title|role|autocomplete|tabindex)$/

const sheetsOf = (nodes: TreeNode[]): string[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [...(node.shadow ? [...node.shadow.css, ...sheetsOf(node.shadow.children)] : []), ...sheetsOf(node.children)]))

/** '' where the tree does not say all that its styles depend on; `focused`: something in it has the focus. */
export const shapeOf = (tree: Tree, focused: boolean): string => {
  const css = [...tree.css, ...sheetsOf(tree.children)].join('\n')
  if (css.includes(':state(') || (focused && css.includes(':focus'))) return ''
  const matters = ([name]: [string, string]): boolean =>
    !NEUTRAL.test(name) || ['[', '|', 'attr('].some((before) => css.includes(before + name)) || (name === 'id' && css.includes('#'))
  const reduced = (node: TreeNode): unknown => {
    if (typeof node === 'string') return node
    const { attributes, children, shadow, ...rest }: ElementNode = node
    return [rest, attributes.filter(matters).sort(), children.map(reduced), shadow && [shadow.css, shadow.children.map(reduced)]]
  }
  return JSON.stringify([tree.root.filter(matters), tree.body.filter(matters), tree.css, tree.children.map(reduced)])
}
