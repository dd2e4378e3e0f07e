// The environment of the command: its credentials are those of the role, and no others can be found in it.
import type { CredentialServer } from './credential-server.ts';
import type { RoleCredentials } from './role-credentials.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything from which a client could take other credentials. */
const OTHER_CREDENTIALS = [
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
] as const;

export interface ChildSettings {
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
  /** Files in which the default profile has no credentials. */
  readonly configFile?: string | undefined;
  readonly credentialsFile?: string | undefined;
}

/** Plain variables, which every tool knows; they end with the session. Undefined values are to be unset. */
export function plainVariables(credentials: RoleCredentials, settings: ChildSettings): ReadonlyMap<string, string | undefined> {
  return new Map([
    ...unset(),
    ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
    ['AWS_SESSION_TOKEN', credentials.sessionToken],
    ['AWS_CREDENTIAL_EXPIRATION', new Date(credentials.expiresAt).toISOString()],
    ...settingVariables(settings),
  ]);
}

/** The address of an endpoint that always has fresh credentials; SDKs and CLIs know it. */
export function renewedVariables(server: CredentialServer, settings: ChildSettings): ReadonlyMap<string, string | undefined> {
  return new Map([
    ...unset(),
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI', server.url],
    ['AWS_CONTAINER_AUTHORIZATION_TOKEN', server.token],
    ...settingVariables(settings),
  ]);
}

/** `environment` with the variables in their place. Where a proxy is set, the endpoint above is reached without it. */
export function withVariables(environment: Environment, variables: ReadonlyMap<string, string | undefined>): Environment {
  const all = new Map([...Object.entries(environment), ...variables]);
  for (const name of ['NO_PROXY', 'no_proxy']) {
    const before = all.get(name);
    if (before !== undefined && !before.includes('127.0.0.1')) all.set(name, `${before},127.0.0.1`);
  }
  const proxied = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'].some((name) => all.get(name) !== undefined);
  if (proxied && all.get('NO_PROXY') === undefined && all.get('no_proxy') === undefined) all.set('NO_PROXY', '127.0.0.1');
  return Object.fromEntries([...all].filter(([, value]) => value !== undefined));
}

function unset(): readonly (readonly [string, undefined])[] {
  return OTHER_CREDENTIALS.map((name) => [name, undefined] as const);
}

function settingVariables({ region, endpointUrl, configFile, credentialsFile }: ChildSettings): readonly (readonly [string, string])[] {
  return [
    ...(region === undefined
      ? []
      : ([
          ['AWS_REGION', region],
          ['AWS_DEFAULT_REGION', region],
        ] as const)),
    ...(endpointUrl === undefined ? [] : ([['AWS_ENDPOINT_URL', endpointUrl]] as const)),
    ...(configFile === undefined ? [] : ([['AWS_CONFIG_FILE', configFile]] as const)),
    ...(credentialsFile === undefined ? [] : ([['AWS_SHARED_CREDENTIALS_FILE', credentialsFile]] as const)),
  ];
}
