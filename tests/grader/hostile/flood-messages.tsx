// Tries: to fill the queue of the page.
setInterval(() => { for (let i = 0; i < 1e4; i++) parent.postMessage('x'.repeat(1000), '*') }, 0)
export const Target = () => <div>Mute</div>
