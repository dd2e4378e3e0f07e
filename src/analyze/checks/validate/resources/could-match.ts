// Whether two patterns have a text in common.

/** One character of the alphabet, any one, or any run. */
type Token = string;
const ONE = '?';
const RUN = '*';

/** Tokens of a pattern of a policy: `*` and `?` are wildcards, and a variable may be anything. */
export function patternTokens(pattern: string): readonly Token[] {
  return tokens(pattern, false);
}

/** Tokens of an ARN template of the Service Authorization Reference: `${…}` is at least one character, `*` any run. */
export function templateTokens(template: string): readonly Token[] {
  return tokens(template, true);
}

function tokens(text: string, template: boolean): readonly Token[] {
  const out: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const end = text.startsWith('${', at) ? text.indexOf('}', at) : -1;
    if (end < 0) {
      out.push(text[at] ?? '');
      continue;
    }
    if (template) out.push(ONE);
    out.push(RUN);
    at = end;
  }
  return out;
}

/** Patterns longer than this are not compared: they count as fitting. */
const LONGEST = 4_096;

/** Whether some text fits both. Takes the product of the lengths. */
export function couldMatch(left: readonly Token[], right: readonly Token[]): boolean {
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [own, other] = [left[at], right[at]];
    if (own === RUN || other === RUN || own === ONE || other === ONE) break;
    if (own !== other) return false;
  }
  if (left.length > LONGEST || right.length > LONGEST) return true;
  let reach = close(new Uint8Array(right.length + 1).fill(1, 0, 1), right);
  for (const token of left) {
    const next = new Uint8Array(right.length + 1);
    for (let at = 0; at <= right.length; at++) {
      if (reach[at] === 0) continue;
      if (token === RUN) {
        next[at] = 1;
        // A run takes whatever the other side has.
        if (at < right.length) reach[at + 1] = 1;
        continue;
      }
      const other = right[at];
      if (other === RUN) next[at] = 1;
      if (other !== undefined && other !== RUN && (other === ONE || token === ONE || other === token)) next[at + 1] = 1;
    }
    reach = close(next, right);
  }
  return reach[right.length] === 1;
}

/** Runs of the right side may be empty. */
function close(reach: Uint8Array, right: readonly Token[]): Uint8Array {
  for (let at = 0; at < right.length; at++) if (reach[at] === 1 && right[at] === RUN) reach[at + 1] = 1;
  return reach;
}
