// GetAccountPasswordPolicy, UpdateAccountPasswordPolicy, DeleteAccountPasswordPolicy.
import { noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { ACCOUNT_SETTINGS } from '../../state.ts';
import { demandOnAll } from '../../targets.ts';

export const getAccountPasswordPolicy: IamOperation<'GetAccountPasswordPolicy'> = {
  authorize: () => demandOnAll('GetAccountPasswordPolicy'),
  handle: (_permit, _input, { state, account }) => {
    const policy = state.get(ACCOUNT_SETTINGS, account)?.passwordPolicy;
    if (policy === undefined) throw noSuchEntity(`The Password Policy with domain name ${account} cannot be found.`);
    return {
      PasswordPolicy: {
        MinimumPasswordLength: policy.minimumLength,
        RequireSymbols: policy.requireSymbols,
        RequireNumbers: policy.requireNumbers,
        RequireUppercaseCharacters: policy.requireUppercase,
        RequireLowercaseCharacters: policy.requireLowercase,
        AllowUsersToChangePassword: policy.allowUsersToChange,
        ExpirePasswords: policy.maxAge !== undefined,
        ...(policy.maxAge !== undefined && { MaxPasswordAge: policy.maxAge }),
        ...(policy.reusePrevention !== undefined && { PasswordReusePrevention: policy.reusePrevention }),
        ...(policy.hardExpiry !== undefined && { HardExpiry: policy.hardExpiry }),
      },
    };
  },
};

export const updateAccountPasswordPolicy: IamOperation<'UpdateAccountPasswordPolicy'> = {
  authorize: () => demandOnAll('UpdateAccountPasswordPolicy'),
  // What is not given goes back to its default: IAM API Reference, UpdateAccountPasswordPolicy.
  handle: (_permit, input, { state, account }) => {
    const passwordPolicy = {
      minimumLength: input.MinimumPasswordLength ?? 6,
      requireSymbols: input.RequireSymbols ?? false,
      requireNumbers: input.RequireNumbers ?? false,
      requireUppercase: input.RequireUppercaseCharacters ?? false,
      requireLowercase: input.RequireLowercaseCharacters ?? false,
      allowUsersToChange: input.AllowUsersToChangePassword ?? false,
      ...(input.MaxPasswordAge !== undefined && { maxAge: input.MaxPasswordAge }),
      ...(input.PasswordReusePrevention !== undefined && { reusePrevention: input.PasswordReusePrevention }),
      ...(input.HardExpiry !== undefined && { hardExpiry: input.HardExpiry }),
    };
    state.put(ACCOUNT_SETTINGS, account, { ...state.get(ACCOUNT_SETTINGS, account), passwordPolicy });
  },
};

export const deleteAccountPasswordPolicy: IamOperation<'DeleteAccountPasswordPolicy'> = {
  authorize: () => demandOnAll('DeleteAccountPasswordPolicy'),
  handle: (_permit, _input, { state, account }) => {
    const { passwordPolicy, ...others } = state.get(ACCOUNT_SETTINGS, account) ?? {};
    if (passwordPolicy === undefined) throw noSuchEntity('The account policy with name PasswordPolicy cannot be found.');
    state.put(ACCOUNT_SETTINGS, account, others);
  },
};
