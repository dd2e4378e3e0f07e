// What stands in the bytes of every log in which a principal did something.
import type { PrincipalPattern } from '../principal-pattern.ts';

/** Of logs in which nothing is written as `\u…` or `\/`. */
export interface PrincipalMark {
  readonly text: Buffer;
  /** Whether the text that stands at this place can be the principal's; always, where this is absent. */
  readonly isAt?: (bytes: Buffer, at: number) => boolean;
}

/** Undefined where JSON cannot have the characters as they are, so that nothing can be told from the bytes. */
export function principalMark(pattern: PrincipalPattern): PrincipalMark | undefined {
  switch (pattern.kind) {
    case 'arn':
      return isPlain(pattern.arn) ? { text: Buffer.from(`"${pattern.arn}"`) } : undefined;
    case 'role':
      return isPlain(pattern.name + pattern.account) ? roleMark(pattern.account, pattern.name) : undefined;
    case 'permissionSet':
      return isPlain(pattern.name) ? { text: Buffer.from(`_${pattern.name}_`) } : undefined;
  }
}

/** The name after a slash, which ends the ARN of the role, and in that of a session stands after the account. */
function roleMark(account: string, name: string): PrincipalMark {
  const text = Buffer.from(`/${name}`);
  const ofAccount = Buffer.from(`:${account}:`);
  const ofSession = Buffer.from(`:${account}:assumed-role`);
  const isAt = (bytes: Buffer, at: number): boolean => {
    const next = bytes[at + text.length];
    if (next === SLASH) return at >= ofSession.length && bytes.subarray(at - ofSession.length, at).equals(ofSession);
    if (next !== QUOTE) return false;
    let start = at;
    while (start > 0 && bytes[start - 1] !== QUOTE) start--;
    // Paths may have quotes, of which this may be one.
    if (start > 1 && bytes[start - 2] === BACKSLASH) return true;
    return bytes.subarray(start, at).includes(ofAccount);
  };
  return { text, isAt };
}

const QUOTE = 0x22;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;

function isPlain(text: string): boolean {
  return /^[ !#-[\]-~]*$/.test(text);
}
