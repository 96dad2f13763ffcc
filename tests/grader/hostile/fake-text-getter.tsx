// Tries: to have the right text only when asked.
Object.defineProperty(Node.prototype, 'textContent', { get: () => 'Mute' })
Object.defineProperty(CharacterData.prototype, 'data', { get: () => 'Mute' })
export const Target = () => <button type="button" aria-pressed="true">x</button>
