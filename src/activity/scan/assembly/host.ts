// What the scanner asks of the program around it. All but `seen` are asked once for each distinct text.

/** Whether an event with this hash of its id was there before. */
export declare function seen(low: u32, high: u32): bool;

/**
 * The text of a string with escapes or with bytes beyond ASCII: `at` and `length` are its raw bytes between the quotes. Written to memory that `reserve`
 * gives; returns where: its length in four bytes, 1 in the next four if surrogates are alone in it, the bytes. 0: it is no JSON.
 */
export declare function decodeText(at: usize, length: usize): usize;

/** Likewise the canonical form of a JSON text. */
export declare function canonicalJson(at: usize, length: usize): usize;

/** Where the wanted members of a kind of event stand (`wanted.ts`); the arguments are texts. */
export declare function wantedMembers(source: usize, name: usize): usize;

/** Whether a text comes before another one, by the units of JavaScript's strings. */
export declare function textBefore(text: usize, other: usize): bool;

/** Whether an identity with this ARN is one of the principals that are asked for. */
export declare function isPrincipal(arn: usize): bool;

/** There is no more memory; throws. */
export declare function memoryIsFull(): void;
