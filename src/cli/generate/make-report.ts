// From what was read to what is told: who was seen, whose policy is wanted, the policies, and their proofs.
import type { ActivityGroups } from '../../activity/activity-groups.ts';
import { comparePolicies } from '../../activity/compare/compare-policies.ts';
import type { GrantedPolicy } from '../../activity/compare/comparison.ts';
import type { PolicyPlace } from '../../activity/generate/generate-options.ts';
import { generatePolicy } from '../../activity/generate/generate-policy.ts';
import { checkTable } from '../../activity/map/actions/check-table.ts';
import { roleChains } from '../../activity/map/role-chains.ts';
import { sameAccountCopies } from '../../activity/map/same-account-copies.ts';
import { toUsedCalls } from '../../activity/map/to-used-calls.ts';
import { prove } from '../../activity/proof/prove.ts';
import type { ReadReport } from '../../activity/read-report.ts';
import type { UsedCall } from '../../activity/used-call.ts';
import type { AccountFacts } from '../../model/account.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import { chooseAll, choosePrincipal, type ChosenPrincipal } from './choose-principals.ts';
import { deniedCalls } from './denied-calls.ts';
import type { GenerateOptions } from './generate-options.ts';
import type { GenerateReport, PolicyReport } from './generate-report.ts';
import { policyNames } from './policy-name.ts';
import { idOf, principalsSeen } from './seen-principal.ts';

/** `read.events` is not 0. The error says which principals were not found, and what is near. */
export function makeReport(
  groups: ActivityGroups,
  read: ReadReport,
  sources: readonly string[],
  options: GenerateOptions,
  granted: readonly GrantedPolicy[] = [],
): Result<GenerateReport, string> {
  const counted = sameAccountCopies(toUsedCalls(groups));
  const { withoutTrail } = counted;
  // A copy that is the only one stands for the call itself.
  const calls = counted.calls.map((call) => (call.ownersCopy ? { ...call, ownersCopy: false } : call));
  const seen = principalsSeen(calls);
  const found = options.all ? chooseAll(seen).map((one) => ok(one)) : options.principals.map((asked) => choosePrincipal(asked, seen));
  const wrong = found.flatMap((one) => (one.ok ? [] : [one.error]));
  if (wrong.length > 0) return fail(wrong.join('\n'));
  const chosen = withoutRepeats(found.flatMap((one) => (one.ok ? [one.value] : [])));
  const names = policyNames(chosen);
  const policies = chosen.map((one, index) => policyReport({ chosen: one, name: names[index] ?? '', all: calls, read, options, granted }));
  const { from, to } = options;
  return ok({
    sources,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    read,
    withoutTrail,
    seen,
    tableCheck: checkTable(calls),
    policies,
  });
}

/** The same role may be asked for by its ARN and by that of a session. */
function withoutRepeats(chosen: readonly ChosenPrincipal[]): readonly ChosenPrincipal[] {
  return [...new Map(chosen.toReversed().map((one) => [one.holders.join(' '), one])).values()].toReversed();
}

interface Wanted {
  readonly chosen: ChosenPrincipal;
  readonly name: string;
  readonly all: readonly UsedCall[];
  readonly read: ReadReport;
  readonly options: GenerateOptions;
  readonly granted: readonly GrantedPolicy[];
}

function policyReport({ chosen, name, all, read, options, granted }: Wanted): PolicyReport {
  const holders = new Set(chosen.holders);
  const calls = all.filter(({ actor }) => holders.has(idOf(actor)));
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
  const proof = prove(policy.documents, wanted, organization === undefined ? {} : { accounts: membersOf(organization) });
  // What the generator writes is read by the same parser everywhere.
  if (!proof.ok) throw new Error(`the generated policy is no policy: ${proof.error.map(({ message }) => message).join('; ')}`);
  const comparison = granted.length === 0 ? {} : { comparison: comparePolicies(granted, calls, read) };
  return { ...comparison, chosen, name, place, calls, policy, proof: proof.value, denied: deniedCalls(calls), chains: roleChains(calls) };
}

function asAllowed(call: UsedCall): UsedCall {
  return call.outcome === 'denied' ? { ...call, outcome: 'allowed' } : call;
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
