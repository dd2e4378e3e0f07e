// What reading holds on to at most.

/** Compressed bytes of an object that is read in one piece; larger ones are read as a stream. CloudTrail's own have some hundred kilobytes at most. */
export const WHOLE_OBJECT: number = 4 << 20;
/** Decompressed bytes of an object that is decompressed in one piece. */
export const WHOLE_JSON: number = 16 << 20;
/** Decompressed bytes of one object, unless another limit is given. */
export const LARGEST_OBJECT: number = 8 * 2 ** 30;
/** Logs compress about twelvefold, a bomb a thousandfold. Looked at after so many bytes. */
export const HIGHEST_RATIO = 400;
export const RATIO_FROM: number = 64 << 20;
/** Objects below one folder of a bucket that one kind of call may touch before they become the folder. */
export const FOLD_ABOVE = 1000;
/** Distinct groups; about half a kilobyte each. */
export const MOST_GROUPS = 2_000_000;
/** A scanner whose groups take so many bytes is emptied. */
export const FULL_SCANNER: number = 8 << 20;
/** Objects of S3 that a reader fetches ahead of the one that it scans. */
export const FETCH_AHEAD = 16;
/** Problems that are named one by one. */
export const NAMED_PROBLEMS = 1000;
