// Opens S3: at AWS, or at whatever endpoint is given.
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';

export interface S3Options {
  /** Absent: `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`, or AWS's own. */
  readonly endpoint?: string | undefined;
  /** Absent: what the SDK finds; a bucket elsewhere is found all the same. */
  readonly region?: string | undefined;
  /** Absent: the SDK's own chain: environment, profiles, single sign-on, the machine's role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string } | undefined;
}

export type S3Module = typeof import('@aws-sdk/client-s3');

export interface OpenS3 {
  readonly module: S3Module;
  readonly client: S3Client;
}

/** Loads the SDK: a quarter of a second that only those pay who read from S3. */
export async function openS3(options: S3Options = {}): Promise<OpenS3> {
  const module = await import('@aws-sdk/client-s3');
  const region = options.region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const endpoint = options.endpoint ?? process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
  const config: S3ClientConfig = {
    followRegionRedirects: true,
    // Compressed objects have checksums of their own.
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(region !== undefined && { region }),
    ...(options.credentials !== undefined && { credentials: options.credentials }),
    ...(endpoint !== undefined && { endpoint, forcePathStyle: !isAws(endpoint) }),
  };
  const client = new module.S3Client(config);
  if (region !== undefined) return { module, client };
  try {
    await client.config.region();
    return { module, client };
  } catch {
    // No profile names a region either. S3 answers from any and tells where the bucket is.
    return { module, client: new module.S3Client({ ...config, region: 'us-east-1' }) };
  }
}

function isAws(endpoint: string): boolean {
  return URL.canParse(endpoint) && /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(new URL(endpoint).hostname);
}
