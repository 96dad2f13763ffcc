// Tries: to reach the network with a font.
new FontFace('x', 'url(http://127.0.0.1:PORT/font)').load().catch(() => {})
export const Target = () => <div>Mute</div>
