// What `generate` has to tell, before it is told in one format or another.
import type { Comparison } from '../../activity/compare/comparison.ts';
import type { PolicyPlace } from '../../activity/generate/generate-options.ts';
import type { GeneratedPolicy } from '../../activity/generate/generated-policy.ts';
import type { RoleHop } from '../../activity/map/role-chains.ts';
import type { TableCheck } from '../../activity/map/actions/check-table.ts';
import type { Proof } from '../../activity/proof/proof.ts';
import type { ReadReport } from '../../activity/read-report.ts';
import type { UsedCall } from '../../activity/used-call.ts';
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
  /** The principal's, without copies. */
  readonly calls: readonly UsedCall[];
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

/** What may be missing in the policies, a line each; empty when nothing that is known of. */
export function gapsOf({ read, withoutTrail, policies }: GenerateReport): readonly string[] {
  const gaps: string[] = [];
  if (read.problemCount > 0) gaps.push(`${read.problemCount} objects could not be read, or not whole`);
  if (read.malformed > 0) gaps.push(`${read.malformed} entries are no events`);
  if (withoutTrail.length > 0)
    gaps.push(`the trail of these accounts was not read, only what they did in others: ${withoutTrail.join(', ')}`);
  const unmapped = policies.flatMap(({ policy }) => policy.unmapped);
  if (unmapped.length > 0) gaps.push(`${unmapped.length} kinds of call are not known: ${eventNames(unmapped)}`);
  const wide = policies.flatMap(({ calls }) => calls).filter(hasUnknownResource);
  if (wide.length > 0) gaps.push(`the resource of some calls is not known: ${eventNames(wide.map(({ group }) => group))}`);
  return gaps;
}

function hasUnknownResource({ outcome, meaning }: UsedCall): boolean {
  if (outcome === 'denied' || meaning.kind !== 'actions') return false;
  return meaning.actions.some(({ grade, resourceKnown }) => grade !== 'possible' && !resourceKnown);
}

const MOST_NAMES = 5;

function eventNames(events: readonly { readonly eventSource: string; readonly eventName: string }[]): string {
  const names = [...new Set(events.map(({ eventSource, eventName }) => `${eventSource} ${eventName}`))].toSorted();
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more` : names.join(', ');
}
