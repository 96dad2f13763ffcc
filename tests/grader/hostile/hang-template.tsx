// Tries: to keep the page for ever.
export const Target = () => { for (;;); }
