// Values of condition keys that confine a request to somebody: with one of them an allowed request is not public.
// Amazon S3 User Guide, Blocking public access to your Amazon S3 storage, The meaning of "public".
import { readNetwork } from '../../../policy/values/read-network.ts';
import { isPrivateRange } from '../validate/conditions/private-ranges.ts';
import type { PublicResourceType } from './public-resource-types.ts';

type Test = (value: string, type: PublicResourceType) => boolean;

const fixed: Test = (value) => !/[*?]|\$\{/.test(value);

const ACCOUNT = /^arn:[^:]*:[^:]*:[^:]*:[0-9]{12}:/;

/** The account, at least, does not vary; ARNs without an account are fixed as a whole. */
const fixedArn: Test = (value) => fixed(value, 'AWS::S3::Bucket') || (ACCOUNT.test(value) && !value.includes('${'));

/** In the policy of an access point the name may not vary either. */
const fixedAccessPoint: Test = (value, type) => (type.endsWith('::AccessPoint') ? fixed(value, type) : fixedArn(value, type));

/** `o-…/` before anything that varies. */
const fixedPath: Test = (value) => /^o-[0-9a-z]+\//.test(value);

const narrow: Test = (value) => {
  const network = readNetwork(value);
  if (network === undefined) return false;
  return isPrivateRange(value) || network.length >= (network.base.length === 1 ? 8 : 32);
};

const TESTS: ReadonlyMap<string, Test> = new Map([
  ...[
    'aws:principalorgid',
    'aws:principalaccount',
    'aws:sourceaccount',
    'aws:sourceorgid',
    'aws:sourceowner',
    'aws:sourcevpc',
    'aws:sourcevpce',
    'aws:vpceaccount',
    'aws:vpceorgid',
    'aws:userid',
    'kms:calleraccount',
    's3:dataaccesspointaccount',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
    'lambda:eventsourcetoken',
    // Amazon EFS User Guide, Blocking public access to file systems.
    'elasticfilesystem:accessedviamounttarget',
  ].map((key) => [key, fixed] as const),
  ...['aws:principalarn', 'aws:sourcearn', 'aws:sourcevpcarn', 'elasticfilesystem:accesspointarn'].map((key) => [key, fixedArn] as const),
  ['s3:dataaccesspointarn', fixedAccessPoint],
  ...['aws:principalorgpaths', 'aws:sourceorgpaths', 'aws:vpceorgpaths'].map((key) => [key, fixedPath] as const),
  ['aws:sourceip', narrow],
]);

/** Facts in tokens of identity providers that are open to everybody. IAM User Guide, Create a role for OpenID Connect federation. */
const CLAIMS =
  /^(?:accounts\.google\.com|cognito-identity\.amazonaws\.com|graph\.facebook\.com|www\.amazon\.com):(?:aud|oaud|app_id|sub|id|user_id)$/;

/** Whether this value of the key, which is in lower case, says whose the request is. */
export function confines(key: string, value: string, type: PublicResourceType): boolean {
  const test = TESTS.get(key) ?? (CLAIMS.test(key) ? fixed : undefined);
  return test?.(value, type) === true;
}
