/** React's production build names its errors by number. These are the ones that a component's author makes. */

const TEXTS: Record<string, string> = {
  31: 'Objects are not valid as a React child (found: %s); render its parts, or an array of elements',
  62: 'style takes an object of camelCase properties, not a string',
  130: 'Element type is invalid: expected a string or a component, got %s; is it exported and imported by that name?',
  137: '%s is a void element: it has neither children nor dangerouslySetInnerHTML',
  185: 'Maximum update depth exceeded: an effect or a render sets state each time',
  300: 'Rendered fewer hooks than expected: a hook stands behind an early return',
  301: 'Too many re-renders: state is set while rendering',
  310: 'Rendered more hooks than during the previous render: a hook stands in a condition',
  321: 'Invalid hook call: hooks belong in the body of a component',
}

/** The same error, in words. */
export const explained = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const [, code, query = ''] = /Minified React error #(\d+); visit \S+?(?:\?(\S*))? for/.exec(error.message) ?? []
  const text = code && TEXTS[code]
  if (!text) return error
  const [first = ''] = new URLSearchParams(query).getAll('args[]')
  error.message = text.replace('%s', first)
  return error
}
