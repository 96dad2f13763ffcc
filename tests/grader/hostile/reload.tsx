// Tries: to start again and again.
location.reload()
export const Target = () => <div>Mute</div>
