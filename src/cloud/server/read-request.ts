// Reads node's request, and refuses what proxies and servers are known to understand differently.
import type { IncomingMessage } from 'node:http';
import { ArrivedRequest } from './arrived-request.ts';
import { readAuthority } from './authority.ts';
import { isAwsHostName } from './aws-host-name.ts';
import type { Connection } from './connection.ts';
import { isLoopbackName } from './loopback-name.ts';
import { NOT_SERVED } from './proxied-names.ts';
import { readTarget, type RequestTarget } from './request-target.ts';

export type Reading =
  | { readonly request: ArrivedRequest }
  | { readonly request?: undefined; readonly status: number; readonly code: string; readonly message: string };

/** `port`: the one that this server listens on. `onFirstRead`: see `RequestBody`. */
export function readRequest(
  source: IncomingMessage,
  headers: ReadonlyMap<string, readonly string[]>,
  connection: Connection,
  port: number,
  onFirstRead: (() => void) | undefined,
): Reading {
  const target = readTarget(source.url ?? '');
  if (target === undefined) return bad('The request target is neither a path nor an absolute URL.');
  const hosts = headers.get('host');
  if (hosts !== undefined && hosts.length > 1) return bad('The Host header is repeated.');
  if (hosts === undefined && source.httpVersion !== '1.0') return bad('The Host header is missing.');
  const codings = headers.get('transfer-encoding');
  if (codings !== undefined && (codings.length > 1 || codings[0]!.toLowerCase() !== 'chunked')) {
    return { status: 501, code: 'NotImplemented', message: 'A header you provided implies functionality that is not implemented.' };
  }
  const host = hosts?.[0] ?? connection.tunnelHost ?? '';
  const { sourceAddress } = connection;
  if (target.absolute === undefined) {
    return { request: new ArrivedRequest(source, target, headers, { host, secure: connection.secure, sourceAddress }, onFirstRead) };
  }
  const refused = refuseAbsolute(target.absolute, hosts?.[0], port);
  if (refused !== undefined) return refused;
  const { authority } = target.absolute;
  const secure = connection.secure || target.absolute.secure;
  return { request: new ArrivedRequest(source, target, headers, { host: authority, secure, sourceAddress }, onFirstRead) };
}

/** An absolute target is for a proxy: this one serves AWS's names, and itself. */
function refuseAbsolute(absolute: NonNullable<RequestTarget['absolute']>, host: string | undefined, port: number): Reading | undefined {
  const authority = readAuthority(absolute.authority);
  if (authority === undefined) return bad('The request target names no host.');
  if (host !== undefined && readAuthority(host)?.name !== authority.name) return bad('The Host header contradicts the request target.');
  if (isAwsHostName(authority.name)) return undefined;
  if (isLoopbackName(authority.name) && authority.port === port) return undefined;
  return { status: 403, code: 'AccessDenied', message: NOT_SERVED };
}

function bad(message: string): Reading {
  return { status: 400, code: 'BadRequest', message };
}
