// Tries: to say that it is mounted and render nothing.
document.dispatchEvent(new CustomEvent('storyloop', { detail: '["mounted",""]' }))
export const Target = () => { throw new Error('nothing here') }
