// Settings of an account's registry in a region that have a name and a value.
// Sources: Amazon ECR API Reference, PutAccountSetting; Amazon ECR User Guide, Private registry permissions, Blob mounting.
import type { StateReader } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { REGISTRIES, registryKey } from './rows/registry-row.ts';

/** Values by name; the first is the default. */
export const ACCOUNT_SETTINGS: ReadonlyMap<string, readonly [byDefault: string, ...others: readonly string[]]> = new Map([
  ['BASIC_SCAN_TYPE_VERSION', ['AWS_NATIVE', 'CLAIR']],
  ['REGISTRY_POLICY_SCOPE', ['V2', 'V1']],
  ['BLOB_MOUNTING', ['DISABLED', 'ENABLED']],
]);

/** `name` as in the API: `BLOB_MOUNTING`. Undefined for one that there is not. */
export function accountSetting(state: StateReader, account: AccountId, region: string, name: string): string | undefined {
  const set = state.get(REGISTRIES, registryKey(account, region))?.accountSettings;
  const own = set !== undefined && Object.hasOwn(set, name) ? set[name] : undefined;
  return own ?? ACCOUNT_SETTINGS.get(name)?.[0];
}
