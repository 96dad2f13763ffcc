// Tries: to reach the network with an image.
new Image().src = 'http://127.0.0.1:PORT/image'
export const Target = () => <div>Mute</div>
