// Tries: to fill the report.
setInterval(() => { throw new Error('x'.repeat(1e5)) }, 0)
export const Target = () => <div>Mute</div>
