// The decision with its ladder: every layer's verdict, the statements that decided, and what stands in the way next.
import type { Layer, LadderDecision, Rung, StatementReference } from '../model/decision.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { AuthorizationRequest } from '../model/request.ts';
import { blockersOf } from './blockers.ts';
import { combine } from './combine.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { NO_RULES, serviceOf } from './decide.ts';
import { ACCOUNT, BEHIND_SESSION, NAMED } from './grade.ts';
import { buildLadder, type SurveyedLayers, surveyLayers } from './ladder.ts';
import { prepareQuery } from './query.ts';
import type { RulesLookup } from './service-rules.ts';
import type { Survey } from './survey-policy.ts';
import type { Verdicts } from './verdicts.ts';
import { resourceSideOf, verdictsOf } from './verdicts-of.ts';

/** Decides like `decide`, and tells everything that led to it. */
export function decideWithLadder(request: AuthorizationRequest, policies: PolicySet<CompiledPolicy>, rules: RulesLookup): LadderDecision {
  const own = rules(serviceOf(request.action)) ?? NO_RULES;
  const query = prepareQuery(request, policies, own);
  const side = resourceSideOf(query, policies, own);
  const verdicts = verdictsOf(query, policies, own, side);
  const { kind, blockedBy } = combine(verdicts);
  const layers = surveyLayers(query, policies, own, side);
  const ladder: readonly Rung[] = buildLadder({ query, policies, rules: own, side, verdicts, layers });
  const rest = { ladder, absentKeys: absentKeysOf(layers) };
  if (blockedBy === undefined) {
    const determining = verdicts.preempted === undefined ? allowing(verdicts, layers) : [];
    return { decision: 'allow', kind, blockers: [], determining, ...rest };
  }
  const determining = kind === 'explicitDeny' ? denying(blockedBy, layers) : [];
  return { decision: 'deny', kind, blockedBy, blockers: blockersOf(verdicts), determining, ...rest };
}

function denying(layer: Layer, layers: SurveyedLayers): readonly StatementReference[] {
  switch (layer) {
    case 'scp':
    case 'rcp':
      return layers[layer].flatMap((survey) => survey.denies);
    case 'resource':
    case 'trust':
      return layers.resource.denies;
    case 'identity':
    case 'boundary':
    case 'session':
    case 'endpoint':
      return layers[layer].denies;
    default:
      return [];
  }
}

/** The Allow statements that carried the request; a stand-in or the root user's full access contributes none. */
function allowing(verdicts: Verdicts, layers: SurveyedLayers): readonly StatementReference[] {
  const { relation, grades } = verdicts;
  // A grant that names the caller is asked last: policies that suffice without it carry the request.
  const without: Verdicts = { ...verdicts, standIn: verdicts.standInAccountToo ? 'account' : undefined };
  if (verdicts.standIn === 'direct' && combine(without).kind !== 'allowed') return [];
  const identity = layers.identity.allows.map(({ reference }) => reference);
  if (relation === 'none') return graded(layers.resource, NAMED);
  if (relation === 'cross') return [...graded(layers.resource, ~0), ...identity];
  if ((grades & NAMED) !== 0) return graded(layers.resource, NAMED);
  if ((grades & BEHIND_SESSION) !== 0) return graded(layers.resource, BEHIND_SESSION);
  return verdicts.trustsAccount ? identity : [...graded(layers.resource, ACCOUNT), ...identity];
}

function graded(survey: Survey, wanted: number): readonly StatementReference[] {
  return survey.allows.filter(({ grades }) => (grades & wanted) !== 0).map(({ reference }) => reference);
}

function absentKeysOf({ scp, rcp, endpoint, resource, identity, boundary, session }: SurveyedLayers): readonly string[] {
  let absent: Set<string> | undefined;
  const note = (survey: Survey): void => {
    for (const key of survey.absentKeys) {
      absent ??= new Set();
      absent.add(key);
    }
  };
  scp.forEach(note);
  rcp.forEach(note);
  for (const survey of [endpoint, resource, identity, boundary, session]) note(survey);
  return absent === undefined ? [] : [...absent];
}
