// Objects as access points name them.
import type { EventFacts } from '../actions/event-facts.ts';
import { textMember } from '../actions/read-member.ts';

const ACCESS_POINT = /^arn:[^:]+:s3:[^:]*:[^:]*:accesspoint\/[^/]+$/u;
const OBJECT = /^arn:[^:]+:s3:::[^/]+\/(.+)$/su;

/**
 * Requests through an access point are authorized on the object under the access point's ARN as well. `resources[]` has the access point beside the object in
 * its bucket; `bucketName` has it too, where callers give its ARN. Amazon S3 User Guide, "Configuring IAM policies for using access points", "Monitoring and
 * logging access points".
 */
export function accessPointObjects({ eventSource, resources, parameters }: EventFacts): readonly string[] {
  if (eventSource !== 's3.amazonaws.com') return [];
  const points = new Set([...resources, textMember(parameters, 'bucketName') ?? ''].filter((arn) => ACCESS_POINT.test(arn)));
  if (points.size === 0) return [];
  const listed = resources.flatMap((arn) => OBJECT.exec(arn)?.[1] ?? []);
  const keys = listed.length > 0 ? listed : [textMember(parameters, 'key') ?? ''].filter((key) => key !== '');
  return [...points].flatMap((point) => keys.map((key) => `${point}/object/${key}`));
}
