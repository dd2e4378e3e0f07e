// Which grant of a KMS key serves a request, and how directly it names the caller.
import type { KmsGrant } from '../../model/policy-set.ts';
import type { Query } from '../../evaluate/query.ts';
import { parseArn } from '../../model/arn.ts';
import { lastElement } from '../../evaluate/caller.ts';

export interface GrantMatch {
  readonly grant: KmsGrant;
  /** `direct`: the grant names the principal itself; `account`: its account. */
  readonly strength: 'direct' | 'account';
  /** Beside a direct one, another grant names the account. */
  readonly accountToo: boolean;
}

/** The most direct grant whose operation, grantee and constraints fit. */
export function matchingGrant(grants: readonly KmsGrant[], query: Query): GrantMatch | undefined {
  const fitting = grants.filter(
    (grant) => grant.operations.some((operation) => operation.toLowerCase() === query.operation) && constraintsHold(grant, query),
  );
  const withStrength = (wanted: GrantMatch['strength']): KmsGrant | undefined =>
    fitting.find((grant) => granteeStrength(grant.granteePrincipal, query) === wanted);
  const account = withStrength('account');
  const direct = withStrength('direct');
  if (direct !== undefined) return { grant: direct, strength: 'direct', accountToo: account !== undefined };
  return account && { grant: account, strength: 'account', accountToo: true };
}

function granteeStrength(grantee: string, { caller }: Query): 'direct' | 'account' | undefined {
  if (caller.account === undefined) return undefined;
  if (grantee === caller.displayArn || grantee === caller.principalArn) return 'direct';
  const arn = parseArn(grantee);
  if (arn === undefined || arn.account !== caller.account || arn.partition !== caller.partition) return undefined;
  if (arn.resource === 'root') return 'account';
  const isRole = arn.service === 'iam' && arn.resource.startsWith('role/');
  return isRole && caller.roleName === lastElement(arn.resource) ? 'direct' : undefined;
}

const CONTEXT_PREFIX = 'kms:encryptioncontext:';

/** EncryptionContextEquals wants exactly these pairs, EncryptionContextSubset at least these. */
function constraintsHold({ constraints }: KmsGrant, query: Query): boolean {
  if (constraints === undefined) return true;
  const { encryptionContextEquals: equals, encryptionContextSubset: subset } = constraints;
  if (subset !== undefined && !holdsPairs(subset, query)) return false;
  if (equals === undefined) return true;
  let sent = 0;
  for (const key of query.context.keys()) if (key.startsWith(CONTEXT_PREFIX)) sent++;
  return sent === equals.size && holdsPairs(equals, query);
}

function holdsPairs(pairs: ReadonlyMap<string, string>, query: Query): boolean {
  for (const [key, value] of pairs) {
    if (query.context.get(CONTEXT_PREFIX + key.toLowerCase()) !== value) return false;
  }
  return true;
}
