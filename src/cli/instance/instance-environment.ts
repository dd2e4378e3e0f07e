// The environment of a command that runs as if on an instance: its credentials come from the metadata service, and from nowhere else.
import type { RunFile } from '../cloud/run-file.ts';

export interface InstancePlace {
  /** Of the metadata service; ends with `/`. */
  readonly url: string;
  readonly region: string;
}

/** What else clients take credentials from, or would keep them from asking the instance. */
const UNSET = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_EC2_METADATA_DISABLED',
  'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE',
  'AWS_EC2_METADATA_V1_DISABLED',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
] as const;
const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'] as const;
const LOCAL = 'localhost,127.0.0.1,::1';

type Environment = Readonly<Record<string, string | undefined>>;

/** `environment` with what the command needs in place of what it must not see. `proxy`: AWS's real host names, by way of the cloud's proxy. */
export function instanceEnvironment(
  environment: Environment,
  cloud: Pick<RunFile, 'port' | 'url' | 'caBundle'>,
  place: InstancePlace,
  proxy: boolean,
): Environment {
  const hidden = new Set<string>([...UNSET, ...PROXIES, ...PROXIES.map((name) => name.toLowerCase())]);
  const kept = Object.entries(environment).filter(([name]) => !hidden.has(name) && !name.startsWith('AWS_ENDPOINT_URL'));
  const address = `http://127.0.0.1:${cloud.port}`;
  const way: Environment = proxy
    ? {
        HTTPS_PROXY: address,
        HTTP_PROXY: address,
        NO_PROXY: LOCAL,
        AWS_CA_BUNDLE: cloud.caBundle,
        SSL_CERT_FILE: cloud.caBundle,
        NODE_EXTRA_CA_CERTS: cloud.caBundle,
      }
    : { AWS_ENDPOINT_URL: cloud.url };
  return {
    ...Object.fromEntries(kept),
    ...way,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: place.url,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_CONFIG_FILE: '/dev/null',
  };
}
