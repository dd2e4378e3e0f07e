// KMS: keys do not trust their own account, grants stand beside the key policy, few operations cross accounts.
import type { KmsGrant, PolicySet } from '../../model/policy-set.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { Query } from '../../evaluate/query.ts';
import type { ResourceSide, ServiceRules } from '../../evaluate/service-rules.ts';
import { matchingGrant } from './matching-grant.ts';

/** Operations that a key in another account can be asked for (KMS Developer Guide: key policies, other accounts). */
const CROSS_ACCOUNT: ReadonlySet<string> = new Set([
  'encrypt',
  'decrypt',
  'reencryptfrom',
  'reencryptto',
  'generatedatakey',
  'generatedatakeypair',
  'generatedatakeypairwithoutplaintext',
  'generatedatakeywithoutplaintext',
  'sign',
  'verify',
  'generatemac',
  'verifymac',
  'derivesharedsecret',
  'creategrant',
  'describekey',
  'getkeyrotationstatus',
  'getpublickey',
  'listgrants',
  'retiregrant',
  'revokegrant',
]);

const ALIAS_WRITES: ReadonlySet<string> = new Set(['createalias', 'updatealias', 'deletealias']);

export const kmsRules: ServiceRules = {
  preempt: (query) => {
    if (ALIAS_WRITES.has(query.operation) && query.arn?.resource.startsWith('alias/aws/')) {
      return {
        decision: 'deny',
        note: 'aliases that begin with alias/aws/ belong to AWS',
        instead: 'choose an alias that does not begin with alias/aws/',
      };
    }
    if (query.relation === 'cross' && !CROSS_ACCOUNT.has(query.operation)) {
      return { decision: 'deny', note: 'the operation does not reach keys of other accounts' };
    }
    return undefined;
  },
  trustsAccount: (query) => !isKey(query),
  rcpExempt: (query) => query.operation === 'retiregrant',
  resourceSide: (query, policies) => grantSide(query, policies),
  wording: {
    code: 'AccessDeniedException',
    httpStatus: 400,
    masked: (query, blockedBy) =>
      query.relation === 'cross' && blockedBy === 'resource'
        ? ' on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access'
        : undefined,
  },
};

function isKey(query: Query): boolean {
  return query.arn?.resource.startsWith('key/') === true;
}

function grantSide(query: Query, policies: PolicySet<CompiledPolicy>): ResourceSide {
  const grants: readonly KmsGrant[] | undefined = policies.grants;
  if (grants === undefined || grants.length === 0) return {};
  const found = matchingGrant(grants, query);
  if (found === undefined) return {};
  const note = `grant ${found.grant.id} allows it`;
  return { standIn: { layer: 'grant', note, strength: found.strength, accountToo: found.accountToo } };
}
