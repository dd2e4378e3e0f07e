// Which resource carries the policy that governs another one: the bucket for its objects, mostly the resource itself.
import { parseArn } from '../model/arn.ts';

/** The ARN of what has the policy for `arn`: `arn:aws:s3:::bucket` for `arn:aws:s3:::bucket/key`. */
export function carrierOf(arn: string): string {
  const parts = parseArn(arn);
  if (parts === undefined) return arn;
  const { service, account, resource } = parts;
  const head = arn.slice(0, arn.length - resource.length);
  if (service === 's3' && account === '') return head + before(resource, '/');
  if (service === 's3' && resource.startsWith('accesspoint/')) return head + before(resource, '/object/');
  // Amazon DynamoDB Developer Guide: the policy of a table covers its indexes; a stream has its own.
  if (service === 'dynamodb') return head + before(resource, '/index/');
  return arn;
}

/** Whether the ARN is that of an object in a bucket, addressed by the bucket. */
export function isS3Object(arn: string): boolean {
  const parts = parseArn(arn);
  return parts !== undefined && parts.service === 's3' && parts.account === '' && parts.resource.includes('/');
}

function before(text: string, separator: string): string {
  const cut = text.indexOf(separator);
  return cut < 0 ? text : text.slice(0, cut);
}
