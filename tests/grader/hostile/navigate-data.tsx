// Tries: to replace its document.
location.href = 'data:text/html,<button>Mute</button>'
export const Target = () => <div>Mute</div>
