// Tries: to reach the network with a refresh.
document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:PORT/refresh">')
export const Target = () => <div>Mute</div>
