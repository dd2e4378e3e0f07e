// Digests as clients write them: `sha256:` and 64 hexadecimal digits. ECR takes no other algorithm.
import { registryFailure } from './registry-failure.ts';

/** The digits. Throws `DIGEST_INVALID`. */
export function digestHex(digest: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (hex === undefined) throw registryFailure('DIGEST_INVALID', 'The digest is not one of SHA-256: sha256: and 64 hexadecimal digits.');
  return hex;
}
