// Puts definitions into the draft: the same one twice is one, two different ones of the same thing are an error.
import type { AccountId } from '../model/account.ts';
import { quoteInput } from '../policy/quote-input.ts';
import type { AccountDraft, EstateDraft } from './estate-draft.ts';
import { errorAt, type Placed, showPlace } from './place.ts';
import type { Report } from './report.ts';
import { sameValue } from './same-value.ts';

/** The draft of an account, begun if need be. */
export function accountDraft(draft: EstateDraft, id: AccountId): AccountDraft {
  let account = draft.accounts.get(id);
  if (account === undefined) {
    account = {
      id,
      partition: undefined,
      name: undefined,
      iamKnown: false,
      organizationKnown: false,
      users: new Map(),
      groups: new Map(),
      roles: new Map(),
      trustOnlyRoles: new Map(),
      policies: new Map(),
      resources: new Map(),
      vpcEndpoints: new Map(),
      s3PublicAccessBlock: undefined,
      snapshotBlocks: new Map(),
      registryPolicies: new Map(),
    };
    draft.accounts.set(id, account);
  }
  return account;
}

/** Adds a definition under a key. `kind` and `name` say what is defined, should it be twice. */
export function define<T>(
  report: Report,
  into: Map<string, Placed<T>>,
  key: string,
  definition: Placed<T>,
  kind: string,
  name: string,
): void {
  const first = into.get(key);
  if (first === undefined) into.set(key, definition);
  else agree(report, first, definition, `${kind} ${quoteInput(name)}`);
}

/** The first of two statements of one fact; an error if they differ. */
export function agree<T>(report: Report, first: Placed<T> | undefined, second: Placed<T>, what: string): Placed<T> {
  if (first === undefined) return second;
  if (!sameValue(first.value, second.value)) {
    report.add(
      errorAt(
        second.place,
        'defined-twice',
        `${what} is defined twice with different content, first at ${showPlace(first.place)}`,
        'keep one of the two definitions',
      ),
    );
  }
  return first;
}
