// Which Trino is asked, and as whom.
import { fail, ok, type Result } from '../../model/result.ts';

export type TrinoLogin =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

export interface TrinoServer {
  /** `https://trino.example.com:8443`; a path before `/v1` is kept. */
  readonly url: URL;
  readonly user: string;
  readonly login: TrinoLogin;
  readonly catalog?: string;
  readonly schema?: string;
}

/**
 * The error says what is wrong with the address. Secrets are only sent over TLS, or to this machine.
 */
export function checkTrinoServer(server: TrinoServer): Result<TrinoServer, string> {
  const { url, user, login } = server;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fail(`\`${url.protocol}\` is no way to reach Trino: http: or https:`);
  if (url.username !== '' || url.password !== '') return fail('the address must not hold a user or a password');
  if (user === '') return fail('Trino needs the name of a user');
  if (login.kind !== 'none' && url.protocol === 'http:' && !isThisMachine(url))
    return fail('a password or a token is only sent over https:');
  return ok(server);
}

export function trinoHeaders({ user, login, catalog, schema }: TrinoServer, source: string): Headers {
  const headers = new Headers({ 'X-Trino-User': user, 'X-Trino-Source': source, 'X-Trino-Time-Zone': 'UTC', 'User-Agent': source });
  if (catalog !== undefined) headers.set('X-Trino-Catalog', catalog);
  if (schema !== undefined) headers.set('X-Trino-Schema', schema);
  if (login.kind === 'basic') headers.set('Authorization', `Basic ${Buffer.from(`${user}:${login.password}`).toString('base64')}`);
  if (login.kind === 'bearer') headers.set('Authorization', `Bearer ${login.token}`);
  return headers;
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
