// Digests of contents: `sha256:` and 64 digits.
import { hash } from 'node:crypto';

/** Of a text's UTF-8. */
export function digestOf(text: string): string {
  return `sha256:${hash('sha256', text, 'hex')}`;
}

const SHA256 = /^sha256:([0-9a-f]{64})$/i;
/** OCI image specification, "Digests": any algorithm. */
const DIGEST = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]{1,256}$/;

/** The 64 digits in small letters, as blobs are named; undefined for what is no SHA-256 digest. */
export function hexOf(digest: string): string | undefined {
  return SHA256.exec(digest)?.[1]?.toLowerCase();
}

/** SHA-256 in small letters only, as OCI has it: then equal digests are equal texts. */
export function isDigest(text: string): boolean {
  if (text.length > 300 || !DIGEST.test(text)) return false;
  return !text.startsWith('sha256:') || hexOf(text) === text.slice('sha256:'.length);
}
