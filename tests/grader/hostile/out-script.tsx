// Tries: to reach the network with a script and a module.
document.head.append(Object.assign(document.createElement('script'), { src: 'http://127.0.0.1:PORT/script' }))
document.head.append(Object.assign(document.createElement('script'), { textContent: `import('http://127.0.0.1:PORT/module').catch(() => {})` }))
export const Target = () => <div>Mute</div>
