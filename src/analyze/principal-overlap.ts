// Whether two principals of findings can be one and the same caller.
import { parseArn } from '../model/arn.ts';

type FoundPrincipal = Readonly<Record<string, string>>;

/** An account overlaps with everybody in it; `*` with everybody. */
export function principalsOverlap(a: FoundPrincipal, b: FoundPrincipal): boolean {
  const first = nameOf(a);
  const second = nameOf(b);
  if (first === second || first === '*' || second === '*') return true;
  const [one, other] = [accountOf(first), accountOf(second)];
  return one !== undefined && one === other && (one === first || other === second);
}

function nameOf(principal: FoundPrincipal): string {
  return Object.values(principal)[0] ?? '';
}

/** Its own number for an account. */
function accountOf(name: string): string | undefined {
  const account = parseArn(name)?.account ?? name;
  return /^\d{12}$/.test(account) ? account : undefined;
}
