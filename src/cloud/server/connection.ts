// What the server knows about a connection: how it came, and what is going on on it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Connection {
  /** The host that a client asked the proxy to connect it to; undefined for a direct connection. */
  readonly tunnelHost: string | undefined;
  /** Whether the requests on it come over TLS. */
  readonly secure: boolean;
  /** Without port; IPv4 where it is mapped. */
  readonly sourceAddress: string;
  /** Requests that are not yet answered. */
  inFlight: number;
  /** Something ambiguous came on it: what follows may be part of it, and is not read as a request. */
  doomed: boolean;
  /** The newest exchange. */
  latest: { readonly req: IncomingMessage; readonly res: ServerResponse } | undefined;
}

/** Connections by socket; those that nobody registered are direct ones. */
export interface Connections {
  readonly of: (socket: Duplex) => Connection;
  readonly registerTunnel: (socket: Duplex, tunnelHost: string, secure: boolean, sourceAddress: string) => void;
}

export function trackConnections(): Connections {
  const known = new WeakMap<Duplex, Connection>();
  const add = (socket: Duplex, tunnelHost: string | undefined, secure: boolean, sourceAddress: string): Connection => {
    const connection: Connection = { tunnelHost, secure, sourceAddress, inFlight: 0, doomed: false, latest: undefined };
    known.set(socket, connection);
    return connection;
  };
  return {
    of: (socket) => known.get(socket) ?? add(socket, undefined, false, peerAddress(socket)),
    registerTunnel: (socket, tunnelHost, secure, sourceAddress) => {
      add(socket, tunnelHost, secure, sourceAddress);
    },
  };
}

function peerAddress(socket: Duplex): string {
  const address = 'remoteAddress' in socket && typeof socket.remoteAddress === 'string' ? socket.remoteAddress : '';
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}
