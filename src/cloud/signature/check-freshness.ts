// How long a signature is good for.
import { amzDate } from './amz-date.ts';
import type { SignatureFailure } from './signature-failure.ts';
import { signsLikeS3, type SignatureInput } from './signature-input.ts';

/** How far clocks may be apart, in milliseconds: AWS documentation, "Troubleshoot Signature Version 4 signing for AWS API requests". */
export const allowedSkew = 900_000;

/**
 * Undefined if the signature is neither too old nor from the future at `now` (milliseconds since 1970).
 * `sent`: the date as the request has it, for the error.
 */
export function checkFreshness(input: SignatureInput, now: number, sent?: string): SignatureFailure | undefined {
  if (input.version === 'v2' && input.place === 'query') {
    const expiresAt = input.expiresAt ?? 0;
    return now > expiresAt ? { failure: 'expired-presign', expiresAt, now } : undefined;
  }
  const { time } = input;
  if (time === undefined) return undefined;
  const expires = input.version === 'v2' ? undefined : input.expires;
  if (input.place === 'query' && expires !== undefined && signsLikeS3(input.service)) {
    if (time - now > allowedSkew) return { failure: 'not-yet', time, expires, now };
    const expiresAt = time + expires * 1000;
    return now > expiresAt ? { failure: 'expired-presign', expires, expiresAt, now } : undefined;
  }
  // STS takes a presigned request for a quarter of an hour, whatever its X-Amz-Expires.
  const late = expires === undefined || input.service === 'sts' ? allowedSkew : Math.max(allowedSkew, expires * 1000);
  if (now - time <= late && time - now <= allowedSkew) return undefined;
  return { failure: 'skewed', time, now, allowed: now > time ? late : allowedSkew, sent: sent ?? amzDate(time) };
}
