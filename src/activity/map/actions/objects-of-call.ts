// The objects of a call that deletes several, whose keys are not logged.
import { parseArn } from '../../../model/arn.ts';
import type { Call } from './call.ts';
import type { ResourceHint } from './needed-action.ts';
import { textMember } from './read-member.ts';

/** DeleteMultipleObjects: as the operation is called in its API reference. */
export const DELETES_SEVERAL: ReadonlySet<string> = new Set(['DeleteObjects', 'DeleteMultipleObjects']);

/**
 * Any of the bucket's: `requestParameters` has the bucket alone, and `resources[]` the bucket and an `ARNPrefix` (which groups do not keep). Through an access
 * point, any under it as well. Amazon S3 User Guide, "Amazon S3 CloudTrail events"; "Configuring IAM policies for using access points".
 */
export function objectsOfCall(call: Call): ResourceHint {
  const { resources, parameters } = call.event;
  if (!DELETES_SEVERAL.has(call.operation) || resources.some(isObject)) return { kind: 'find' };
  const given = textMember(parameters, 'bucketName') ?? '';
  const holders = new Set(resources.filter((arn) => isBucket(arn) || isAccessPoint(arn)));
  if (isAccessPoint(given)) holders.add(given);
  else if (given !== '' && !given.startsWith('arn:') && !given.endsWith(ALIAS)) holders.add(`arn:${call.partition}:s3:::${given}`);
  const arns = [...holders].map((arn) => (isBucket(arn) ? `${arn}/*` : `${arn}/object/*`));
  return arns.length === 0 ? { kind: 'find' } : { kind: 'arns', arns: arns.toSorted(), patterns: true };
}

/** The bucket is given by the name that an access point has in its place. */
const ALIAS = '-s3alias';

function isBucket(arn: string): boolean {
  const parts = parseArn(arn);
  return parts?.service === 's3' && parts.account === '' && parts.resource !== '' && !/[/*]/u.test(parts.resource);
}

function isObject(arn: string): boolean {
  const parts = parseArn(arn);
  return parts?.service === 's3' && (parts.account === '' ? /\/./u.test(parts.resource) : parts.resource.includes('/object/'));
}

function isAccessPoint(arn: string): boolean {
  const parts = parseArn(arn);
  return parts?.service === 's3' && /^accesspoint\/[^/]+$/u.test(parts.resource);
}
