/**
 * axe-core runs all rules in one go and yields with setTimeout(f, 0) after each, which a page delays by 4 ms and fills with
 * frames of a document that nobody looks at. In this world it goes on at once.
 */

const later = globalThis.setTimeout

globalThis.setTimeout = ((run: () => void, delay?: number, ...rest: unknown[]) => {
  if (delay && delay > 1) return later(run, delay, ...rest)
  queueMicrotask(run)
  return 0
}) as typeof setTimeout
