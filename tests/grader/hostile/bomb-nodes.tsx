// Tries: to render more than can be checked.
export const Target = () => <div>{Array.from({ length: 50000 }, () => <b>x</b>)}</div>
