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

/** Names that the framework exports and this runtime lacks: a call says so, and what to write instead. */
const absent = (module: string, names: Record<string, string>): Record<string, () => never> =>
  Object.fromEntries(
    Object.entries(names).map(([name, instead]) => [
      name,
      () => {
        throw new TypeError(`${name} of ${module} is not supported; ${instead}`)
      },
    ]),
  )

const ABSENT = absent('plaited/ui', {
  useTemplate: 'write a function that returns JSX, and render() it',
  useSignal: 'keep the value in a variable of the bProgram, and trigger an event when it changes',
  useAttributesObserver: 'list observedAttributes, and handle onAttributeChanged in the bProgram',
  isBehavioralElement: "look for the element's tag name",
  inspector: 'log in the handlers of the bProgram',
  ssr: 'JSX is rendered as it stands',
})

export const modules: Record<string, Record<string, unknown>> = {
  plaited: { bSync, bThread, behavioral, bProgram: behavioral },
  'plaited/ui': { ...ABSENT, bElement, createStyles, createHostStyles, createTokens, createKeyframes, joinStyles },
  'plaited/utils': { ...text, deepEqual },
  'plaited/testing': { story },
  'plaited/jsx-runtime': { jsx: createTemplate, jsxs: createTemplate, Fragment },
}
