// What the scanners hold on to at most.

/** Bytes of one event, from its brace to its brace. CloudTrail cuts events at 256 kB; what is larger counts as malformed. */
export const LARGEST_EVENT: number = 16 * 1024 * 1024;
/** The deepest that a wanted member may be nested; of a deeper one its event keeps nothing, as if it had been left out. Real ones have less than 20 levels. */
export const DEEPEST: number = 500;
