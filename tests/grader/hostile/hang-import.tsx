// Tries: to keep the page for ever before it is even imported.
for (;;);
export const Target = () => <div>Mute</div>
