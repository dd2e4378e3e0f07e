// Everything in an estate that lets somebody in from outside of a zone of trust.
import type { Account, Estate } from '../estate/estate.ts';
import type { ManagedPolicyLookup } from '../estate/managed-policy.ts';
import { ok, type Result } from '../model/result.ts';
import type { Analysis, AnalysisNote, Finding, UnknownAccess } from './finding.ts';
import { keyUses } from './effect/key-use.ts';
import type { AccessPath } from './path/access-path.ts';
import { accessPaths } from './path/access-paths.ts';
import { accessPointsByBucket, recordsOf } from './record/records-of.ts';
import { resourceFindings } from './resource-findings.ts';
import type { ZoneChoice } from './zone/zone-choice.ts';
import { zonesOf } from './zone/zones-of.ts';

export interface AnalysisOptions {
  /** Whether to work out the smallest change that closes each finding, which is much of the work. Default: yes. */
  readonly closing?: boolean;
  /** Where AWS managed policies are found, for access paths. Absent: paths are not followed. */
  readonly managedPolicy?: ManagedPolicyLookup;
}

/**
 * All findings about the resources of the zones' accounts, sorted by account and ARN. The order of the estate's files does not matter. The error
 * is a sentence: a zone that the estate does not have.
 */
export function analyzeEstate(estate: Estate, choice: ZoneChoice, options: AnalysisOptions = {}): Result<Analysis, string> {
  const zones = zonesOf(estate, choice);
  if (!zones.ok) return zones;
  const points = accessPointsByBucket(estate);
  const findings: Finding[] = [];
  const notes: AnalysisNote[] = [];
  const unread: UnknownAccess[] = [];
  const unknown: UnknownAccess[] = [];
  const resources = new Map<string, number>();
  const seen = new Set<string>();
  const paths: AccessPath[] = [];
  let pathsComplete: boolean | null = null;
  let ignored = 0;
  for (const { zone, accounts } of zones.value) {
    const question = { estate, zone, keyUse: keyUses(estate, zone), closing: options.closing !== false };
    const own: Finding[] = [];
    for (const id of accounts) {
      seen.add(id);
      const account = estate.accounts.get(id);
      if (account === undefined) {
        unread.push({ resource: id, account: id, reason: 'no file tells anything of the account' });
        continue;
      }
      unread.push(...gapsOf(account));
      const records = recordsOf(estate, account, points);
      unread.push(...records.unread);
      ignored += records.ignored.length;
      for (const record of records.read) {
        const { type } = record.kind;
        resources.set(type, (resources.get(type) ?? 0) + 1);
        const found = resourceFindings(question, record);
        const place = { resource: record.record.arn, account: id };
        own.push(...found.findings);
        for (const reason of found.unknown) unknown.push({ ...place, reason });
        for (const note of found.notes) notes.push({ ...place, ...note });
      }
    }
    own.sort(byPlace);
    findings.push(...own);
    if (options.managedPolicy === undefined) continue;
    const followed = accessPaths(estate, accounts, own, options.managedPolicy);
    paths.push(...followed.paths);
    pathsComplete = pathsComplete !== false && followed.complete;
  }
  return ok({
    findings: findings.sort(byPlace),
    paths,
    notes: notes.sort(byPlace),
    coverage: {
      zones: zones.value.map(({ name }) => name),
      accounts: seen.size,
      resources: Object.fromEntries([...resources].sort(([a], [b]) => (a < b ? -1 : 1))),
      unread: unread.sort(byPlace),
      unknown: unknown.sort(byPlace),
      pathsComplete,
      ignored,
    },
  });
}

function gapsOf(account: Account): readonly UnknownAccess[] {
  const gaps: UnknownAccess[] = [];
  if (!account.iamKnown) {
    gaps.push({ resource: account.id, account: account.id, reason: 'its roles were not given' });
  }
  return gaps;
}

/** The sort is stable: what is about one resource keeps its order. */
function byPlace(a: { readonly account: string; readonly resource: string }, b: typeof a): number {
  if (a.account !== b.account) return a.account < b.account ? -1 : 1;
  if (a.resource === b.resource) return 0;
  return a.resource < b.resource ? -1 : 1;
}
