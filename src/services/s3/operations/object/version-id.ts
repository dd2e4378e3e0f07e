// Version ids: 32 characters that nobody should read anything into, though they lead to the row.
import type { Random } from '../../../../cloud/ports/random.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';
const SEQUENCE_LENGTH = 6;
const RANDOM_LENGTH = 26;

/** The sequence is hidden by the random characters that follow it, so that ids of one object do not look alike. */
export function newVersionId(sequence: number, random: Random): string {
  const noise = Array.from(random.bytes(RANDOM_LENGTH), (byte) => byte & 63);
  let rest = sequence;
  let text = '';
  for (let index = 0; index < SEQUENCE_LENGTH; index++) {
    text += ALPHABET[((rest & 63) + noise[index]!) & 63]!;
    rest = Math.floor(rest / 64);
  }
  return text + noise.map((digit) => ALPHABET[digit]!).join('');
}

/** Undefined if the text is no version id of ours. */
export function sequenceOf(versionId: string): number | undefined {
  if (versionId.length !== SEQUENCE_LENGTH + RANDOM_LENGTH) return undefined;
  let sequence = 0;
  for (let index = SEQUENCE_LENGTH - 1; index >= 0; index--) {
    const digit = ALPHABET.indexOf(versionId[index]!);
    const noise = ALPHABET.indexOf(versionId[SEQUENCE_LENGTH + index]!);
    if (digit < 0 || noise < 0) return undefined;
    sequence = sequence * 64 + ((digit - noise) & 63);
  }
  return sequence;
}
