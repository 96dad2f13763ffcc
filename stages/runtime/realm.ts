/**
 * Whether this is the frame that the page made for a candidate. One that a candidate makes inside its own gets nothing of
 * ours: its parent would overhear.
 */
export const isCandidateFrame = (): boolean => window !== top && parent === top && location.href === 'about:blank'

/** Declared around the scripts by the page that gives a candidate a second look (chromium/seen_page.py). */
declare const STORYLOOP_SECOND: { now: number } | undefined

/** Set where the document is a page of its own, as a person would have it, and not a frame: when it is, in ms. */
export const secondLook = (): { now: number } | undefined =>
  typeof STORYLOOP_SECOND === 'undefined' || window !== top ? undefined : STORYLOOP_SECOND
