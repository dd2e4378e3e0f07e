// Secret access keys.
import type { Random } from '../ports/random.ts';

/** A new secret of 40 characters of base64. */
export function mintSecret(random: Random): string {
  return Buffer.from(random.bytes(30)).toString('base64');
}
