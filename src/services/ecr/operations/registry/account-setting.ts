// Settings of a registry by name.
import { ACCOUNT_SETTINGS, accountSetting } from '../../account-settings.ts';
import { registryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { invalidParameter } from '../../errors.ts';
import { putRegistry, registryRow } from './update-registry.ts';

export const accountSettingOperations: EcrGroup<'GetAccountSetting' | 'PutAccountSetting'> = {
  GetAccountSetting: {
    authorize: ({ name }, cx) => [registryDemand('GetAccountSetting', cx, cx.account, [['ecr:accountsetting', name]])],
    handle: (_permit, { name }, cx) => {
      valuesOf(name);
      return { name, value: accountSetting(cx.state, cx.account, cx.region, name) };
    },
  },
  PutAccountSetting: {
    authorize: ({ name }, cx) => [registryDemand('PutAccountSetting', cx, cx.account, [['ecr:accountsetting', name]])],
    handle: (_permit, { name, value }, cx) => {
      const values = valuesOf(name);
      if (!values.includes(value)) throw invalidParameter('value', `Member must satisfy enum value set: [${values.join(', ')}]`);
      const row = registryRow(cx);
      putRegistry(cx, { ...row, accountSettings: { ...row.accountSettings, [name]: value } });
      return { name, value };
    },
  },
};

function valuesOf(name: string): readonly string[] {
  const values = ACCOUNT_SETTINGS.get(name);
  if (values === undefined)
    throw invalidParameter('name', `Member must satisfy enum value set: [${[...ACCOUNT_SETTINGS.keys()].join(', ')}]`);
  return values;
}
