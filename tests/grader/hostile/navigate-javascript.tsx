// Tries: to replace its document by a script address.
location.href = 'javascript:"<button type=button aria-pressed=true>Mute</button>"'
export const Target = () => <div>Mute</div>
