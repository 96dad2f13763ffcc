// Tries: to reach the network with a web socket.
try { new WebSocket('http://127.0.0.1:PORT/socket'.replace('http', 'ws')) } catch {}
export const Target = () => <div>Mute</div>
