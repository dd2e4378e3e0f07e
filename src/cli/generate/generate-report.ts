// What `generate` has to tell, before it is told in one format or another.
import type { Comparison } from '../../activity/compare/comparison.ts';
import type { PolicyPlace } from '../../activity/generate/generate-options.ts';
import type { GeneratedPolicy } from '../../activity/generate/generated-policy.ts';
import type { RoleHop } from '../../activity/map/role-chains.ts';
import type { TableCheck } from '../../activity/map/actions/check-table.ts';
import type { Proof } from '../../activity/proof/proof.ts';
import type { ReadReport } from '../../activity/read-report.ts';
import type { CallSummary, EventKind } from './call-summary.ts';
import type { ChosenPrincipal } from './choose-principals.ts';
import type { DeniedCall } from './denied-calls.ts';
import type { SeenPrincipal } from './seen-principal.ts';

export interface GenerateReport {
  /** As they were given: paths, URLs. */
  readonly sources: readonly string[];
  /** ISO instants; absent: no bound. */
  readonly from?: string;
  readonly to?: string;
  readonly read: ReadReport;
  /** Accounts that called into another one whose trail alone was read. */
  readonly withoutTrail: readonly string[];
  readonly seen: readonly SeenPrincipal[];
  /** Of all calls that were read. */
  readonly tableCheck: TableCheck;
  readonly policies: readonly PolicyReport[];
}

export interface PolicyReport {
  readonly chosen: ChosenPrincipal;
  /** For files and for the names of resources in Terraform. */
  readonly name: string;
  /** Where it is to stand. */
  readonly place: PolicyPlace;
  /** Of the principal's calls, without copies. */
  readonly calls: CallSummary;
  readonly policy: GeneratedPolicy;
  readonly proof: Proof;
  readonly denied: readonly DeniedCall[];
  /** The roles that it assumed. */
  readonly chains: readonly RoleHop[];
  /** With `--compare`. */
  readonly comparison?: Comparison;
}

/** All calls that were allowed stay so, and none that was denied becomes allowed; statements that nothing needs are no failure of it. */
export function isProven({ proof }: PolicyReport): boolean {
  return proof.allowed.failures.length === 0 && proof.denied.failures.length === 0;
}

/** What a policy may lack. */
export interface PolicyGaps {
  /** Kinds of call whose action is not known. */
  readonly unmapped: readonly EventKind[];
  readonly unknownResources: readonly EventKind[];
  /** For people: what is allowed on more than was used, and why. */
  readonly wider: readonly string[];
}

export function policyGaps({ policy, calls }: PolicyReport): PolicyGaps {
  return { unmapped: policy.unmapped, unknownResources: calls.unknownResources, wider: policy.wider };
}

/** What may be missing in the policies, a line each; empty when nothing that is known of. */
export function gapsOf({ read, withoutTrail }: Omit<GenerateReport, 'policies'>, policies: readonly PolicyGaps[]): readonly string[] {
  const gaps: string[] = [];
  if (read.problemCount > 0) gaps.push(`${read.problemCount} objects could not be read, or not whole`);
  if (read.malformed > 0) gaps.push(`${read.malformed} entries are no events`);
  if (withoutTrail.length > 0)
    gaps.push(`the trail of these accounts was not read, only what they did in others: ${withoutTrail.join(', ')}`);
  const unmapped = eventNames(policies.flatMap((policy) => policy.unmapped));
  if (unmapped.length > 0) gaps.push(`${unmapped.length} kinds of call are not known: ${shortened(unmapped)}`);
  const wide = eventNames(policies.flatMap(({ unknownResources }) => unknownResources));
  if (wide.length > 0) gaps.push(`the resource of some calls is not known: ${shortened(wide)}`);
  return [...gaps, ...new Set(policies.flatMap(({ wider }) => wider))];
}

const MOST_NAMES = 5;

function eventNames(events: readonly EventKind[]): readonly string[] {
  return [...new Set(events.map(({ eventSource, eventName }) => `${eventSource} ${eventName}`))].toSorted();
}

function shortened(names: readonly string[]): string {
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more` : names.join(', ');
}
