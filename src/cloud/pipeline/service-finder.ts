// Which service a request is for, and in which protocol it speaks.
import type { Protocol, ServiceModel } from '../model/service-model.ts';
import type { LoadedService, Registry } from '../registry.ts';
import type { SignatureInput } from '../signature/signature-input.ts';
import { headerOf, type WireRequest } from '../wire/wire-request.ts';

export interface FoundService {
  readonly service: LoadedService;
  readonly protocol: Protocol;
  /** The path to route by. */
  readonly path: string;
}

export type ServiceFinder = (request: WireRequest, signature: SignatureInput | 'unsigned') => FoundService | undefined;

/** Paths that tell S3 Control from S3, which share a signing name. */
const S3_CONTROL_PATH = '/v20180820/';

/** Looks at the target header, the protocol header, the signing name, the host; region and account play no part. */
export function serviceFinder(registry: Registry): ServiceFinder {
  const services = [...registry.services.values()];
  const byTarget = new Map<string, LoadedService>();
  const bySigningName = new Map<string, LoadedService>();
  const s3control = registry.services.get('s3control');
  const s3 = registry.services.get('s3');
  const hosts = hostIndex(services);
  for (const service of services) {
    const { targetPrefix, signingName } = service.model;
    if (targetPrefix !== undefined) byTarget.set(targetPrefix, service);
    if (service !== s3control) bySigningName.set(signingName, service);
  }

  return (request, signature) => {
    const target = headerOf(request, 'x-amz-target');
    if (target !== undefined) return byTargetHeader(target, headerOf(request, 'content-type'), byTarget, request.path);
    if (headerOf(request, 'smithy-protocol') === 'rpc-v2-cbor') return byCborPath(request.path, byTarget);
    const host = hostName(request.host);
    const service =
      (signature === 'unsigned' ? undefined : bySigningName.get(signature.service)) ?? hosts(host) ?? byVersion(request, services) ?? s3;
    if (service === undefined) return undefined;
    if (service === s3) {
      if (s3control !== undefined && request.path.startsWith(S3_CONTROL_PATH))
        return { service: s3control, protocol: 'restXml', path: request.path };
      return { service, protocol: 'restXml', path: service.definition.rest?.pathFor(host, request.path) ?? request.path };
    }
    return { service, protocol: plainProtocol(service.model), path: request.path };
  };
}

/** `AWSOrganizationsV20161128.ListRoots`; some clients put a namespace before it. */
function byTargetHeader(
  target: string,
  contentType: string | undefined,
  byTarget: ReadonlyMap<string, LoadedService>,
  path: string,
): FoundService | undefined {
  const parts = target.split('.');
  const service = byTarget.get(parts.at(-2) ?? '');
  return service && { service, protocol: contentType?.startsWith('application/x-amz-json-1.0') ? 'awsJson1_0' : 'awsJson1_1', path };
}

/** `/service/CloudTrail_20131101/operation/LookupEvents` */
function byCborPath(path: string, byTarget: ReadonlyMap<string, LoadedService>): FoundService | undefined {
  const service = byTarget.get(path.split('/')[2] ?? '');
  return service && { service, protocol: 'rpcv2Cbor', path };
}

function plainProtocol({ protocols }: ServiceModel): Protocol {
  return (
    protocols.find((protocol) => protocol !== 'awsJson1_0' && protocol !== 'awsJson1_1' && protocol !== 'rpcv2Cbor') ??
    protocols[0] ??
    'restJson1'
  );
}

/** Unsigned query requests to a local endpoint name only their API version, in the query or in a form, which is not read yet. */
function byVersion(request: WireRequest, services: readonly LoadedService[]): LoadedService | undefined {
  const version = /(?:^|&)Version=([\d-]+)/.exec(request.query)?.[1];
  const form = headerOf(request, 'content-type')?.startsWith('application/x-www-form-urlencoded') === true && request.path === '/';
  if (version !== undefined) return services.find(({ model }) => model.version === version && plainProtocol(model).endsWith('Query'));
  // Only STS has operations that are called without a signature.
  return form && request.method === 'POST' ? services.find(({ name }) => name === 'sts') : undefined;
}

function hostIndex(services: readonly LoadedService[]): (host: string) => LoadedService | undefined {
  const patterns = services.flatMap((service) => service.model.hosts.map((host) => ({ service, parts: host.split('*') })));
  return (host) => {
    for (const { service, parts } of patterns) {
      const [head = '', tail] = parts;
      if (tail === undefined ? host === head : host.startsWith(head) && host.endsWith(tail) && host.length > head.length + tail.length)
        return service;
    }
    return undefined;
  };
}

/** Without the port, lower case. */
export function hostName(authority: string): string {
  const colon = authority.lastIndexOf(':');
  const name = colon >= 0 && !authority.endsWith(']') ? authority.slice(0, colon) : authority;
  return name.toLowerCase();
}
