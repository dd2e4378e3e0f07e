// Tokens that continue a listing: where it stopped, in a form that nobody should read.
import { invalidArgument } from '../../errors.ts';

const MARK = 1;

export function sealToken(place: string): string {
  return Buffer.concat([Buffer.from([MARK]), Buffer.from(place, 'utf8')]).toString('base64url');
}

/** Errors: InvalidArgument. */
export function openToken(token: string): string {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes[0] !== MARK) throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  return bytes.subarray(1).toString('utf8');
}
