// Tries: to keep the page in a regular expression.
export const Target = () => <p>{/^(a+)+$/.test('a'.repeat(60) + 'b') ? 'x' : 'y'}</p>
