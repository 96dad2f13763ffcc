// Tries: to survive the end of its script.
const spin = () => { for (;;) try { for (;;); } catch {} finally { spin() } }
spin()
export const Target = () => <div>Mute</div>
