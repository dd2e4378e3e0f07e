// Who sends a request to the registry: HTTP Basic with a token of GetAuthorizationToken as password. There is no token server.
import type { Caller } from '../../../cloud/caller.ts';
import type { GatewayContext } from '../../../cloud/gateway.ts';
import { headerOf, type WireRequest } from '../../../cloud/wire/wire-request.ts';
import type { WireResponse } from '../../../cloud/wire/wire-response.ts';
import { openRegistryToken, registryTokenExpired } from '../token/registry-token.ts';
import { registryFailure } from './registry-failure.ts';

/** The caller as it is by now, or the answer to one without credentials. Throws the error of credentials that are no good. */
export function authenticateClient(
  request: WireRequest,
  cx: GatewayContext,
): { readonly caller: Caller } | { readonly answer: WireResponse } {
  const password = passwordOf(headerOf(request, 'authorization') ?? '');
  if (password === undefined) return { answer: challenge(request.host) };
  const token = openRegistryToken(cx.seal, password);
  // Measured with a real registry: 400 without a challenge.
  if (token === undefined) return { answer: BAD_REQUEST };
  if (registryTokenExpired(token, cx.now)) {
    throw registryFailure('DENIED', 'Your authorization token has expired. Reauthenticate and try again.');
  }
  const caller = cx.callerOf(token);
  if (caller === undefined) throw registryFailure('DENIED', 'The security token included in the request is invalid.');
  return { caller };
}

/** Undefined for anything but Basic, and for nothing; the empty string, which is no token, for what names another user. */
function passwordOf(authorization: string): string | undefined {
  const [, encoded] = /^basic +(\S+) *$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('latin1');
  return text.startsWith('AWS:') ? text.slice('AWS:'.length) : '';
}

function challenge(host: string): WireResponse {
  return {
    status: 401,
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['WWW-Authenticate', `Basic realm="https://${host}/",service="ecr.amazonaws.com"`],
    ],
    body: 'Not Authorized\n',
  };
}

const BAD_REQUEST: WireResponse = { status: 400, headers: [['Content-Type', 'text/plain; charset=utf-8']], body: 'Bad Request\n' };
