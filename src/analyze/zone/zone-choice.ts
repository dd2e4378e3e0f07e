// How a zone of trust is named: each account, each organization, an organizational unit, or any set of accounts.
import type { AccountId } from '../../model/account.ts';
import { fail, ok, type Result } from '../../model/result.ts';

export type ZoneChoice =
  | { readonly kind: 'account' }
  | { readonly kind: 'organization' }
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'accounts'; readonly ids: readonly AccountId[] };

/** Reads `account`, `organization`, `ou-…` (or `r-…`), or account ids with commas between them; the error is a sentence. */
export function readZoneChoice(text: string): Result<ZoneChoice, string> {
  if (text === 'account' || text === 'organization') return ok({ kind: text });
  if (/^(?:ou|r)-[a-z0-9-]+$/.test(text)) return ok({ kind: 'unit', id: text });
  const ids = text.split(',').map((id) => id.trim());
  if (ids.every((id) => /^\d{12}$/.test(id))) return ok({ kind: 'accounts', ids: [...new Set(ids)].sort() });
  return fail(
    `a zone is \`account\`, \`organization\`, the id of an organizational unit (\`ou-…\`), or account ids with commas between them, not \`${text}\``,
  );
}
