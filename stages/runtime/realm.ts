/**
 * Whether this is the frame that the page made for a candidate. One that a candidate makes inside its own gets nothing of
 * ours: its parent would overhear.
 */
export const isCandidateFrame = (): boolean => window !== top && parent === top && location.href === 'about:blank'
