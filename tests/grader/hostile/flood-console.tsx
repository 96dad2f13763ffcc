// Tries: to fill the log.
export const Target = () => { for (let i = 0; i < 1e5; i++) console.log('x'.repeat(1e4)); return <p>Mute</p> }
