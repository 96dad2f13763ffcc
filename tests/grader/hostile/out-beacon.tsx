// Tries: to reach the network with a beacon.
navigator.sendBeacon('http://127.0.0.1:PORT/beacon', 'x')
export const Target = () => <div>Mute</div>
