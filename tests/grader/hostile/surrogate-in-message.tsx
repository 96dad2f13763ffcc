// Tries: to end the whole batch with a message of emoji that is cut in the middle of one.
throw new RangeError('x' + '\u{1F600}'.repeat(300))
export const Target = () => <div></div>
