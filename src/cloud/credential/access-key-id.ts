// Access key ids that carry their account in the way real ones do.
import type { AccountId } from '../../model/account.ts';
import type { Random } from '../ports/random.ts';
import { base32, fromBase32 } from './base32.ts';

// After the four letters come 80 bits: a set bit, the account in 40, and 39 that are random. `sts get-access-key-info` reads them back;
// ids whose first bit is not set are from before AWS did so.
const accountShift = 128;
const marked = 0x8000_0000_0000;
const idPattern = /^A(?:KIA|SIA)[A-Z2-7]{16}$/;

/**
 * A new access key id of 20 characters: `AKIA…` for a long-term key, `ASIA…` for a session's.
 * `account` must have twelve digits.
 */
export function mintAccessKeyId(kind: 'AKIA' | 'ASIA', account: AccountId, random: Random): string {
  const bytes = Buffer.from(random.bytes(10));
  bytes.writeUIntBE(marked + Number(account) * accountShift + (bytes.readUInt8(5) & 0x7f), 0, 6);
  return kind + base32(bytes);
}

/** The account that an access key id carries; undefined if it is not one, or of the form that carries none (`AKIAI…`). */
export function accountOfAccessKeyId(id: string): AccountId | undefined {
  if (!idPattern.test(id)) return undefined;
  const head = fromBase32(id.slice(4, 14)).readUIntBE(0, 6);
  if (head < marked) return undefined;
  const account = Math.floor((head - marked) / accountShift);
  return account < 1e12 ? String(account).padStart(12, '0') : undefined;
}
