// Whether a policy can let anybody in from outside at all: most name nobody but insiders and services, and need no closer look.
import { parseArn } from '../../model/arn.ts';
import type { Policy, PrincipalEntry, Statement } from '../../policy/ast.ts';
import type { Zone } from '../../reason/outside-access.ts';

const insideIds = new WeakMap<Zone, ReadonlySet<string>>();

/** False only when every Allow statement names accounts and identities of the zone, or services, and nobody else. */
export function mayAdmit(policy: Policy, zone: Zone): boolean {
  let inside = insideIds.get(zone);
  if (inside === undefined) {
    inside = new Set(zone.accounts.map(({ id }) => id));
    insideIds.set(zone, inside);
  }
  const known = inside;
  return policy.statements.some((statement) => opens(statement, known));
}

function opens({ effect, principal }: Statement, inside: ReadonlySet<string>): boolean {
  if (effect === 'Deny') return false;
  return principal === undefined || principal.negated || principal.entries.some((entry) => !isInsider(entry, inside));
}

/** An entry that is no account and no ARN may be the id of anybody. */
function isInsider({ type, value: { value } }: PrincipalEntry, inside: ReadonlySet<string>): boolean {
  if (type === 'Service') return true;
  if (type === 'CanonicalUser') return inside.has(value);
  return type === 'AWS' && inside.has(parseArn(value)?.account ?? value);
}
