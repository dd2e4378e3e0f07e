// What a request to a registry is about, read from its host and path.
import { hostName } from '../../../cloud/pipeline/service-finder.ts';
import { isLoopbackName } from '../../../cloud/server/loopback-name.ts';
import type { WireRequest } from '../../../cloud/wire/wire-request.ts';
import { LAYER_URL_PATH } from '../operations/layer/layer-url.ts';
import { type RegistryPlace, registryOfHost } from '../registry-name.ts';

/** The end points of the OCI distribution specification 1.1, and where download URLs of layers lead. */
export type Route =
  | { readonly kind: 'base' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'layer' }
  | { readonly kind: 'catalog' }
  | { readonly kind: 'tags' | 'uploads'; readonly repository: string }
  | { readonly kind: 'manifest' | 'blob' | 'upload' | 'referrers'; readonly repository: string; readonly reference: string };

export interface RegistryTarget {
  /** Absent on local names that stand for no registry: there one can only log in. */
  readonly place?: RegistryPlace;
  /** What clients put before the names of repositories: `123456789012/us-west-2/`, or nothing. */
  readonly prefix: string;
  readonly route: Route;
}

/** Undefined for what is not for a registry. */
export function registryTarget({ host, path }: Pick<WireRequest, 'host' | 'path'>): RegistryTarget | undefined {
  // Asked of every request to the cloud: most are told by a glance.
  const mayBePath = path.startsWith('/v2') || path.startsWith(LAYER_URL_PATH);
  if (!mayBePath && !host.includes('.dkr')) return undefined;
  const name = hostName(host);
  const place = registryOfHost(name);
  const decoded = decode(path);
  if (place !== undefined) return { place, prefix: '', route: routeOf(decoded) };
  return mayBePath && isLoopbackName(name) && !name.endsWith('.localhost') ? localTarget(decoded) : undefined;
}

const LOCAL = /^\/v2\/((\d{12})\/([a-z]{2}[a-z0-9-]{1,38})\/)(.*)$/s;

/** Names on `localhost:4566` need no name server: account and region go before the name of the repository. */
function localTarget(path: string): RegistryTarget | undefined {
  if (path === '/v2/' || path === '/v2' || path.startsWith(LAYER_URL_PATH)) return { prefix: '', route: routeOf(path) };
  const [, prefix, account, region, rest] = LOCAL.exec(path) ?? [];
  if (prefix === undefined || account === undefined || region === undefined) return undefined;
  return { place: { account, region }, prefix, route: routeOf(`/v2/${rest}`) };
}

function routeOf(path: string): Route {
  if (path.startsWith(LAYER_URL_PATH)) return { kind: 'layer' };
  if (path === '/v2' || path === '/v2/') return { kind: 'base' };
  if (path === '/v2/_catalog') return { kind: 'catalog' };
  return path.startsWith('/v2/') ? repositoryRoute(path.slice('/v2/'.length).split('/')) : { kind: 'unknown' };
}

/** Names of repositories have slashes too: what is asked of one is read from the end. */
function repositoryRoute(parts: readonly string[]): Route {
  const [third, second, last] = [parts.at(-3), parts.at(-2), parts.at(-1) ?? ''];
  const named = (count: number): string => parts.slice(0, -count).join('/');
  let route: Route = { kind: 'unknown' };
  if (second === 'blobs' && last === 'uploads') route = { kind: 'uploads', repository: named(2) };
  else if (third === 'blobs' && second === 'uploads')
    route = last === '' ? { kind: 'uploads', repository: named(3) } : { kind: 'upload', repository: named(3), reference: last };
  else if (second === 'tags' && last === 'list') route = { kind: 'tags', repository: named(2) };
  else if (second === 'blobs') route = { kind: 'blob', repository: named(2), reference: last };
  else if (second === 'manifests') route = { kind: 'manifest', repository: named(2), reference: last };
  else if (second === 'referrers') route = { kind: 'referrers', repository: named(2), reference: last };
  return 'repository' in route && route.repository === '' ? { kind: 'unknown' } : route;
}

function decode(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
