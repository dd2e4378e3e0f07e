// Finds the account of resources whose ARN names none (buckets), and refuses two owners of one.
import { parseArn } from '../model/arn.ts';
import { quoteInput } from '../policy/quote-input.ts';
import type { AccountDraft, EstateDraft } from './estate-draft.ts';
import { addResourceFacts } from './merge-resource.ts';
import { errorAt, type Place, showPlace, warningAt } from './place.ts';

/** The owner is the account under which another file lists the resource; else the only account given; else an error. */
export function settleOwners(draft: EstateDraft): void {
  for (const { arn, place, facts } of draft.ownerless) {
    const accounts = [...draft.accounts.values()];
    const owner = accounts.find((account) => account.resources.has(arn)) ?? onlyAccount(draft, arn, place, accounts);
    if (owner !== undefined) addResourceFacts(draft.report, owner, arn, place, facts);
  }
  refuseTwoOwners(draft);
}

function onlyAccount(draft: EstateDraft, arn: string, place: Place, accounts: readonly AccountDraft[]): AccountDraft | undefined {
  const [only, ...others] = accounts.filter((account) => account.iamKnown);
  const name = quoteInput(arn);
  const hint = `put the file into a folder named after the account id, or wrap it as \`{ "resource": "${arn}", "account": "…", "policy": … }\``;
  if (only === undefined || others.length > 0) {
    draft.report.add(errorAt(place, 'owner-unknown', `which account owns ${name} is not known`, hint));
    return undefined;
  }
  draft.report.add(warningAt(place, 'owner-assumed', `${name} is taken to belong to account ${only.id}, the only one given`, hint));
  return only;
}

function refuseTwoOwners(draft: EstateDraft): void {
  const owners = new Map<string, { readonly account: string; readonly place: Place }>();
  for (const account of draft.accounts.values()) {
    for (const { arn, place } of account.resources.values()) {
      if (parseArn(arn)?.account !== '') continue;
      const first = owners.get(arn);
      if (first === undefined) {
        owners.set(arn, { account: account.id, place });
        continue;
      }
      const message = `${quoteInput(arn)} belongs to account ${account.id} here, and to ${first.account} at ${showPlace(first.place)}`;
      draft.report.add(errorAt(place, 'two-owners', message, 'remove one of the two'));
    }
  }
}
