// Tries: to write a document of its own over this one.
document.open()
document.write('<button type="button" aria-pressed="true">Mute</button>')
document.close()
export const Target = () => <div>Mute</div>
