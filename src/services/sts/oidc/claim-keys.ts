// Condition keys that a web identity token fills.
import { findAction } from '../../../catalog/action.ts';
import { nameMatches } from '../../../catalog/name-pattern.ts';
import type { ContextValue } from '../../../model/request.ts';
import type { WebIdentity } from './web-identity.ts';

/** Claims that AWS shows of every provider. IAM User Guide, IAM and AWS STS condition context keys, "Available keys for AWS OIDC federation". */
const COMMON: ReadonlySet<string> = new Set(['amr', 'aud', 'email', 'oaud', 'sub']);

/** `<issuer>:<claim>` in lower case. Other claims than the common ones only where the Service Authorization Reference lists them. */
export function claimKeys({ issuer, subject, audience, claims }: WebIdentity): readonly (readonly [string, ContextValue])[] {
  const keys = new Map<string, ContextValue>();
  for (const [name, value] of Object.entries(claims)) {
    if (!COMMON.has(name) && !listed(issuer, name)) continue;
    const shown = contextValue(value);
    if (shown !== undefined) keys.set(`${issuer}:${name}`.toLowerCase(), shown);
  }
  if (claims['azp'] !== undefined) {
    const original = contextValue(claims['aud']);
    if (original !== undefined) keys.set(`${issuer}:oaud`.toLowerCase(), original);
  }
  keys.set(`${issuer}:aud`.toLowerCase(), audience);
  keys.set(`${issuer}:sub`.toLowerCase(), subject);
  return [...keys];
}

/** What stays with the session. */
export function lastingClaimKeys({ issuer, subject, audience }: WebIdentity): Readonly<Record<string, string>> {
  return { [`${issuer}:aud`.toLowerCase()]: audience, [`${issuer}:sub`.toLowerCase()]: subject };
}

let known: readonly string[] | undefined;

function listed(issuer: string, claim: string): boolean {
  known ??= (findAction('sts', 'AssumeRoleWithWebIdentity')?.conditionKeys ?? []).map((key) => key.replace(/\$\{[^}]*\}/g, '*'));
  const key = `${issuer}:${claim}`;
  return known.some((pattern) => nameMatches(pattern, key));
}

function contextValue(value: unknown): ContextValue | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  return value.filter((item) => typeof item === 'string');
}
