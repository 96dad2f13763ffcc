// Tries: to take all memory with buffers.
export const Target = () => { const a: unknown[] = []; for (;;) a.push(new Uint8Array(1e8).fill(1)) }
