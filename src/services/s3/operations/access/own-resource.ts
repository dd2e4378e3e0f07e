// Which resources the policy of a bucket or of an access point may name.
import { compileGlob, globMatches } from '../../../../evaluate/glob.ts';
import type { AccessPointRow, BucketRow } from '../../state.ts';
import { accessPointArn, bucketArn } from '../target/demands-on.ts';
import type { OwnResource } from './read-policy.ts';

export function resourcesOfBucket(bucket: BucketRow): OwnResource {
  return own(bucketArn(bucket), '/');
}

export function resourcesOfAccessPoint(point: AccessPointRow): OwnResource {
  return own(accessPointArn(point), '/object/');
}

/** `separator` stands between the ARN and the keys of what is in it. */
function own(arn: string, separator: string): OwnResource {
  return (pattern) => {
    if (pattern === '*') return 'both';
    // Only in what stands before the keys: those may hold anything.
    const cut = pattern.indexOf(separator, arn.lastIndexOf(':') + 1 + (separator === '/' ? 0 : 'accesspoint/'.length));
    const head = cut < 0 ? pattern : pattern.slice(0, cut);
    if (!globMatches(compileGlob(head), arn)) return undefined;
    if (cut >= 0) return 'object';
    return head.endsWith('*') ? 'both' : 'bucket';
  };
}
