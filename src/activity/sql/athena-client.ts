// Opens Athena: at AWS, or at whatever endpoint is given.
import type { AthenaClient, AthenaClientConfig } from '@aws-sdk/client-athena';
import type { SqlFailure } from './sql-failure.ts';

export interface AthenaEndpoint {
  /** Absent: `AWS_ENDPOINT_URL_ATHENA`, `AWS_ENDPOINT_URL`, or AWS's own: the SDK looks. */
  readonly endpoint?: string | undefined;
  /** Absent: what the SDK finds. */
  readonly region?: string | undefined;
  /** Absent: the SDK's own chain: environment, profiles, single sign-on, the machine's role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string } | undefined;
}

export interface OpenAthena {
  readonly module: typeof import('@aws-sdk/client-athena');
  readonly client: AthenaClient;
}

/** Athena allows few calls a second to an account, and answers the rest with `TooManyRequestsException`, which the SDK repeats. */
const MOST_ATTEMPTS = 8;

/** Loads the SDK: only those wait for it who ask Athena. */
export async function openAthena({ endpoint, region, credentials }: AthenaEndpoint): Promise<OpenAthena> {
  const module = await import('@aws-sdk/client-athena');
  const config: AthenaClientConfig = {
    maxAttempts: MOST_ATTEMPTS,
    ...(endpoint !== undefined && { endpoint }),
    ...(region !== undefined && { region }),
    ...(credentials !== undefined && { credentials }),
  };
  return { module, client: new module.AthenaClient(config) };
}

/** What the SDK throws, for people. */
export function athenaFailure(error: unknown): SqlFailure {
  if (!(error instanceof Error)) return { kind: 'unreachable', message: 'no answer' };
  const { name, message } = error;
  const text = message === '' || message === 'UnknownError' ? name : `${name}: ${message}`;
  if (name === 'InvalidRequestException') return { kind: 'query', message: text };
  if (REFUSALS.has(name)) return { kind: 'refused', message: text };
  return { kind: 'unreachable', message: text };
}

const REFUSALS: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'CredentialsProviderError',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'UnrecognizedClientException',
]);
