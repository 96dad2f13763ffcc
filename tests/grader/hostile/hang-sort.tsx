// Tries: to keep the page in native code.
export const Target = () => { const a = Array.from({ length: 2e7 }, (_, i) => `${i % 999}`); a.sort(); return <p>{JSON.stringify(a).length}</p> }
