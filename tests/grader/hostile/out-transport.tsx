// Tries: to reach the network with WebTransport.
try { new (globalThis as never as { WebTransport: new (url: string) => unknown }).WebTransport('http://127.0.0.1:PORT/transport'.replace('http:', 'https:')) } catch {}
export const Target = () => <div>Mute</div>
