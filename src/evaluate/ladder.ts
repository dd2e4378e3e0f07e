// The ladder: one rung for every layer, and for every level of the organization, with its verdict and statements.
import type { Grade, Layer, Rung, RungLevel, StatementReference, Verdict } from '../model/decision.ts';
import type { PolicyLevel, PolicySet } from '../model/policy-set.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { BEHIND_SESSION, gradeOf, NAMED } from './grade.ts';
import type { Query } from './query.ts';
import type { ResourceSide, ServiceRules } from './service-rules.ts';
import { NOTHING_SAID, type Survey, surveyPolicies } from './survey-policy.ts';
import type { Say, Verdicts } from './verdicts.ts';
import { asksIdentity, isCapped, rcpExemption, scpExemption } from './verdicts-of.ts';

/** What each layer's policies say in full; SCP and RCP by level, empty when exempt. */
export interface SurveyedLayers {
  readonly scp: readonly Survey[];
  readonly rcp: readonly Survey[];
  readonly endpoint: Survey;
  readonly resource: Survey;
  readonly identity: Survey;
  readonly boundary: Survey;
  readonly session: Survey;
}

interface Findings {
  readonly query: Query;
  readonly policies: PolicySet<CompiledPolicy>;
  readonly rules: ServiceRules;
  readonly side: ResourceSide;
  readonly verdicts: Verdicts;
  readonly layers: SurveyedLayers;
}

/** Surveys every layer, leaving out what exemptions and the service's rules make silent. */
export function surveyLayers(query: Query, policies: PolicySet<CompiledPolicy>, rules: ServiceRules, side: ResourceSide): SurveyedLayers {
  const one = (policy: CompiledPolicy | undefined): Survey => (policy === undefined ? NOTHING_SAID : surveyPolicies([policy], query));
  const levels = (list: readonly PolicyLevel<CompiledPolicy>[] | undefined): readonly Survey[] =>
    (list ?? []).map((level) => surveyPolicies(level.policies, query));
  return {
    scp: scpExemption(query, policies) === undefined ? levels(policies.scp) : [],
    rcp: rcpExemption(query, policies, rules) === undefined ? levels(policies.rcp) : [],
    endpoint: query.forwarded ? NOTHING_SAID : one(policies.endpoint),
    resource: surveyResource(query, policies, rules, side),
    identity: asksIdentity(query) ? surveyPolicies(policies.identity, query) : NOTHING_SAID,
    boundary: isCapped(query) ? one(policies.boundary) : NOTHING_SAID,
    session: query.relation === 'none' ? NOTHING_SAID : surveyPolicies(policies.session ?? [], query),
  };
}

function surveyResource(query: Query, policies: PolicySet<CompiledPolicy>, rules: ServiceRules, side: ResourceSide): Survey {
  if (policies.resource === undefined || query.ownAffair) return NOTHING_SAID;
  const survey = surveyPolicies([policies.resource], query);
  const spared = rules.ignoresResourceDeny?.(query) ? { ...survey, denies: [] } : survey;
  return side.allowsDiscounted ? { ...spared, allows: [] } : spared;
}

/** The rungs, in the order of the layers. */
export function buildLadder(findings: Findings): readonly Rung[] {
  const { query, policies, rules, verdicts, side } = findings;
  const preempted = rules.preempt?.(query, policies);
  if (preempted !== undefined) {
    return [quietRung('service', query, preempted.decision === 'allow' ? 'allow' : 'implicitDeny', preempted.note)];
  }
  const rungs: Rung[] = [];
  pushLevels(rungs, 'scp', findings, policies.scp, scpExemption(query, policies));
  pushLevels(rungs, 'rcp', findings, policies.rcp, rcpExemption(query, policies, rules));
  if (policies.endpoint !== undefined) rungs.push(endpointRung(findings));
  if (side.closed !== undefined) rungs.push(quietRung('publicAccessBlock', query, 'implicitDeny', side.closed));
  rungs.push(resourceRung(findings));
  if (side.standIn !== undefined) rungs.push(quietRung(side.standIn.layer, query, 'allow', side.standIn.note));
  else if (verdicts.lackingLayer !== verdicts.resourceLayer) rungs.push(quietRung(verdicts.lackingLayer, query, 'implicitDeny', undefined));
  rungs.push(
    identityRung(findings),
    capRung(
      'boundary',
      findings,
      verdicts.boundary,
      policies.boundary === undefined || !isCapped(query) ? 'no permissions boundary is set' : undefined,
    ),
    capRung('session', findings, verdicts.session, sessionSilence(findings)),
  );
  return rungs;
}

const RESOURCE_LAYERS: ReadonlySet<Layer> = new Set(['rcp', 'publicAccessBlock', 'resource', 'trust', 'grant', 'acl', 'share', 'service']);

/** Every rung is made here, with the same fields in the same order: they are made by the million. */
function makeRung(
  layer: Layer,
  query: Query,
  verdict: Verdict,
  survey: Survey,
  note: string | undefined,
  level?: RungLevel,
  grade?: Grade,
): Rung {
  const side = RESOURCE_LAYERS.has(layer) ? 'resource' : 'caller';
  return {
    layer,
    side,
    account: side === 'resource' ? query.owner?.id : query.caller.account,
    level,
    verdict,
    note,
    grade,
    statements: verdict === 'explicitDeny' ? survey.denies : verdict === 'allow' ? referencesOf(survey) : [],
    nearMisses: verdict === 'explicitDeny' ? [] : survey.nearMisses,
  };
}

