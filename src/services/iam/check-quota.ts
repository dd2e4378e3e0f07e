// Whether an account may have one more of something.
import { keyOf, type StateReader, type Table } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { limitExceeded } from './errors.ts';

/** Throws LimitExceeded when the account has as many rows of the table as it may. `quota` as AWS names it: `UsersPerAccount`. */
export function checkQuota<Row>(state: StateReader, table: Table<Row>, account: AccountId, quota: string, limit: number): void {
  let held = 0;
  for (const _row of state.scan(table, keyOf(account, ''))) {
    held += 1;
    if (held >= limit) throw limitExceeded(quota, limit);
  }
}
