// One port on both loopback addresses, so that `localhost` means this server whichever of them a client tries first.
import { createServer, type Server, type Socket } from 'node:net';

const ATTEMPTS = 20;

export interface Listeners {
  readonly port: number;
  /** No further connections are accepted. Resolves when those that there are have ended. */
  readonly stop: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 with `server`, and on ::1 with a second listener that hands its connections to `server`. Port 0: any that is
 * free on both. Without IPv6, on 127.0.0.1 only. Rejects with node's error (`EADDRINUSE`) if either is taken.
 */
export async function listenOnLoopback(server: Server, port: number, maxConnections: number): Promise<Listeners> {
  for (let attempt = 1; ; attempt += 1) {
    const chosen = await listen(server, '127.0.0.1', port);
    // The same settings as node's HTTP server gives its own listener.
    const second = createServer({ allowHalfOpen: true, noDelay: true });
    second.maxConnections = maxConnections;
    second.on('connection', (socket: Socket) => server.emit('connection', socket));
    try {
      await listen(second, '::1', chosen);
      return { port: chosen, stop: () => Promise.all([closed(server), closed(second)]).then(() => undefined) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return { port: chosen, stop: () => closed(server) };
      await closed(server);
      if (port !== 0 || attempt === ATTEMPTS) throw error;
    }
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: 1024 }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
