// Tries: to reach the network with an event source.
try { new EventSource('http://127.0.0.1:PORT/events') } catch {}
export const Target = () => <div>Mute</div>
