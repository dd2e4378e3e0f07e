// Looks up every policy that a file calls by name.
import type { AccountId } from '../model/account.ts';
import type { EstateDraft } from './estate-draft.ts';
import type { Organization } from './estate.ts';
import { type SettledPrincipals, settleAccountNames } from './settle-account-names.ts';
import { type Placements, settleOrganization } from './settle-organization.ts';

export interface SettledNames {
  /** By id. */
  readonly organizations: readonly Organization[];
  readonly principals: ReadonlyMap<AccountId, SettledPrincipals>;
}

/** Names that lead nowhere go to the draft's report. */
export function settleNames(draft: EstateDraft): SettledNames {
  const placements: Placements = new Map();
  const organizations = [...draft.organizations.values()].map(({ value }) => settleOrganization(draft, value, placements));
  organizations.sort((a, b) => (a.id < b.id ? -1 : 1));
  const principals = new Map<AccountId, SettledPrincipals>();
  for (const account of draft.accounts.values()) principals.set(account.id, settleAccountNames(draft, account));
  return { organizations, principals };
}
