// Changes settings of the caller's registry in this region.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { REGISTRIES, registryKey, type RegistryRow } from '../../rows/registry-row.ts';

/** The row as it is; without one, everything by default. */
export function registryRow({
  state,
  account,
  region,
}: Pick<CallContext, 'account' | 'region'> & { readonly state: Pick<CallContext['state'], 'get'> }): RegistryRow {
  return state.get(REGISTRIES, registryKey(account, region)) ?? {};
}

export function putRegistry({ state, account, region }: Pick<CallContext, 'account' | 'region' | 'state'>, row: RegistryRow): void {
  state.put(REGISTRIES, registryKey(account, region), row);
}
