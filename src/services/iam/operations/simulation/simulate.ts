// Runs a simulation: each action on each resource, decided by the engine.
// Source: IAM API Reference, SimulateCustomPolicy and EvaluationResult.
import type {
  ContextEntry,
  EvaluationResult,
  SimulateCustomPolicyRequest,
  SimulatePolicyResponse,
} from '../../../../cloud/model/generated/iam.ts';
import type { CompiledPolicy } from '../../../../evaluate/compile-policy.ts';
import { decideWithLadder } from '../../../../evaluate/decide-with-ladder.ts';
import type { AccountFacts } from '../../../../model/account.ts';
import { parseArn } from '../../../../model/arn.ts';
import type { LadderDecision, Rung } from '../../../../model/decision.ts';
import type { PolicySet } from '../../../../model/policy-set.ts';
import type { Principal } from '../../../../model/principal.ts';
import type { ContextValue } from '../../../../model/request.ts';
import { invalidInput } from '../../errors.ts';
import { pageByCount } from '../../paging.ts';
import { conditionKeysOf } from './condition-keys.ts';
import { inputPolicy } from './input-policies.ts';
import { matchedStatement } from './matched-statement.ts';

/** What the two operations have in common. */
export type SimulationInput = Pick<
  SimulateCustomPolicyRequest,
  'ActionNames' | 'ResourceArns' | 'ResourcePolicy' | 'ResourceOwner' | 'ContextEntries' | 'Marker' | 'MaxItems'
>;

/** Who calls, and with which policies; accounts are named as the organization knows them. */
export interface SimulatedCaller {
  readonly principal: Principal;
  readonly account: AccountFacts;
  readonly policies: Pick<PolicySet<CompiledPolicy>, 'identity' | 'boundary' | 'scp'>;
  readonly factsOf: (account: string) => AccountFacts;
}

/** Service specific rules have no part in it: AWS's simulator looks at the policies alone. */
const NO_RULES = (): undefined => undefined;

/** Throws InvalidInput for what is not the name of an action, and for a resource policy that does not parse. */
export function simulate(input: SimulationInput, caller: SimulatedCaller): SimulatePolicyResponse {
  const odd = input.ActionNames.find((name) => !/^[A-Za-z0-9-]+:[A-Za-z0-9_-]+$/.test(name));
  if (odd !== undefined) throw invalidInput(`Invalid Entity Arn or Action: ${odd} is not a valid action name.`);
  const resource = input.ResourcePolicy === undefined ? undefined : inputPolicy('ResourcePolicy', input.ResourcePolicy, 'resource');
  const policies: PolicySet<CompiledPolicy> = { ...caller.policies, ...(resource !== undefined && { resource }) };
  const context = contextOf(input.ContextEntries ?? []);
  const resources = input.ResourceArns === undefined || input.ResourceArns.length === 0 ? ['*'] : input.ResourceArns;
  const pairs = input.ActionNames.flatMap((action) => resources.map((arn) => ({ action, arn })));
  const { items, rest } = pageByCount(pairs, input);
  const results = items.map(({ action, arn }) => {
    const owner = ownerOf(arn, input.ResourceOwner, caller);
    const request = { principal: caller.principal, caller: caller.account, action, resource: { arn, owner }, context };
    return resultOf(action, arn, decideWithLadder(request, policies, NO_RULES), policies);
  });
  return { EvaluationResults: results, ...rest };
}

/** `ResourceOwner` is an account, as a number or an ARN; it speaks for resources whose ARN names no account. */
function ownerOf(arn: string, stated: string | undefined, { account, factsOf }: SimulatedCaller): AccountFacts {
  const named = parseArn(arn)?.account ?? '';
  const given = stated === undefined ? '' : (parseArn(stated)?.account ?? stated);
  const id = /^\d{12}$/.test(given) ? given : /^\d{12}$/.test(named) ? named : account.id;
  return id === account.id ? account : factsOf(id);
}

function contextOf(entries: readonly ContextEntry[]): ReadonlyMap<string, ContextValue> {
  const context = new Map<string, ContextValue>();
  for (const { ContextKeyName, ContextKeyValues, ContextKeyType } of entries) {
    if (ContextKeyName === undefined) continue;
    const values = ContextKeyValues ?? [];
    const list = ContextKeyType?.endsWith('List') === true;
    if (!list && values.length > 1)
      throw invalidInput(`Context key ${ContextKeyName} is of type ${ContextKeyType ?? 'string'} and has more than one value.`);
    context.set(ContextKeyName.toLowerCase(), list ? values : (values[0] ?? ''));
  }
  return context;
}

const DECISIONS = { allowed: 'allowed', explicitDeny: 'explicitDeny', implicitDeny: 'implicitDeny' } as const;

function resultOf(action: string, arn: string, decision: LadderDecision, policies: PolicySet<CompiledPolicy>): EvaluationResult {
  const kind = DECISIONS[decision.kind];
  const compiled = allPolicies(policies);
  const matched = decision.determining.map((reference) => matchedStatement(reference, compiled)).filter((each) => each !== undefined);
  const missing = missingKeys(decision, compiled);
  const boundary = policies.boundary && {
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: allows(decision, 'boundary') },
  };
  const organizations = policies.scp && { OrganizationsDecisionDetail: { AllowedByOrganizations: allows(decision, 'scp') } };
  return {
    EvalActionName: action,
    EvalResourceName: arn,
    EvalDecision: kind,
    MatchedStatements: matched,
    MissingContextValues: missing,
    ...organizations,
    ...boundary,
    ...(arn !== '*' && {
      ResourceSpecificResults: [
        { EvalResourceName: arn, EvalResourceDecision: kind, MatchedStatements: matched, MissingContextValues: missing, ...boundary },
      ],
    }),
  };
}

function allows({ ladder }: LadderDecision, layer: Rung['layer']): boolean {
  return ladder.every((rung) => rung.layer !== layer || rung.verdict === 'allow' || rung.verdict === 'notApplicable');
}

/** The keys as the policies spell them. */
function missingKeys({ absentKeys }: LadderDecision, policies: readonly CompiledPolicy[]): readonly string[] {
  if (absentKeys.length === 0) return [];
  const spellings = new Map(policies.flatMap(({ policy }) => conditionKeysOf(policy)).map((key) => [key.toLowerCase(), key]));
  return absentKeys.map((key) => spellings.get(key) ?? key);
}

function allPolicies({ identity, boundary, scp, resource }: PolicySet<CompiledPolicy>): readonly CompiledPolicy[] {
  return [...identity, ...(scp ?? []).flatMap((level) => level.policies), boundary, resource].filter((policy) => policy !== undefined);
}
