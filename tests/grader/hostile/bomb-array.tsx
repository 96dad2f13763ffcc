// Tries: to take all memory with arrays.
export const Target = () => { const a: unknown[] = []; for (;;) a.push(new Array(1e6).fill(1.5)) }
