// Tries: to reach the network with speculation rules.
document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: '{"prefetch":[{"urls":["http://127.0.0.1:PORT/rules"]}]}' }))
export const Target = () => <div>Mute</div>
