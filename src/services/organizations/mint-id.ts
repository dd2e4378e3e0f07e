// Ids in the forms that AWS Organizations gives them.
import type { AccountContext } from '../../cloud/service.ts';
import type { AccountId } from '../../model/account.ts';

type Bytes = AccountContext['random'];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** AWS Organizations API Reference: the patterns of `Id` members. */
export function mintId(prefix: 'o-' | 'r-' | `ou-${string}-` | 'p-' | 'h-' | 'car-' | 'rp-', length: number, random: Bytes): string {
  let id: string = prefix;
  for (const byte of random.bytes(length)) id += LETTERS[byte % LETTERS.length];
  return id;
}

const FIRST = 100_000_000_000n;
const COUNT = 900_000_000_000n;

/** Twelve digits that `taken` does not know yet. */
export function mintAccountId(random: Bytes, taken: (id: AccountId) => boolean): AccountId {
  for (;;) {
    const id = String(FIRST + (Buffer.from(random.bytes(8)).readBigUInt64BE() % COUNT));
    if (!taken(id)) return id;
  }
}
