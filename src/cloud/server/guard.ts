// Keeps web pages off the cloud: they can reach localhost, and with DNS rebinding even under a name of their own.
import { isAwsHostName } from './aws-host-name.ts';
import { readAuthority } from './authority.ts';
import { isLoopbackName } from './loopback-name.ts';

export type Verdict =
  | { readonly kind: 'ok' }
  /**
   * Made by a page of another origin. Only a service that decides about origins itself (S3, by the bucket's CORS rules) may go on;
   * for all others it is refused.
   */
  | {
      readonly kind: 'crossOrigin';
      /** The `Origin` header: `https://example.com`, or `null`; undefined if there is none (images, links). */
      readonly origin: string | undefined;
      /** Somebody followed a link (GET or HEAD): the page that held the link does not see the answer. */
      readonly navigation: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Decides from the `Host` (or the authority of an absolute target), the method and the headers, by lower-case name. */
export type Guard = (host: string, method: string, headers: ReadonlyMap<string, readonly string[]>) => Verdict;

export interface GuardOptions {
  /** Host names to answer to beside loopback and AWS names: `host.docker.internal`. */
  readonly names?: readonly string[];
  /** Origins of pages that may call everything: `http://localhost:3000`. */
  readonly origins?: readonly string[];
  /** Whether AWS host names are answered to (they come through the proxy, or by a hosts file). Default: true. */
  readonly aws?: boolean;
}

const OK: Verdict = { kind: 'ok' };
const REMEMBERED_HOSTS = 1000;

/** The guard with its allow-lists; the decision depends on its arguments only. */
export function createGuard(options: GuardOptions = {}): Guard {
  const names = new Set((options.names ?? []).map((name) => name.toLowerCase()));
  const origins = new Set((options.origins ?? []).map((origin) => origin.toLowerCase()));
  const aws = options.aws ?? true;
  const known = new Map<string, boolean>();

  const allowed = (host: string): boolean => {
    let answer = known.get(host);
    if (answer === undefined) {
      const name = readAuthority(host)?.name;
      answer = name !== undefined && (isLoopbackName(name) || names.has(name) || (aws && isAwsHostName(name)));
      if (known.size < REMEMBERED_HOSTS) known.set(host, answer);
    }
    return answer;
  };

  return (host, method, headers) => {
    if (!allowed(host)) return { kind: 'refused', reason: foreignHost(host) };
    const site = headers.get('sec-fetch-site');
    const origin = headers.get('origin');
    if (site === undefined && origin === undefined && !headers.has('service-worker')) return OK;
    return judgePage(host, method, headers, origins);
  };
}

function judgePage(host: string, method: string, headers: ReadonlyMap<string, readonly string[]>, trusted: ReadonlySet<string>): Verdict {
  const [origin, ...otherOrigins] = headers.get('origin') ?? [];
  const [site, ...otherSites] = headers.get('sec-fetch-site') ?? [];
  if (otherOrigins.length > 0 || otherSites.length > 0)
    return { kind: 'refused', reason: 'The Origin or Sec-Fetch-Site header is repeated.' };
  // A stored script must never come to stand between other pages and this cloud.
  if (headers.has('service-worker') || headers.get('sec-fetch-dest')?.[0] === 'serviceworker') {
    return { kind: 'refused', reason: 'Service workers are not served here.' };
  }
  if (origin !== undefined && trusted.has(origin.toLowerCase())) return OK;
  const sameSite = site === undefined || site === 'none' || site === 'same-origin';
  if (sameSite && (origin === undefined || isOriginOf(origin, host))) return OK;
  const navigation = headers.get('sec-fetch-mode')?.[0] === 'navigate' && (method === 'GET' || method === 'HEAD');
  return { kind: 'crossOrigin', origin, navigation };
}

/** Whether an origin, `http://localhost:4566`, is that of this host, `localhost:4566`. */
function isOriginOf(origin: string, host: string): boolean {
  const match = /^(https?):\/\/([^/]+)$/.exec(origin.toLowerCase());
  const authority = readAuthority(match?.[2] ?? '');
  const own = readAuthority(host);
  if (match === null || authority === undefined || own === undefined || authority.name !== own.name) return false;
  const usual = match[1] === 'https' ? 443 : 80;
  return (authority.port ?? usual) === (own.port ?? usual);
}

function foreignHost(host: string): string {
  const shown = /^[\x21-\x7e]{1,100}$/.test(host) ? `the host name ${host}` : 'this host name';
  return (
    `This is a local cloud, which does not answer to ${shown}: a web page could use it to reach you (DNS rebinding). ` +
    'Use localhost, a name below .localhost, 127.0.0.1, [::1] or an AWS host name, or allow this name when you start the cloud.'
  );
}
