// Tries: to reach the network with a form.
document.body.insertAdjacentHTML('beforeend', '<form action="http://127.0.0.1:PORT/form"><input name="a"></form>')
document.forms[0]!.submit()
export const Target = () => <div>Mute</div>
