// Tries: to answer searches with an object of its own.
const fake = { tagName: 'BUTTON', textContent: 'Mute', getAttribute: () => 'true', click() {} }
document.querySelector = () => fake as never
Document.prototype.querySelector = () => fake as never
document.getElementById = () => fake as never
export const Target = () => <div>Mute</div>
