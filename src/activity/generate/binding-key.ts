// Which condition keys of a request bind the permission itself, and which are what the caller happened to work with (docs/decisions/0016).
import type { ConditionKind } from './generate-options.ts';

/** Lower case. Values of these differ from one run to the next, and a policy with them would refuse the next. */
const DATA: ReadonlySet<string> = new Set([
  's3:prefix',
  's3:delimiter',
  's3:max-keys',
  's3:versionid',
  's3:object-lock-retain-until-date',
  's3:object-lock-remaining-retention-days',
  'dynamodb:leadingkeys',
  'dynamodb:attributes',
  'sts:rolesessionname',
  'sts:sourceidentity',
  'sts:transitivetagkeys',
  'ec2:sourceinstancearn',
]);

const DATA_FAMILIES: readonly string[] = ['kms:encryptioncontext'];

const TAGS: readonly string[] = ['aws:requesttag/', 's3:requestobjecttag'];

/** How a service that calls in somebody's name is told. Of both, `aws:CalledVia` says more, and only some services have it. */
const FORWARDED: ReadonlySet<string> = new Set(['aws:calledvia', 'aws:viaawsservice']);

/** `key` is in lower case. Tags of the request are asked for by the condition `tags`, services in between by `calledvia`. */
export function isBinding(key: string, kinds: ReadonlySet<ConditionKind>): boolean {
  if (key === 'aws:tagkeys' || TAGS.some((family) => key.startsWith(family))) return kinds.has('tags');
  if (FORWARDED.has(key)) return kinds.has('calledvia');
  return !DATA.has(key) && !DATA_FAMILIES.some((family) => key.startsWith(family));
}
