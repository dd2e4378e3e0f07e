// Replays the witness of a check: do both evaluators say of it what the check says?
import type { CheckedKind, CheckWitness } from '../../../src/analyze/checks/access/answer.ts';
import { compilePolicy } from '../../../src/evaluate/compile-policy.ts';
import { prepareQuery } from '../../../src/evaluate/query.ts';
import { DENY, scanPolicies } from '../../../src/evaluate/scan-policy.ts';
import type { Principal } from '../../../src/model/principal.ts';
import type { Policy } from '../../../src/policy/ast.ts';
import { layersOf } from '../../reference/layers.ts';
import { ask, type RawPolicy } from '../../reference/question.ts';
import { RIGHT } from '../../reference/rules.ts';
import type { DocumentJson } from '../../testkit/policy-json.ts';

/** Whether the policy, taken alone, allows the request. */
export function allowsWitness(policy: Policy, witness: CheckWitness, kind: CheckedKind): boolean {
  const principal: Principal = witness.principal === undefined ? { kind: 'anonymous' } : principalOf(witness.principal, witness);
  const account = 'account' in principal ? { caller: { id: principal.account } } : {};
  const context = new Map(Object.entries(witness.context));
  const request = { principal, ...account, action: witness.action, resource: { arn: witness.resource }, context };
  const compiled = compilePolicy(policy, { type: kind === 'IDENTITY_POLICY' ? 'identity' : 'resource', name: 'policy' });
  const bits = scanPolicies([compiled], prepareQuery(request, { identity: [] }, {}));
  return bits !== 0 && (bits & DENY) === 0;
}

/** Whether the policy, taken alone, allows the request in the eyes of the other evaluator. */
export function referenceAllowsWitness(document: DocumentJson, witness: CheckWitness, kind: CheckedKind): boolean {
  const principal = witness.principal === undefined ? SESSION : principalOf(witness.principal, witness);
  const layer = kind === 'IDENTITY_POLICY' ? 'identity' : 'resource';
  const policy: RawPolicy = { description: { type: layer, name: layer }, document };
  const request = {
    principal,
    ...('account' in principal && { caller: { id: principal.account } }),
    action: witness.action,
    resource: { arn: witness.resource },
    context: new Map(Object.entries(witness.context)),
  };
  const { identity, resource } = layersOf(
    ask(request, layer === 'identity' ? { identity: [policy] } : { identity: [], resource: policy }, RIGHT),
  );
  const matches = layer === 'identity' ? identity : resource;
  return matches !== undefined && matches.allows.length > 0 && matches.denies.length === 0;
}

const OWNER = '000000000009';
const SESSION: Principal = { kind: 'roleSession', role: `arn:aws:iam::${OWNER}:role/R`, account: OWNER, sessionName: 'S' };

function principalOf(name: string, { context }: CheckWitness): Principal {
  if (name === 'anonymous' || name === '*') return { kind: 'anonymous' };
  const [, partition = '', , , account = '', rest = ''] = name.split(':');
  if (rest === 'root') return { kind: 'root', account, partition };
  const userId = context['aws:userid'];
  if (rest.startsWith('user/')) return { kind: 'user', arn: name, account, ...(typeof userId === 'string' ? { id: userId } : {}) };
  if (rest.startsWith('assumed-role/')) {
    const [, role = '', sessionName = ''] = rest.split('/');
    const arn = context['aws:principalarn'];
    const roleId = typeof userId === 'string' ? { roleId: userId.slice(0, userId.indexOf(':')) } : {};
    return {
      kind: 'roleSession',
      role: typeof arn === 'string' ? arn : `arn:${partition}:iam::${account}:role/${role}`,
      account,
      sessionName,
      ...roleId,
    };
  }
  if (rest.startsWith('federated-user/')) {
    return {
      kind: 'federatedUser',
      account,
      partition,
      name: rest.slice('federated-user/'.length),
      parent: `arn:${partition}:iam::${account}:user/u`,
    };
  }
  if (/\.amazonaws\.com$/.test(name) && !name.startsWith('cognito-identity')) return { kind: 'service', name };
  return { kind: 'federatedCaller', provider: name };
}
