// URLs that carry a signature: whoever opens one acts with the credentials that it was signed with.
import { sdkSigned } from '../signature/sdk-signer.ts';
import type { Environment } from './run-command.ts';

export interface Presigned {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly service: 'iam' | 's3';
  /** `http://localhost:4566` */
  readonly origin: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Good for an hour. */
export async function presignedUrl(wanted: Presigned, env: Environment): Promise<string> {
  const { method, service, origin, path = '/', query = {}, body } = wanted;
  // S3 leaves bodies out of such signatures.
  const headers = { host: new URL(origin).host, ...(service === 's3' && { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }) };
  const request = { method, path, query, headers, ...(body !== undefined && { body }) };
  const credentials = { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '' };
  const scope = { service, region: service === 'iam' ? 'us-east-1' : (env['AWS_REGION'] ?? ''), expiresIn: 3600 };
  const signed = await sdkSigned(request, credentials, scope, Date.now());
  return origin + (signed.toString().split(' ', 2)[1] ?? '');
}
