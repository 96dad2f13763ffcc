// Tries: to keep the page from a timer, once it looks well.
setInterval(() => { for (;;); }, 0)
export const Target = () => <div>Mute</div>
