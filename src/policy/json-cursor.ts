// Where the JSON scanner stands in a text, what it has noted so far, and the first problem that it met.
import type { JsonTape } from './json-tape.ts';

export interface JsonCursor {
  readonly text: string;
  /** Exclusive. */
  readonly end: number;
  readonly maxDepth: number;
  readonly tape: JsonTape;
  position: number;
  problem: JsonProblem | undefined;
}

export interface JsonProblem {
  readonly code: 'json-syntax' | 'duplicate-key' | 'too-deep';
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
  /** For a duplicate key: where it stands first. */
  readonly first?: number;
}

/** Records the problem. Gives back 0, which no token ends at and every scanning function passes on. */
export function stopAt(cursor: JsonCursor, problem: JsonProblem): 0 {
  cursor.problem = problem;
  return 0;
}

/** Moves past white space; the code of the character found there, or -1 at the end. */
export function skipSpace(cursor: JsonCursor): number {
  const { text, end } = cursor;
  let position = cursor.position;
  while (position < end) {
    const code = text.charCodeAt(position);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
      cursor.position = position;
      return code;
    }
    position++;
  }
  cursor.position = position;
  return -1;
}
