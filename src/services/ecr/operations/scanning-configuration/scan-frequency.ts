// When the images of a repository are scanned: by the rules of its registry, and in basic scanning by its own setting too.
// Source: Amazon ECR User Guide, Scan images for software vulnerabilities; Filters to choose which repositories are scanned.
import type { StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { REGISTRIES, registryKey, type ScanningRule } from '../../rows/registry-row.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';

export interface ScanFrequency {
  readonly scanFrequency: ScanningRule['scanFrequency'];
  /** The filters that brought it about; none for a setting of the repository itself. */
  readonly filters: ScanningRule['filters'];
}

/** Whether the registry scans with Inspector. */
export function isEnhanced(state: StateReader, account: AccountId, region: string): boolean {
  return state.get(REGISTRIES, registryKey(account, region))?.scanning?.scanType === 'ENHANCED';
}

export function scanFrequencyOf(state: StateReader, { account, region, name, scanOnPush }: RepositoryRow): ScanFrequency {
  const scanning = state.get(REGISTRIES, registryKey(account, region))?.scanning;
  const rules = (scanning?.rules ?? []).map(({ scanFrequency, filters }) => ({
    scanFrequency,
    filters: filters.filter(({ filter }) => covers(filter, name)),
  }));
  // A continuous scan takes precedence over one on push.
  for (const frequency of ['CONTINUOUS_SCAN', 'SCAN_ON_PUSH'] as const) {
    const rule = rules.find(({ scanFrequency, filters }) => scanFrequency === frequency && filters.length > 0);
    if (rule !== undefined) return rule;
  }
  const own = scanOnPush && scanning?.scanType !== 'ENHANCED';
  return { scanFrequency: own ? 'SCAN_ON_PUSH' : 'MANUAL', filters: [] };
}

/** A filter without `*` covers what contains it; `*` stands for any characters. */
function covers(filter: string, name: string): boolean {
  const parts = filter.split('*');
  if (parts.length === 1) return name.includes(filter);
  const [first = '', ...middle] = parts;
  const last = middle.pop() ?? '';
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of middle) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
