// Tries: to work inside a frame.
export const Target = () => {
  const frame = document.createElement('iframe')
  frame.srcdoc = '<button type="button" aria-pressed="true">Mute</button>'
  document.body.append(frame)
  return <p>Mute</p>
}
