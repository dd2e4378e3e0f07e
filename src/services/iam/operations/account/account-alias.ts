// CreateAccountAlias, DeleteAccountAlias, ListAccountAliases. An account has one at most; a new one takes its place.
import { entityAlreadyExists, noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByCount } from '../../paging.ts';
import { ACCOUNT_SETTINGS, ALIASES } from '../../state.ts';
import { demandOnAll } from '../../targets.ts';

export const createAccountAlias: IamOperation<'CreateAccountAlias'> = {
  authorize: () => demandOnAll('CreateAccountAlias'),
  handle: (_permit, { AccountAlias }, { state, account }) => {
    // Unique over all accounts, this one not excepted.
    if (state.get(ALIASES, AccountAlias) !== undefined) throw entityAlreadyExists(`The account alias ${AccountAlias} already exists.`);
    const settings = state.get(ACCOUNT_SETTINGS, account);
    if (settings?.alias !== undefined) state.delete(ALIASES, settings.alias);
    state.put(ALIASES, AccountAlias, account);
    state.put(ACCOUNT_SETTINGS, account, { ...settings, alias: AccountAlias });
  },
};

export const deleteAccountAlias: IamOperation<'DeleteAccountAlias'> = {
  authorize: () => demandOnAll('DeleteAccountAlias'),
  handle: (_permit, { AccountAlias }, { state, account }) => {
    const { alias, ...others } = state.get(ACCOUNT_SETTINGS, account) ?? {};
    if (alias !== AccountAlias) throw noSuchEntity(`The account alias ${AccountAlias} cannot be found.`);
    state.delete(ALIASES, AccountAlias);
    state.put(ACCOUNT_SETTINGS, account, others);
  },
};

export const listAccountAliases: IamOperation<'ListAccountAliases'> = {
  authorize: () => demandOnAll('ListAccountAliases'),
  handle: (_permit, input, { state, account }) => {
    const alias = state.get(ACCOUNT_SETTINGS, account)?.alias;
    const page = pageByCount(alias === undefined ? [] : [alias], input);
    return { AccountAliases: page.items, ...page.rest };
  },
};
