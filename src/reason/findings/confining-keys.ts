// Condition keys that say for whom a request is made, or through whose network it comes: with a value of the zone it is from inside.

export type ConfiningKind = 'account' | 'arn' | 'organization' | 'paths' | 'network';

/**
 * By key, lower case. IAM User Guide, "AWS global condition context keys"; Amazon S3 User Guide, "Configuring IAM policies for using access
 * points"; `aws:SourceOwner` is what SNS sends.
 */
export const CONFINING_KEYS: ReadonlyMap<string, ConfiningKind> = new Map([
  ['aws:sourceaccount', 'account'],
  ['aws:sourceowner', 'account'],
  ['aws:sourcearn', 'arn'],
  ['aws:sourceorgid', 'organization'],
  ['aws:sourceorgpaths', 'paths'],
  ['aws:sourcevpc', 'network'],
  ['aws:sourcevpce', 'network'],
  ['aws:sourcevpcarn', 'arn'],
  ['aws:vpceaccount', 'account'],
  ['aws:vpceorgid', 'organization'],
  ['aws:vpceorgpaths', 'paths'],
  ['s3:dataaccesspointaccount', 'account'],
  ['s3:dataaccesspointarn', 'arn'],
]);

/** Keys of the caller, which classes of callers settle. */
export const CALLER_KEYS: ReadonlyMap<string, ConfiningKind> = new Map([
  ['aws:principalaccount', 'account'],
  ['aws:principalarn', 'arn'],
  ['aws:principalorgid', 'organization'],
  ['aws:principalorgpaths', 'paths'],
  ['kms:calleraccount', 'account'],
]);

/** Keys beside these that an outsider cannot choose (IAM User Guide, "Access Analyzer filter keys"). */
const OTHERS: ReadonlySet<string> = new Set([
  'aws:sourceip',
  'aws:userid',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'lambda:eventsourcetoken',
]);

/** Whether a condition on the key belongs into a finding. Claims of identity providers do: the provider signs them. */
export function counts(key: string): boolean {
  return CONFINING_KEYS.has(key) || CALLER_KEYS.has(key) || OTHERS.has(key) || /^[^:/]+\.[^:]*:/.test(key);
}
