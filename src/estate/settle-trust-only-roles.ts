// Adds the roles that only `aws iam get-role` told, unless the account's full details have them.
import { quoteInput } from '../policy/quote-input.ts';
import { agree } from './draft-entry.ts';
import type { EstateDraft } from './estate-draft.ts';
import { warningAt } from './place.ts';

export function settleTrustOnlyRoles(draft: EstateDraft): void {
  for (const account of draft.accounts.values()) {
    for (const [name, { value, place }] of account.trustOnlyRoles) {
      const full = account.roles.get(name);
      if (full !== undefined) {
        const first = { value: full.value.trust.document, place: full.place };
        agree(draft.report, first, { value: value.trust.document, place }, `the trust policy of role ${quoteInput(value.arn)}`);
        continue;
      }
      account.roles.set(name, { value, place });
      const message = `what role ${quoteInput(value.arn)} may do is not given: \`get-role\` tells only who may assume it`;
      const hint = `add the output of \`aws iam get-account-authorization-details\` in account ${account.id}`;
      draft.report.add(warningAt(place, 'role-policies-unknown', message, hint));
    }
  }
}
