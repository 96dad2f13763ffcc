// Tries: to reach the network with a style sheet and its images.
document.head.insertAdjacentHTML('beforeend', `<link rel="stylesheet" href="http://127.0.0.1:PORT/sheet"><style>@import 'http://127.0.0.1:PORT/import'; body { background: url(http://127.0.0.1:PORT/background) }</style>`)
export const Target = () => <div>Mute</div>
