// What S3 refused, in words.
import type { ReadProblem } from '../read-report.ts';

/** Of a call for `bucket`: to list it, or to read the object named. The problem is that of the object (a URL); AWS's own words are in it. */
export function s3Problem(object: string, bucket: string, error: unknown, call: 'list' | 'read'): ReadProblem {
  const { name, message, status } = describe(error);
  return { object, kind: 'unreadable', message: words(name, message, status, bucket, call), events: 0 };
}

function words(name: string, message: string, status: number | undefined, bucket: string, call: 'list' | 'read'): string {
  const said = `${name}: ${message}`;
  if (/kms/i.test(said)) {
    return `the key that encrypted it may not be used by these credentials; its key policy and their own policies must allow \`kms:Decrypt\` (${said})`;
  }
  switch (name) {
    case 'AccessDenied':
    case 'AllAccessDisabled':
      return call === 'list'
        ? `these credentials may not list the bucket; they need \`s3:ListBucket\` on \`arn:aws:s3:::${bucket}\` (${said})`
        : `these credentials may not read it; they need \`s3:GetObject\` on it, and \`kms:Decrypt\` on the key that encrypted it (${said})`;
    case 'NoSuchBucket':
      return `there is no bucket \`${bucket}\`; look for a typing error, or for another endpoint (${said})`;
    case 'NoSuchKey':
      return `it is gone since it was listed (${said})`;
    case 'InvalidObjectState':
      return `it is archived; restore it first, or leave its days out (${said})`;
    case 'CredentialsProviderError':
      return `${noCredentials(process.env['AWS_PROFILE'])} (${message})`;
    case 'ExpiredToken':
    case 'ExpiredTokenException':
    case 'TokenRefreshRequired':
      return `the AWS credentials have expired; sign in again (${said})`;
    case 'InvalidAccessKeyId':
    case 'InvalidToken':
    case 'SignatureDoesNotMatch':
      return `the AWS credentials are not valid there; look at the profile and at the endpoint (${said})`;
    case '301':
    case 'PermanentRedirect':
      return `the bucket is in another region; give its region (${said})`;
  }
  if (status === 403) return `S3 refused it without a reason (${said})`;
  return status === undefined ? `S3 could not be reached: ${said}` : `S3 answered ${status}: ${said}`;
}

function noCredentials(profile: string | undefined): string {
  if (profile === undefined || profile === '') return 'no AWS credentials were found; sign in, or set `AWS_PROFILE` or `AWS_ACCESS_KEY_ID`';
  return `no AWS credentials were found with the profile \`${profile}\`, which \`AWS_PROFILE\` names; look for a typing error, and sign in to it`;
}

function describe(error: unknown): { readonly name: string; readonly message: string; readonly status: number | undefined } {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), status: undefined };
  const metadata = '$metadata' in error && typeof error.$metadata === 'object' ? error.$metadata : undefined;
  const status =
    metadata && 'httpStatusCode' in metadata && typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const name = status === undefined && code !== undefined ? code : error.name;
  return { name, message: error.message === '' ? (code ?? 'no message') : error.message, status };
}
