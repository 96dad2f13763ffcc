// Tries: to swallow the events of the play.
EventTarget.prototype.dispatchEvent = () => true
Event.prototype.stopImmediatePropagation = () => {}
addEventListener('click', (event) => event.stopImmediatePropagation(), true)
export const Target = () => <div>Mute</div>
