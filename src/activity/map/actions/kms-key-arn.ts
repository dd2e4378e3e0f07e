// The ARN of a KMS key from what a parameter says of it.
import type { Call } from './call.ts';

const KEY_ID = /^(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;

/**
 * Undefined for aliases, whose key the event does not tell, and for what is no key. A bare key id is of the caller's account and region
 * (KMS API Reference).
 */
export function kmsKeyArn(text: string, call: Call): string | undefined {
  if (/^arn:[a-z-]+:kms:[^:]*:[^:]*:key\/./.test(text)) return text;
  return KEY_ID.test(text) ? `arn:${call.partition}:kms:${call.region}:${call.account}:key/${text}` : undefined;
}

/**
 * Whether it is the alias of a key that AWS manages, as ARN or alone. Its policy lets everybody of the account use it through its
 * service, so that a caller needs no permission (AWS KMS Developer Guide, "AWS managed keys"; names that begin with `alias/aws/` are
 * reserved for them: CreateAlias).
 */
export function isManagedAlias(text: string): boolean {
  return /^(?:arn:[a-z-]+:kms:[^:]*:[^:]*:)?alias\/aws\//.test(text);
}
