// Passwords as they are kept: salted digests.
import { pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../../../cloud/ports/random.ts';

const ROUNDS = 10_000;

/** `salt.digest`, both base64. */
export function digestPassword(password: string, random: Random): string {
  const salt = Buffer.from(random.bytes(16));
  return `${salt.toString('base64')}.${stretch(password, salt).toString('base64')}`;
}

/** Whether the password is the one that `digest` was made of. */
export function isPassword(password: string, digest: string): boolean {
  const [salt = '', expected = ''] = digest.split('.');
  return timingSafeEqual(stretch(password, Buffer.from(salt, 'base64')), Buffer.from(expected, 'base64'));
}

function stretch(password: string, salt: Uint8Array): Buffer {
  return pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
}
