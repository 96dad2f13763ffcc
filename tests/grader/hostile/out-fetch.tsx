// Tries: to reach the network with fetch.
fetch('http://127.0.0.1:PORT/fetch', { mode: 'no-cors' }).catch(() => {})
export const Target = () => <div>Mute</div>
