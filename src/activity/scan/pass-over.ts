// Whether an object can be passed over because none of some principals is in it. Looks at its bytes alone, at the speed of the machine's own search.
import type { ScannedObject } from './object-scanner.ts';

/** More searches than this take longer than reading. */
const MOST_PRINCIPALS = 4;

/** Undefined where nothing may be passed over. */
export function passingOver(principals: readonly string[] | undefined): ((object: Uint8Array) => boolean) | undefined {
  if (principals === undefined || principals.length > MOST_PRINCIPALS) return undefined;
  const arns = principals.map((principal) => Buffer.from(principal));
  return (object) => {
    if (!looksWhole(object)) return false;
    const bytes = Buffer.from(object.buffer, object.byteOffset, object.byteLength);
    if (arns.some((arn) => bytes.includes(arn))) return false;
    // Otherwise than as it is, JSON may only write the characters of an ARN as `\/` or `\u…`.
    return !bytes.includes('\\') || !(bytes.includes('\\u') || bytes.includes('\\/'));
  };
}

/** What is cut off must be noticed. */
function looksWhole(object: Uint8Array): boolean {
  const first = object.find((byte) => !isSpace(byte));
  const last = object.findLast((byte) => !isSpace(byte));
  return (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d);
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

export const PASSED_OVER: ScannedObject = {
  events: 0,
  repeats: 0,
  malformed: 0,
  outside: 0,
  passedOver: true,
  firstSeen: '',
  lastSeen: '',
  dataEventSources: [],
};
