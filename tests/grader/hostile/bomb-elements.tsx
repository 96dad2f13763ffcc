// Tries: to take all memory with elements.
export const Target = () => { for (;;) document.body.append(document.createElement('div')) }
