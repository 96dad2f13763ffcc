// Tries: to keep the page with promises that never end.
const again = (): Promise<void> => Promise.resolve().then(again)
again()
export const Target = () => <div>Mute</div>
