// Tries: to take the place of the element that holds it.
export const Target = () => {
  requestAnimationFrame(() => { document.body.innerHTML = '<button type="button" aria-pressed="true">Mute</button>' })
  return <p>Mute</p>
}
