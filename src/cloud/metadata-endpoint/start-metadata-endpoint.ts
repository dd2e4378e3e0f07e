// The instance metadata service of one instance, on a loopback port instead of 169.254.169.254.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { readAuthority } from '../server/authority.ts';
import { httpDate } from '../server/http-date.ts';
import { isLoopbackName } from '../server/loopback-name.ts';
import { findMetadata } from './find-metadata.ts';
import type { CredentialsOfInstance, InstanceView } from './instance-view.ts';
import { errorPage, type MetadataPage } from './metadata-page.ts';
import { LONGEST_TOKEN, metadataTokens } from './metadata-tokens.ts';
import { metadataTree } from './metadata-tree.ts';

export interface MetadataEndpointOptions {
  /** The instance as it is now; undefined once it is gone. */
  readonly instance: () => InstanceView | undefined;
  /** Asked only when a path below `iam` is wanted. */
  readonly credentials: CredentialsOfInstance;
  readonly clock: Clock;
  readonly random: Random;
  readonly report: (error: unknown) => void;
}

export interface MetadataEndpoint {
  /** For `AWS_EC2_METADATA_SERVICE_ENDPOINT`; ends with `/`, without which CLI v2 before 2.36 builds wrong URLs. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const TTL = 'x-aws-ec2-metadata-token-ttl-seconds';
const TOKEN_PATH = /^\/(?:latest|20[0-9]{2}-[0-9]{2}-[0-9]{2})\/api\/token\/?$/;

/** Listens on a free port of 127.0.0.1. */
export async function startMetadataEndpoint(options: MetadataEndpointOptions): Promise<MetadataEndpoint> {
  const tokens = metadataTokens(options.clock, options.random);
  const date = httpDate(options.clock);

  const answer = async (req: IncomingMessage): Promise<MetadataPage> => {
    const instance = options.instance();
    const host = readAuthority(req.headers.host ?? '')?.name;
    // Under another name it would be open to web pages by DNS rebinding; the real one is reached by its address.
    if (host === undefined || !(isLoopbackName(host) || host === '169.254.169.254')) return errorPage(403);
    if (req.headers.origin !== undefined || isForeign(req.headers['sec-fetch-site'])) return errorPage(403);
    if (instance === undefined || instance.metadataOptions.httpEndpoint === 'disabled') return errorPage(403);
    const [path = '/'] = (req.url ?? '/').split('?');
    if (TOKEN_PATH.test(path)) return req.method === 'PUT' ? issue(req) : errorPage(405, { allow: 'OPTIONS, PUT' });
    if (req.method !== 'GET' && req.method !== 'HEAD') return errorPage(405, { allow: 'OPTIONS, GET, HEAD' });
    const token = req.headers['x-aws-ec2-metadata-token'];
    const left = typeof token === 'string' ? tokens.secondsLeft(token) : undefined;
    // A token that is not good is refused even where none is needed.
    if (left === undefined && (token !== undefined || instance.metadataOptions.httpTokens === 'required')) return errorPage(401);
    const credentials = path.includes('/iam') ? await options.credentials(left === undefined ? '1.0' : '2.0') : undefined;
    const page = findMetadata(metadataTree(instance, credentials), path);
    const headers: Record<string, string> = { 'accept-ranges': 'none', 'last-modified': new Date(instance.launchTime).toUTCString() };
    if (left !== undefined) headers[TTL] = String(left);
    return page.status === 200 ? { ...page, headers } : page;
  };

  const issue = (req: IncomingMessage): MetadataPage => {
    // Requests that a proxy forwards get no token (EC2 user guide, "How Instance Metadata Service Version 2 works").
    if (req.headers['x-forwarded-for'] !== undefined) return errorPage(403);
    const text = req.headers[TTL];
    const seconds = typeof text === 'string' && /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
    if (seconds < 1 || seconds > LONGEST_TOKEN) return errorPage(400);
    return { status: 200, type: 'text/plain', body: tokens.issue(seconds), headers: { [TTL]: String(seconds) } };
  };

  const server = createServer({ requestTimeout: 10_000 }, (req, res) => {
    req.resume();
    answer(req)
      .catch((error: unknown) => {
        options.report(error);
        return errorPage(500);
      })
      .then((page) => send(res, page, date()))
      .catch(() => res.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // It ends with the cloud that it belongs to, whose own listeners keep the process alive.
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isForeign(site: string | string[] | undefined): boolean {
  return site !== undefined && site !== 'none' && site !== 'same-origin';
}

function send(res: ServerResponse, page: MetadataPage, date: string): void {
  const body = typeof page.body === 'string' ? Buffer.from(page.body) : page.body;
  res.sendDate = false;
  res.writeHead(page.status, {
    'content-type': page.type,
    'content-length': body.length,
    date,
    server: 'EC2ws',
    'x-content-type-options': 'nosniff',
    ...page.headers,
  });
  res.end(body);
}
