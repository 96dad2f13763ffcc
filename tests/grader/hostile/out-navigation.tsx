// Tries: to reach the network with a navigation.
location.href = 'http://127.0.0.1:PORT/navigation'
export const Target = () => <div>Mute</div>
