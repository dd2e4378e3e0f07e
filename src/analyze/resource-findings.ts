// The findings about one resource.
import type { Estate } from '../estate/estate.ts';
import { callerOf } from '../evaluate/caller.ts';
import { parseArn } from '../model/arn.ts';
import type { AuthorizationRequest } from '../model/request.ts';
import type { Statement } from '../policy/ast.ts';
import type { OutsideAccess, Zone } from '../reason/outside-access.ts';
import type { Exposure, ExposureNote, ExposureSource } from '../services/exposure.ts';
import { accessLevels } from './access-levels.ts';
import { closingChanges } from './close/closing-changes.ts';
import { controlPolicies } from './effect/control-policies.ts';
import { withCredentials } from './effect/with-credentials.ts';
import { effectOf } from './effect/effect-of.ts';
import type { KeyUse } from './effect/key-use.ts';
import type { Finding, FindingWitness } from './finding.ts';
import { findingId } from './finding-id.ts';
import { principalsOverlap } from './principal-overlap.ts';
import type { RecordOfKind } from './record/records-of.ts';
import { askOutside, surfaceOf } from './surface-of.ts';
import { mayAdmit } from './zone/may-admit.ts';
import { accountFacts } from './zone/zones-of.ts';

export interface ResourceQuestion {
  readonly estate: Estate;
  readonly zone: Zone;
  readonly keyUse: (kmsKey: string, principal: OutsideAccess['principal']) => KeyUse;
  /** Whether to work out what closes each finding. */
  readonly closing: boolean;
}

export interface ResourceFindings {
  readonly findings: readonly Finding[];
  /** Why some of it could not be decided. */
  readonly unknown: readonly string[];
  readonly notes: readonly ExposureNote[];
}

export function resourceFindings(question: ResourceQuestion, { kind, record }: RecordOfKind): ResourceFindings {
  const { estate, zone, keyUse } = question;
  const { ways, notes } = kind.exposures(record);
  const owner = accountFacts(estate, record.owner);
  const findings = new Map<string, Finding>();
  const unknown: string[] = [];
  for (const way of ways.map((one) => withoutDelegation(one, zone))) {
    if (!mayAdmit(way.policy.policy, zone)) continue;
    const answer = askOutside(surfaceOf(owner, record, way), zone);
    if (answer.kind === 'unknown') {
      unknown.push(answer.reason);
      continue;
    }
    const behind = answer.access.length === 0 ? answer.access : throughBehind(question, record, way, answer.access);
    if (typeof behind === 'string') {
      unknown.push(behind);
      continue;
    }
    for (const access of behind.map((one) => withCredentials(estate, record, way, one))) {
      const effective = effectOf({ estate, zone, kind, record, way, keyUse }, access);
      const closing = question.closing ? closingChanges({ owner, zone, record, way, kind }, access) : null;
      const finding = toFinding({ kind, record }, way, access, { effective, closing });
      const rcp = controlPolicies(estate, record.owner, record.arn);
      findings.set(finding.id, rcp === undefined ? finding : { ...finding, resourceControlPolicyRestriction: 'APPLICABLE' });
    }
  }
  return { findings: [...findings.values()].sort(byContent), unknown: [...new Set(unknown)].sort(), notes };
}

/**
 * Statements that serve only requests by access points of the zone itself are left out: the access points' own policies decide, and each of
 * these is a way of its own.
 */
function withoutDelegation(way: Exposure, zone: Zone): Exposure {
  if (way.behind !== undefined || !(way.actions[0] ?? '').startsWith('s3')) return way;
  const inside = new Set(zone.accounts.map(({ id }) => id));
  const { policy } = way.policy;
  const statements = policy.statements.filter((statement) => statement.effect === 'Deny' || !isDelegation(statement, inside));
  return statements.length === policy.statements.length ? way : { ...way, policy: { ...way.policy, policy: { ...policy, statements } } };
}

function isDelegation({ condition }: Statement, inside: ReadonlySet<string>): boolean {
  return condition.some(({ operator, key, values }) => {
    if (operator.ifExists || operator.set !== undefined || !/^(?:String|Arn)(?:Equals|Like)$/.test(operator.name ?? '')) return false;
    const name = key.value.toLowerCase();
    if (name === 's3:dataaccesspointaccount') return values.every(({ value }) => inside.has(value));
    return name === 's3:dataaccesspointarn' && values.every(({ value }) => inside.has(parseArn(value)?.account ?? ''));
  });
}

/** What an access point lets in, as far as the bucket behind it does too; a reason where that is not known. */
function throughBehind(
  { estate, zone }: ResourceQuestion,
  record: RecordOfKind['record'],
  way: Exposure,
  access: readonly OutsideAccess[],
): readonly OutsideAccess[] | string {
  if (way.behind === undefined) return access;
  const surface = surfaceOf(accountFacts(estate, record.owner), record, { actions: way.actions, ...way.behind });
  const answer = askOutside(surface, zone);
  if (answer.kind === 'unknown') return answer.reason;
  return access.flatMap((one) => {
    const let_in = answer.access.filter(({ principal }) => principalsOverlap(principal, one.principal));
    const actions = one.actions.filter((action) => let_in.some((other) => other.actions.includes(action)));
    return actions.length === 0 ? [] : [{ ...one, actions }];
  });
}

function toFinding(
  { kind, record }: RecordOfKind,
  way: Exposure,
  access: OutsideAccess,
  verdicts: Pick<Finding, 'effective' | 'closing'>,
): Finding {
  const conditions = Object.fromEntries([...access.conditions].sort(([a], [b]) => (a < b ? -1 : 1)));
  const source = sourceOf(way.source, conditions);
  const { principal, actions, isPublic } = access;
  return {
    id: findingId(record.arn, JSON.stringify(principal), actions.join(), JSON.stringify(conditions), JSON.stringify(source)),
    resource: record.arn,
    resourceType: kind.type,
    account: record.owner,
    principal,
    actions,
    accessLevels: accessLevels(actions),
    conditions,
    isPublic,
    source,
    statements: way.written ? [] : access.statements,
    witness: witnessOf(access.witness, record.owner),
    granted: true,
    resourceControlPolicyRestriction: 'NOT_APPLICABLE',
    ...verdicts,
  };
}

/** Access points of one other account: Access Analyzer names that account as the source. */
function sourceOf(source: ExposureSource, conditions: Readonly<Record<string, string>>): ExposureSource {
  const account = Object.entries(conditions).find(([key]) => key.toLowerCase() === 's3:dataaccesspointaccount')?.[1];
  return source.type === 'POLICY' && account !== undefined && /^\d{12}$/.test(account)
    ? { type: 'S3_ACCESS_POINT_ACCOUNT', accessPointAccount: account }
    : source;
}

function witnessOf({ principal, action, resource, context }: AuthorizationRequest, resourceAccount: string): FindingWitness {
  const sorted = [...context].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    principal: callerOf(principal).displayArn,
    action,
    resource: resource.arn,
    resourceAccount,
    context: Object.fromEntries(sorted),
  };
}

function byContent(a: Finding, b: Finding): number {
  const [first, second] = [keyOf(a), keyOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function keyOf({ isPublic, principal, source, conditions, actions, id }: Finding): string {
  return JSON.stringify([isPublic ? 0 : 1, principal, source, conditions, actions, id]);
}