function quietRung(layer: Layer, query: Query, verdict: Verdict, note: string | undefined): Rung {
  return makeRung(layer, query, verdict, NOTHING_SAID, note);
}

function referencesOf(survey: Survey): readonly StatementReference[] {
  return survey.allows.map(({ reference }) => reference);
}

function verdictOf(survey: Survey, otherwise: 'implicitDeny' | 'allow'): Verdict {
  if (survey.denies.length > 0) return 'explicitDeny';
  return survey.allows.length > 0 ? 'allow' : otherwise;
}

function pushLevels(
  rungs: Rung[],
  layer: 'scp' | 'rcp',
  { query, layers }: Findings,
  levels: readonly PolicyLevel<CompiledPolicy>[] | undefined,
  exemption: string | undefined,
): void {
  if (exemption !== undefined) {
    rungs.push(quietRung(layer, query, 'notApplicable', exemption));
    return;
  }
  for (const [index, { kind, id, name }] of (levels ?? []).entries()) {
    const survey = layers[layer][index] ?? NOTHING_SAID;
    const level = name === undefined ? { kind, id } : { kind, id, name };
    rungs.push(makeRung(layer, query, verdictOf(survey, layer === 'rcp' ? 'allow' : 'implicitDeny'), survey, undefined, level));
  }
}

function endpointRung({ query, layers }: Findings): Rung {
  if (query.forwarded) return quietRung('endpoint', query, 'notApplicable', 'the service that calls does not use the endpoint');
  return makeRung('endpoint', query, verdictOf(layers.endpoint, 'implicitDeny'), layers.endpoint, undefined);
}

function resourceRung({ query, policies, verdicts, layers, side }: Findings): Rung {
  const layer = verdicts.resourceLayer;
  if (query.ownAffair) return quietRung(layer, query, 'notApplicable', "only the caller's own account is asked");
  const survey = layers.resource;
  const verdict = verdictOf(survey, 'implicitDeny');
  if (verdict !== 'implicitDeny') {
    return makeRung(layer, query, verdict, survey, undefined, undefined, verdict === 'allow' ? gradeOf(verdicts.grades) : undefined);
  }
  const what = policies.resource === undefined ? 'there is no resource policy' : 'no statement names the caller';
  if (query.relation === 'same' && verdicts.trustsAccount && !verdicts.standInRequired) {
    return makeRung(layer, query, 'notApplicable', survey, `${what}; none is needed within one account`);
  }
  const discounted = side.allowsDiscounted ? 'Allow statements do not count for objects of another owner' : undefined;
  return makeRung(layer, query, verdict, survey, discounted ?? (policies.resource === undefined ? what : undefined));
}

/** Why the caller's own policies are not asked; undefined when they are. */
function identityBypass({ query, verdicts, side }: Findings): string | undefined {
  if (side.standIn?.strength === 'direct') return 'not needed: the grant names the caller';
  if (query.relation !== 'same') return undefined;
  if ((verdicts.grades & NAMED) !== 0) return 'not needed: the resource policy names the caller';
  return (verdicts.grades & BEHIND_SESSION) !== 0 ? 'not needed: the resource policy names who is behind the session' : undefined;
}

function identityRung(findings: Findings): Rung {
  const { query, layers } = findings;
  if (query.relation === 'none') return quietRung('identity', query, 'notApplicable', 'the caller has no identity policies');
  if (query.caller.isRoot) return quietRung('identity', query, 'allow', 'the root user has full access');
  const verdict = verdictOf(layers.identity, query.caller.fullAccess ? 'allow' : 'implicitDeny');
  return makeRung('identity', query, verdict, layers.identity, verdict === 'implicitDeny' ? identityBypass(findings) : undefined);
}

function capRung(layer: 'boundary' | 'session', findings: Findings, say: Say, silence: string | undefined): Rung {
  const { query, verdicts, side, layers } = findings;
  if (silence !== undefined) return quietRung(layer, query, say.allow ? 'notApplicable' : 'implicitDeny', silence);
  // The task policies of AssumeRoot only deny.
  const otherwise = layer === 'session' && query.caller.kind === 'assumedRoot' ? 'allow' : 'implicitDeny';
  const verdict = verdictOf(layers[layer], otherwise);
  const bypassed = (query.relation === 'same' && (verdicts.grades & NAMED) !== 0) || side.standIn?.strength === 'direct';
  const note = verdict === 'implicitDeny' && bypassed ? 'not needed: the caller itself is named' : undefined;
  return makeRung(layer, query, verdict, layers[layer], note);
}

function sessionSilence({ query, policies }: Findings): string | undefined {
  if (query.relation === 'none') return 'the caller has no session';
  if (policies.session !== undefined) return undefined;
  return query.caller.kind === 'federatedUser'
    ? 'a federated user without a session policy has no rights of its user'
    : 'the session has no session policy';
}
