// SetSecurityTokenServicePreferences.
import type { IamOperation } from '../../iam-operation.ts';
import { ACCOUNT_SETTINGS } from '../../state.ts';
import { demandOnAll } from '../../targets.ts';

export const setSecurityTokenServicePreferences: IamOperation<'SetSecurityTokenServicePreferences'> = {
  authorize: () => demandOnAll('SetSecurityTokenServicePreferences'),
  handle: (_permit, { GlobalEndpointTokenVersion }, { state, account }) => {
    const globalTokenVersion = GlobalEndpointTokenVersion === 'v2Token' ? 'v2Token' : 'v1Token';
    state.put(ACCOUNT_SETTINGS, account, { ...state.get(ACCOUNT_SETTINGS, account), globalTokenVersion });
  },
};
