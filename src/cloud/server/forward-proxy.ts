// CONNECT: a client that asks this port for an AWS host name gets that host, here. Nothing is ever dialled.
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';
import { readAuthority } from './authority.ts';
import { isAwsHostName } from './aws-host-name.ts';
import type { Connections } from './connection.ts';
import { NOT_SERVED } from './proxied-names.ts';

export interface ForwardProxyOptions {
  /** What a connection to this lower-case host name is secured with. */
  readonly secureContext: (host: string) => Promise<SecureContext>;
  readonly connections: Connections;
  readonly report: (error: unknown) => void;
}

/**
 * Answers CONNECT on the server, and feeds what comes through the tunnels to the same server as further connections.
 * What is returned cuts all tunnels off.
 */
export function acceptTunnels(server: Server, options: ForwardProxyOptions): () => void {
  const outer = new Set<Duplex>();
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    outer.add(socket);
    socket.on('error', () => socket.destroy()).once('close', () => outer.delete(socket));
    const target = readAuthority(request.url ?? '');
    if (options.connections.of(socket).tunnelHost !== undefined || target?.port === undefined) {
      refuse(socket, 400, 'Bad Request');
    } else if (!isAwsHostName(target.name)) {
      refuse(socket, 403, NOT_SERVED);
    } else {
      open(server, socket, head, target.name, target.port === 80, options).catch((error: unknown) => {
        options.report(error);
        if (socket.writable) refuse(socket, 502, 'No certificate could be made for this host name');
        else socket.destroy();
      });
    }
  });
  return () => {
    for (const socket of outer) socket.destroy();
  };
}

async function open(
  server: Server,
  socket: Duplex,
  head: Buffer,
  host: string,
  plain: boolean,
  options: ForwardProxyOptions,
): Promise<void> {
  const { sourceAddress } = options.connections.of(socket);
  // Only a TLS connection needs the certificate; the port says which one is meant, as for any proxy.
  const context = plain ? undefined : await options.secureContext(host);
  if (socket.destroyed) return;
  if (head.length > 0) socket.unshift(head);
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  const inner = context === undefined ? socket : secure(socket, context);
  options.connections.registerTunnel(inner, host, context !== undefined, sourceAddress);
  server.emit('connection', inner);
}

function secure(socket: Duplex, secureContext: SecureContext): TLSSocket {
  // A server's sockets are net sockets, though `connect` is typed more widely.
  return new TLSSocket(socket as Socket, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
}

/** The reason stands in the status line too: most clients show nothing else of a proxy's answer. */
function refuse(socket: Duplex, status: number, reason: string): void {
  const body = `${reason}\n`;
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
