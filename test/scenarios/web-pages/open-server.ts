// A server with no defence at all: shows that an attack reaches those who do not defend themselves.
import { createServer, type IncomingMessage } from 'node:http';
import { listen } from './hostile-browser.ts';

export interface OpenServer {
  readonly origin: string;
  /** Method and path of what came, except for preflights, icons, and the pages themselves. */
  readonly hits: readonly string[];
  readonly close: () => void;
}

/** `pages`: by path, with their type. Everything else is answered with nothing, and with leave for all origins. */
export async function openServer(pages: ReadonlyMap<string, { readonly text: string; readonly type: string }>): Promise<OpenServer> {
  const hits: string[] = [];
  const note = ({ method, url = '' }: IncomingMessage): void => {
    if (method !== 'OPTIONS' && url !== '/favicon.ico') hits.push(`${method} ${url}`);
  };
  const server = createServer((req, res) => {
    const page = pages.get(req.url ?? '');
    if (page !== undefined && req.headers['service-worker'] === undefined) {
      res.writeHead(200, { 'content-type': page.type }).end(page.text);
      return;
    }
    note(req);
    const origin = req.headers.origin ?? '*';
    const leave = { 'access-control-allow-origin': origin, 'access-control-allow-headers': '*, content-type, x-wariin-token' };
    res.writeHead(200, { ...leave, 'access-control-allow-methods': '*', 'content-type': 'text/plain' }).end();
  });
  server.on('upgrade', (req, socket) => {
    note(req);
    socket.end();
  });
  const port = await listen(server);
  return {
    origin: `http://localhost:${port}`,
    hits,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
