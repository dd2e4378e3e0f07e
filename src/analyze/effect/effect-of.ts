// What is left of a granted access: after organization policies, Block Public Access, and the key that the data is under.
import type { Estate } from '../../estate/estate.ts';
import type { LadderDecision } from '../../model/decision.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { OutsideAccess, Zone } from '../../reason/outside-access.ts';
import type { ExposedRecord, Exposure } from '../../services/exposure.ts';
import type { Effect } from '../finding.ts';
import { principalsOverlap } from '../principal-overlap.ts';
import type { ResourceKind } from '../resource-kind.ts';
import { askOutside, surfaceOf } from '../surface-of.ts';
import { accountFacts } from '../zone/zones-of.ts';
import { controlPolicies } from './control-policies.ts';
import { decideWitness } from './decide-witness.ts';
import { elsewhere, isNamed, placedCaller } from './placed-caller.ts';
import type { KeyUse } from './key-use.ts';

type DecideQuestion = Pick<EffectQuestion, 'estate' | 'record' | 'way'>;

export interface EffectQuestion {
  readonly estate: Estate;
  readonly zone: Zone;
  readonly kind: ResourceKind;
  readonly record: ExposedRecord;
  readonly way: Exposure;
  readonly keyUse: (kmsKey: string, principal: OutsideAccess['principal']) => KeyUse;
}

/** Every action is tried on the witness; where a resource control policy says no to that one request, all others are asked about. */
export function effectOf(question: EffectQuestion, access: OutsideAccess): Effect {
  const { estate } = question;
  const witness = placedCaller(estate, access.principal, access.witness);
  const first = decideFor(question, access, witness);
  if (witness !== access.witness && first.decision === 'deny' && decideFor(question, access, access.witness).decision === 'allow') {
    const reason = elsewhere(access.conditions, witness);
    if (reason !== undefined) return { verdict: 'notEffective', actions: [], reason };
    return { verdict: 'unknown', actions: access.actions, reason: 'the caller is in another organization than the request that was tried' };
  }
  const allowed = access.actions.filter((action) => isAllowed(question, access, witness, action));
  const others = allowed.length === access.actions.length ? [] : afterControlPolicies(question, access);
  if (others === 'unknown') {
    return { verdict: 'unknown', actions: allowed, reason: 'what the resource control policies leave of it is not known' };
  }
  const left = access.actions.filter((action) => allowed.includes(action) || others.includes(action));
  if (left.length === 0) return { verdict: 'notEffective', actions: [], reason: reasonOf(first) };
  const reason = left.length === access.actions.length ? null : `${reasonOf(first)}, for the rest of the actions`;
  return underKey(question, access, left, reason);
}

function underKey({ kind, record, keyUse }: EffectQuestion, access: OutsideAccess, left: readonly string[], reason: string | null): Effect {
  const { keyed } = kind;
  const needing = keyed === undefined ? [] : keyed === 'all' ? left : left.filter((action) => keyed.includes(action));
  if (needing.length === 0) return { verdict: 'effective', actions: left, reason };
  if (!record.kmsKeyKnown) return { verdict: 'unknown', actions: left, reason: 'which key it is encrypted with was not given' };
  if (record.kmsKey === undefined) return { verdict: 'effective', actions: left, reason };
  const use = keyUse(record.kmsKey, access.principal);
  if (use.kind === 'usable') return { verdict: 'effective', actions: left, reason };
  if (use.kind === 'unknown') return { verdict: 'unknown', actions: left, reason: use.reason };
  const rest = left.filter((action) => !needing.includes(action));
  return { verdict: rest.length === 0 ? 'notEffective' : 'effective', actions: rest, reason: use.reason };
}

/** Service control policies count for a caller that the finding names; one that stands for everybody may be in any account. */
function decideFor({ estate, record, way }: DecideQuestion, { principal }: OutsideAccess, request: AuthorizationRequest): LadderDecision {
  return decideWitness(estate, record, way, request, isNamed(principal, request));
}

/** The same caller, by the same action, on any of what requests by this way can name. */
function isAllowed(question: EffectQuestion, access: OutsideAccess, witness: AuthorizationRequest, action: string): boolean {
  const { way } = question;
  const names = [witness.resource.arn, ...way.resources.map((pattern) => pattern.replaceAll('*', 'x'))];
  return [...new Set(names)].some(
    (arn) => decideFor(question, access, { ...witness, action, resource: { ...witness.resource, arn } }).decision === 'allow',
  );
}

/** What outsiders keep under the resource control policies, of this access. */
function afterControlPolicies({ estate, zone, record, way }: EffectQuestion, access: OutsideAccess): readonly string[] | 'unknown' {
  const rcp = controlPolicies(estate, record.owner, record.arn);
  if (rcp === undefined) return [];
  const answer = askOutside(surfaceOf(accountFacts(estate, record.owner), record, way, rcp), zone);
  if (answer.kind === 'unknown') return 'unknown';
  const own = new Set(access.statements.map(({ index, policy }) => `${index} ${policy.name}`));
  return answer.access
    .filter(({ principal, statements, witness }) => {
      const placed = placedCaller(estate, access.principal, witness);
      if (placed !== witness && decideFor({ estate, record, way }, access, placed).decision === 'deny') return false;
      const isSameOpening = own.size === 0 || statements.some(({ index, policy }) => own.has(`${index} ${policy.name}`));
      return isSameOpening && principalsOverlap(principal, access.principal);
    })
    .flatMap(({ actions }) => actions);
}

const LAYERS: Readonly<Record<string, string>> = {
  rcp: 'a resource control policy denies it',
  scp: "a service control policy of the caller's organization does not allow it",
  publicAccessBlock: 'Block Public Access closes it',
  acl: 'the object belongs to another account',
  share: 'it is not shared with the caller',
};

function reasonOf({ blockedBy, determining }: LadderDecision): string {
  if (blockedBy === undefined) return 'nothing stands in the way of one request';
  const [statement] = determining;
  const which = statement === undefined ? '' : `: statement ${statement.sid ?? statement.index + 1} of ${statement.policy.name}`;
  return `${LAYERS[blockedBy] ?? `layer ${blockedBy} denies it`}${which}`;
}
