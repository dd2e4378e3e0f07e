// A bucket serves requests to its own region; what the others get.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { BucketRow } from '../../state.ts';

/** Hosts without a region: there the signature's region is what is wrong, not the host. */
const GLOBAL_HOST = /^(?:[^:]+\.)?s3\.amazonaws\.com(?::\d+)?$/;

/** Old clients sign with this for us-east-1. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([['US', 'us-east-1']]);

/** Errors: PermanentRedirect 301, AuthorizationHeaderMalformed 400, both with `x-amz-bucket-region`. */
export function checkRegion(
  bucket: BucketRow,
  { region, account, request }: Pick<AuthorizeContext, 'region' | 'account' | 'request'>,
): void {
  if (region === bucket.region || OLD_NAMES.get(region) === bucket.region) return;
  // Nobody signed for a region: any endpoint finds the bucket.
  if (account === '') return;
  const headers = [['x-amz-bucket-region', bucket.region]] as const;
  if (GLOBAL_HOST.test(request.host)) {
    const message = `The authorization header is malformed; the region '${region}' is wrong; expecting '${bucket.region}'`;
    throw new ServiceError('AuthorizationHeaderMalformed', 400, message, { members: { Region: bucket.region }, headers });
  }
  const message =
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.';
  const members = { Endpoint: `${bucket.name}.s3-${bucket.region}.amazonaws.com`, Bucket: bucket.name };
  throw new ServiceError('PermanentRedirect', 301, message, { members, headers });
}
