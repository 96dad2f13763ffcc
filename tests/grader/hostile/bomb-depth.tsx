// Tries: to render deeper than a stack.
export const Target = () => { let d: Element = document.body; for (let i = 0; i < 9000; i++) { const e = document.createElement('div'); d.append(e); d = e } return <p>Mute</p> }
