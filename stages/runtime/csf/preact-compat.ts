/** Preact's stand-in for React. Evaluating it changes how all elements are made, such as `onChange` of a field into `onInput`. */

import * as compat from 'preact/compat'
import * as client from 'preact/compat/client'

export const exports: object = { ...compat, ...client }
