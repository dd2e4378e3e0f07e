// STS by AWS's own SDK, so that credentials, endpoints and regions are found as every other client finds them.
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { readFileSync } from 'node:fs';
import { UsageError } from '../usage-error.ts';
import { agentFor } from './proxy-agent.ts';
import type { RoleCredentials } from './role-credentials.ts';
import type { StsPort } from './sts-port.ts';

export interface StsSettings {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** STS is in every region, and here where AWS's CLI asks for it when no region is set. */
const DEFAULT_REGION = 'us-east-1';

/** Throws UsageError when the file that AWS_CA_BUNDLE names cannot be read. */
export function stsClient({ profile, region, endpointUrl, environment }: StsSettings): StsPort {
  const shared: STSClientConfig = {
    ...(profile !== undefined && { profile }),
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
    requestHandler: { httpsAgent: agentFor(environment, caBundle(environment)) },
  };
  const settled = settledRegion(shared, region ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION']);
  const own = async (): Promise<STSClient> => new STSClient({ ...shared, region: (await settled()) ?? DEFAULT_REGION });
  const as = async ({ accessKeyId, secretAccessKey, sessionToken }: RoleCredentials): Promise<STSClient> =>
    new STSClient({ ...shared, region: (await settled()) ?? DEFAULT_REGION, credentials: { accessKeyId, secretAccessKey, sessionToken } });
  let first: Promise<STSClient> | undefined;
  const callers = (): Promise<STSClient> => {
    first ??= own();
    return first;
  };
  return {
    region: settled,
    whoAmI: async () => (await (await callers()).send(new GetCallerIdentityCommand({}))).Arn ?? '',
    assumeRole: async (request, credentials) => {
      const client = await (credentials === undefined ? callers() : as(credentials));
      const { Credentials } = await client.send(new AssumeRoleCommand(request));
      if (Credentials?.AccessKeyId === undefined || Credentials.SecretAccessKey === undefined || Credentials.SessionToken === undefined) {
        throw new Error('STS answered without credentials');
      }
      return {
        accessKeyId: Credentials.AccessKeyId,
        secretAccessKey: Credentials.SecretAccessKey,
        sessionToken: Credentials.SessionToken,
        expiresAt: Credentials.Expiration?.getTime() ?? Date.now(),
      };
    },
  };
}

function caBundle(environment: StsSettings['environment']): Buffer | undefined {
  const path = environment['AWS_CA_BUNDLE'];
  if (path === undefined || path === '') return undefined;
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`AWS_CA_BUNDLE: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The one given; else the one that the SDK finds in the profile; undefined if there is none. */
function settledRegion(shared: STSClientConfig, given: string | undefined): () => Promise<string | undefined> {
  let found: Promise<string | undefined> | undefined;
  return () => {
    found ??= given === undefined ? new STSClient(shared).config.region().catch(() => undefined) : Promise.resolve(given);
    return found;
  };
}
