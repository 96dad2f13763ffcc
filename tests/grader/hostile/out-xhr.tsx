// Tries: to reach the network with XMLHttpRequest.
const request = new XMLHttpRequest()
request.open('GET', 'http://127.0.0.1:PORT/xhr')
try { request.send() } catch {}
export const Target = () => <div>Mute</div>
