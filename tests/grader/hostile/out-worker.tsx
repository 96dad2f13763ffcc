// Tries: to reach the network with workers.
try { new Worker(URL.createObjectURL(new Blob([`fetch('http://127.0.0.1:PORT/worker')`]))) } catch {}
try { navigator.serviceWorker?.register('http://127.0.0.1:PORT/service').catch(() => {}) } catch {}
export const Target = () => <div>Mute</div>
