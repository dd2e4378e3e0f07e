// A loopback server that hands credentials to one child process, as a container's credential endpoint does.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { containerAnswer, type RoleCredentials } from './role-credentials.ts';

export interface CredentialServer {
  /** For AWS_CONTAINER_CREDENTIALS_FULL_URI. */
  readonly url: string;
  /** For AWS_CONTAINER_AUTHORIZATION_TOKEN. */
  readonly token: string;
  readonly close: () => void;
}

/** Answers only who knows the token, which the environment of the child alone holds. `report` is told of failures. */
export async function startCredentialServer(
  current: () => Promise<RoleCredentials>,
  report: (error: unknown) => void,
): Promise<CredentialServer> {
  const token = randomBytes(32).toString('base64url');
  const server = createServer((request, response) => {
    void answer(request, response, token, current, report);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/credentials`,
    token,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  current: () => Promise<RoleCredentials>,
  report: (error: unknown) => void,
): Promise<void> {
  if (!isSame(request.headers.authorization ?? '', token))
    return send(response, 401, failure('Unauthorized', 'the authorization token is not the one given'));
  if (request.method !== 'GET' || request.url !== '/credentials') return send(response, 404, failure('NotFound', 'GET /credentials'));
  try {
    send(response, 200, containerAnswer(await current()));
  } catch (error) {
    report(error);
    send(response, 500, failure('CredentialsUnavailable', error instanceof Error ? error.message : String(error)));
  }
}

function isSame(given: string, expected: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}

function failure(code: string, message: string): string {
  return JSON.stringify({ code, message });
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
}
