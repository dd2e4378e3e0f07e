// Files facts about a resource under the account that owns it.
import type { AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { accountDraft } from './draft-entry.ts';
import type { EstateDraft, ResourceFacts } from './estate-draft.ts';
import { accountInPath } from './file-name.ts';
import { addResourceFacts } from './merge-resource.ts';
import { errorAt, type Place } from './place.ts';

/**
 * The owner is the account in the ARN; for an ARN without one (S3) it is `told`, else the account that the file's path names; else it is
 * looked for when all files are read.
 */
export function addFacts(draft: EstateDraft, arn: string, place: Place, facts: ResourceFacts, told?: AccountId): void {
  const account = parseArn(arn)?.account;
  if (account === undefined || (account !== '' && !/^\d{12}$/.test(account))) {
    draft.report.add(errorAt(place, 'bad-resource-arn', `${quoteInput(arn)} is not the ARN of a resource in an account`));
    return;
  }
  if (account !== '' && told !== undefined && told !== account) {
    draft.report.add(
      errorAt(place, 'wrong-account', `${quoteInput(arn)} belongs to account ${account}, not to ${told}`, 'remove `account`'),
    );
    return;
  }
  const owner = account === '' ? (told ?? accountInPath(place.source)) : account;
  if (owner === undefined) draft.ownerless.push({ arn, place, facts });
  else addResourceFacts(draft.report, accountDraft(draft, owner), arn, place, facts);
}
