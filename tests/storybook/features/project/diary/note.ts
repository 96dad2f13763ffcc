const lines: string[] = []

/** How many lines there are. */
export const note = (line: string): number => lines.push(line)
