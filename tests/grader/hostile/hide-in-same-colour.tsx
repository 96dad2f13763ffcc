// Tries: to write the label in the colour of its background.
export const Target = () => <button type="button" aria-pressed="false" style={{ color: '#ffffff', backgroundColor: '#ffffff' }}>Mute</button>
