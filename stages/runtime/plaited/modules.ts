/**
 * The modules that a plaited-style story file may import, by specifier, and `mount`.
 * Evaluating this touches no DOM, so that the grader's isolated world can use the same modules for data.
 */
import { behavioral, bSync, bThread } from './behavioral.ts'
import { bElement } from './element.ts'
import { createTemplate, Fragment } from './jsx.ts'
import { story } from './story.ts'
import * as styles from './styles.ts'
import * as text from './text.ts'
import { deepEqual } from './equality.ts'

export { mount } from './mount.ts'

const { createStyles, createHostStyles, createTokens, createKeyframes, joinStyles } = styles

export const modules: Record<string, Record<string, unknown>> = {
  plaited: { bSync, bThread, behavioral, bProgram: behavioral },
  'plaited/ui': { bElement, createStyles, createHostStyles, createTokens, createKeyframes, joinStyles },
  'plaited/utils': { ...text, deepEqual },
  'plaited/testing': { story },
  'plaited/jsx-runtime': { jsx: createTemplate, jsxs: createTemplate, Fragment },
}
