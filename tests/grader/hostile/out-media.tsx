// Tries: to reach the network with media and frames.
document.body.insertAdjacentHTML('beforeend', '<video src="http://127.0.0.1:PORT/video" autoplay></video><audio src="http://127.0.0.1:PORT/audio"></audio><iframe src="http://127.0.0.1:PORT/frame"></iframe><object data="http://127.0.0.1:PORT/object"></object><embed src="http://127.0.0.1:PORT/embed">')
export const Target = () => <div>Mute</div>
