// Tries: to reach the network with a window.
window.open('http://127.0.0.1:PORT/open')
Object.assign(document.createElement('a'), { href: 'http://127.0.0.1:PORT/link', target: '_blank', ping: 'http://127.0.0.1:PORT/ping' }).click()
export const Target = () => <div>Mute</div>
