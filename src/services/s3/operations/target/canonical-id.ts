// Canonical user ids: 64 hexadecimal digits that stand for an account in access control lists.
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { AccountId } from '../../../../model/account.ts';

/** Not a secret: ids only have to look like AWS's, and to lead back to the account. */
const KEY = createHash('sha256').update('canonical user id').digest();

const known = new Map<string, string>();

/** The same for an account at all times. */
export function canonicalId(account: AccountId): string {
  let id = known.get(account);
  if (id === undefined) {
    const cipher = createCipheriv('aes-256-ecb', KEY, null).setAutoPadding(false);
    const first = cipher.update(Buffer.from(account.padEnd(16, '.'), 'latin1'));
    id = first.toString('hex') + createHash('sha256').update(first).digest('hex').slice(0, 32);
    if (known.size >= 1024) known.clear();
    known.set(account, id);
  }
  return id;
}

/** The account that an id stands for; undefined if it is none of ours. */
export function accountOfCanonicalId(id: string): AccountId | undefined {
  if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
  const decipher = createDecipheriv('aes-256-ecb', KEY, null).setAutoPadding(false);
  const account = decipher
    .update(Buffer.from(id.slice(0, 32), 'hex'))
    .toString('latin1')
    .slice(0, 12);
  return /^\d{12}$/.test(account) && canonicalId(account) === id ? account : undefined;
}
