// From what was read to what is told: who was seen, whose policy is wanted, the policies, and their proofs.
import type { ActivityGroup } from '../../activity/activity-group.ts';
import type { ActivityGroups } from '../../activity/activity-groups.ts';
import { comparePolicies } from '../../activity/compare/compare-policies.ts';
import type { GrantedPolicy } from '../../activity/compare/comparison.ts';
import type { PolicyPlace } from '../../activity/generate/generate-options.ts';
import { generatePolicy } from '../../activity/generate/generate-policy.ts';
import { checkTable } from '../../activity/map/actions/check-table.ts';
import { type RecordedCalls, recordedCalls } from '../../activity/map/recorded-calls.ts';
import { roleChains } from '../../activity/map/role-chains.ts';
import { asAllowed } from '../../activity/proof/as-allowed.ts';
import { prove } from '../../activity/proof/prove.ts';
import type { ReadReport } from '../../activity/read-report.ts';
import type { UsedCall } from '../../activity/used-call.ts';
import type { AccountFacts } from '../../model/account.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import { callSummary } from './call-summary.ts';
import { chooseAll, choosePrincipal, type ChosenPrincipal } from './choose-principals.ts';
import { deniedCalls } from './denied-calls.ts';
import type { GenerateOptions } from './generate-options.ts';
import type { GenerateReport, PolicyReport } from './generate-report.ts';
import { groupsOfEach } from './groups-of-each.ts';
import { policyNames } from './policy-name.ts';
import { principalsSeen } from './seen-principal.ts';

export interface MadeReport {
  readonly report: Omit<GenerateReport, 'policies'>;
  /** Made one after the other as they are asked for, so that the calls of one principal at a time are held. */
  readonly policies: Iterable<PolicyReport>;
}

/** `read.events` is not 0. The error says which principals were not found, and what is near. */
export function makeReport(
  groups: ActivityGroups,
  read: ReadReport,
  sources: readonly string[],
  options: GenerateOptions,
  granted: readonly GrantedPolicy[] = [],
): Result<MadeReport, string> {
  const recorded = recordedCalls(groups);
  const seen = principalsSeen(recorded.groups);
  const found = options.all ? chooseAll(seen).map((one) => ok(one)) : options.principals.map((asked) => choosePrincipal(asked, seen));
  const wrong = found.flatMap((one) => (one.ok ? [] : [one.error]));
  if (wrong.length > 0) return fail(wrong.join('\n'));
  const chosen = withoutRepeats(found.flatMap((one) => (one.ok ? [one.value] : [])));
  const names = policyNames(chosen);
  const { from, to } = options;
  const report = {
    sources,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    read,
    withoutTrail: recorded.withoutTrail,
    seen,
    tableCheck: checkTable(recorded.groups),
  };
  const named = new Map(chosen.map((one, index) => [one, names[index] ?? '']));
  function* policies(): Iterable<PolicyReport> {
    for (const { one, groups: own } of groupsOfEach(chosen, seen, recorded)) {
      yield policyReport({ chosen: one, name: named.get(one) ?? '', calls: callsOf(own, recorded), read, options, granted });
    }
  }
  return ok({ report, policies: policies() });
}

/** A copy that is the only one stands for the call itself. */
function callsOf(groups: readonly ActivityGroup[], recorded: RecordedCalls): readonly UsedCall[] {
  const calls: UsedCall[] = [];
  for (const call of recorded.calls(groups)) calls.push(call.ownersCopy ? { ...call, ownersCopy: false } : call);
  return calls;
}

/** The same role may be asked for by its ARN and by that of a session. */
function withoutRepeats(chosen: readonly ChosenPrincipal[]): readonly ChosenPrincipal[] {
  return [...new Map(chosen.toReversed().map((one) => [one.holders.join(' '), one])).values()].toReversed();
}

interface Wanted {
  readonly chosen: ChosenPrincipal;
  readonly name: string;
  /** The principal's. */
  readonly calls: readonly UsedCall[];
  readonly read: ReadReport;
  readonly options: GenerateOptions;
  readonly granted: readonly GrantedPolicy[];
}

function policyReport({ chosen, name, calls, read, options, granted }: Wanted): PolicyReport {
  const wanted = options.includeDenied ? calls.map(asAllowed) : calls;
  const { resources, conditions, organization } = options;
  const place = placeOf(chosen, options);
  const policy = generatePolicy(wanted, {
    name,
    resources,
    conditions,
    place,
    ...(organization !== undefined && { organization }),
  });
  const proof = prove(policy.documents, wanted, { resources, ...(organization !== undefined && { accounts: membersOf(organization) }) });
  // What the generator writes is read by the same parser everywhere.
  if (!proof.ok) throw new Error(`the generated policy is no policy: ${proof.error.map(({ message }) => message).join('; ')}`);
  const comparison = granted.length === 0 ? {} : { comparison: comparePolicies(granted, calls, read) };
  const summary = callSummary(calls);
  const [denied, chains] = [deniedCalls(calls), roleChains(calls)];
  return { ...comparison, chosen, name, place, calls: summary, policy, proof: proof.value, denied, chains };
}

function placeOf({ holders, permissionSet }: ChosenPrincipal, { place }: GenerateOptions): PolicyPlace {
  if (place === undefined) return permissionSet === undefined ? 'managed' : 'permissionSet';
  if (place === 'managed') return 'managed';
  if (place === 'permission-set') return 'permissionSet';
  return holders.every((arn) => arn.includes(':user/')) ? 'inlineUser' : 'inlineRole';
}

/** Logs do not tell which organization an account is in: all are taken to be in the one that the condition asks for. */
function membersOf(organization: string): (id: string) => AccountFacts {
  return (id) => ({ id, organization: { id: organization, managementAccount: '', path: `${organization}/` } });
}
