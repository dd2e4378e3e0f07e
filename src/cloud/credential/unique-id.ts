// Unique ids of IAM's principals and policies: they outlive names, and are never given twice.
import type { Random } from '../ports/random.ts';
import { base32 } from './base32.ts';

/** What an id stands for: IAM User Guide, "IAM identifiers", table of unique ID prefixes. */
export type UniqueIdPrefix = 'ABIA' | 'ACCA' | 'AGPA' | 'AIDA' | 'AIPA' | 'ANPA' | 'ANVA' | 'APKA' | 'AROA' | 'ASCA';

/** A new unique id: the prefix and 17 characters of `A-Z2-7`. */
export function mintUniqueId(prefix: UniqueIdPrefix, random: Random): string {
  return prefix + base32(random.bytes(11)).slice(0, 17);
}
