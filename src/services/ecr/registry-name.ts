// Where images are pushed to and pulled from: names under which a registry is reached, following the way in which the caller reached us.
import type { RequestView } from '../../cloud/call-context.ts';
import type { AccountId } from '../../model/account.ts';

export interface RegistryPlace {
  readonly account: AccountId;
  readonly region: string;
}

/** `123456789012.dkr.ecr.us-west-2.amazonaws.com` for who came under an AWS name; `….localhost:4566` for who came to a local one. */
export function registryHost({ account, region }: RegistryPlace, request: Pick<RequestView, 'host'>): string {
  const colon = request.host.lastIndexOf(':');
  const hasPort = colon >= 0 && !request.host.endsWith(']');
  const name = (hasPort ? request.host.slice(0, colon) : request.host).toLowerCase();
  const port = hasPort ? request.host.slice(colon) : '';
  const suffix = awsSuffix(name);
  return `${account}.dkr.ecr.${region}.${suffix === undefined ? `localhost${port}` : suffix + port}`;
}

/** With its scheme, as GetAuthorizationToken answers it. */
export function registryEndpoint(place: RegistryPlace, request: Pick<RequestView, 'host'>): string {
  const host = registryHost(place, request);
  return `${/\.localhost(?::\d+)?$/.test(host) ? 'http' : 'https'}://${host}`;
}

const REGISTRY_HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,40})\.(?:amazonaws\.com(?:\.cn)?|on\.aws|localhost)$/;

/** The registry that a host name (lower case, without port) stands for; undefined for other hosts. */
export function registryOfHost(name: string): RegistryPlace | undefined {
  const [, account, region] = REGISTRY_HOST.exec(name) ?? [];
  return account === undefined || region === undefined ? undefined : { account, region };
}

function awsSuffix(name: string): string | undefined {
  if (name.endsWith('.amazonaws.com.cn')) return 'amazonaws.com.cn';
  return name.endsWith('.amazonaws.com') || name.endsWith('.api.aws') || name.endsWith('.on.aws') ? 'amazonaws.com' : undefined;
}
