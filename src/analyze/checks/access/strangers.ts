// Requests of nobody in particular, as a policy: what applies to everybody, without the requests that are confined to somebody.
import type { Policy, PrincipalElement, Statement } from '../../../policy/ast.ts';
import { confines } from './confining-values.ts';
import { type Denial, makeDenial } from './key-denials.ts';
import type { PublicResourceType } from './public-resource-types.ts';

/** Hosts whose users anybody can become. */
const OPEN_PROVIDERS: readonly string[] = ['accounts.google.com', 'cognito-identity.amazonaws.com', 'graph.facebook.com', 'www.amazon.com'];

/** `anyone`: a caller of no account that the policy knows. Else the host of an identity provider that is open to everybody: one of its users. */
export type Stranger = string;

export function strangersOf(policy: Policy): readonly Stranger[] {
  const named = new Set(policy.statements.flatMap(({ principal }) => principal?.entries.map(({ value }) => value.value) ?? []));
  return ['anyone', ...OPEN_PROVIDERS.filter((host) => named.has(host) || [...named].some((name) => name === '*'))];
}

/** The policy as it is for a stranger; what it still allows is public. */
export function policyForStranger(policy: Policy, stranger: Stranger, type: PublicResourceType): Policy {
  const statements = policy.statements.flatMap(({ principal, ...statement }): readonly Statement[] =>
    principal !== undefined && isMeant(principal, stranger) ? [statement] : [],
  );
  return { ...policy, statements: [...statements, ...confined(policy, type)] };
}

function isMeant({ entries, negated }: PrincipalElement, stranger: Stranger): boolean {
  const named = entries.some(({ type, value }) => {
    if (type === 'any') return true;
    if (type === 'Federated') return value.value === stranger || (value.value === '*' && stranger !== 'anyone');
    return type === 'AWS' && stranger === 'anyone' && isEverybody(value.value);
  });
  return named !== negated;
}

/** `*`, and patterns that leave the account open. */
function isEverybody(name: string): boolean {
  return name === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*[*?]/.test(name);
}

/** Denials of requests with any value that confines and that the policy speaks of, and of requests that services make themselves. */
function confined(policy: Policy, type: PublicResourceType): readonly Statement[] {
  const deny = makeDenial(policy.span);
  const denials: Statement[] = [
    deny('StringNotEquals', 'aws:PrincipalIsAWSService', ['false']),
    deny('Null', 'aws:PrincipalServiceName', ['false']),
    deny('Null', 'aws:PrincipalServiceNamesList', ['false']),
  ];
  for (const clause of policy.statements.flatMap(({ condition }) => condition)) {
    const key = clause.key.value.toLowerCase();
    for (const { value } of clause.values) if (confines(key, value, type)) denials.push(...denialOf(deny, key, value));
  }
  return denials;
}

function denialOf(deny: Denial, key: string, value: string): readonly Statement[] {
  if (key === 'aws:sourceip') return [deny('IpAddress', key, [value])];
  if (/orgpaths$/.test(key)) return [deny('StringLike', key, [value], 'ForAnyValue')];
  // Letter case is the only thing in which operators differ here; a fixed value confines in any.
  return /[*?]/.test(value) ? [deny('StringLike', key, [value])] : [deny('StringEqualsIgnoreCase', key, [value])];
}
