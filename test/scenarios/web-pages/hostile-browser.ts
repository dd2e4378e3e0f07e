// A browser in which hostile pages are opened, and the server that has them.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright-core';

/** A name of the attacker's that leads to this machine. */
export const ATTACKER = 'attacker.test';

export interface HostileBrowser {
  /** Port of the server with the attacker's pages. */
  readonly port: number;
  /** Gives the page a path on the attacker's server. */
  readonly serve: (html: string) => string;
  /** Opens a page, stays until it is quiet, and gives its status. */
  readonly visit: (url: string) => Promise<number | undefined>;
  /** What a page at this address, which need not exist, is answered by its own origin: statuses, or errors. */
  readonly ask: (url: string, fetches: readonly (readonly [url: string, init: object])[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** `ports`: where the attacker's name may come to lead to. */
export async function openHostileBrowser(executablePath: string, ports: readonly number[]): Promise<HostileBrowser> {
  const pages = new Map<string, string>();
  const server = createServer((req, res) => {
    const html = pages.get(req.url ?? '');
    res.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(html);
  });
  const port = await listen(server);
  // New browsers let only secure pages reach into the local network, and ask the user; others do neither, and users say yes.
  const secure = `--unsafely-treat-insecure-origin-as-secure=${ports.map((one) => `http://${ATTACKER}:${one}`).join()}`;
  const args = ['--no-sandbox', secure, `--host-resolver-rules=MAP ${ATTACKER} 127.0.0.1`];
  const browser = await chromium.launch({ executablePath, args });
  const context = await browser.newContext({ permissions: ['local-network-access'] });
  const idle: Page[] = [];
  return {
    port,
    serve: (html) => {
      const path = `/${pages.size}`;
      pages.set(path, `<!doctype html><meta charset=utf-8><body>${html}`);
      return path;
    },
    visit: async (url) => {
      const page = idle.pop() ?? (await context.newPage());
      const response = await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 });
      idle.push(page);
      return response?.status();
    },
    ask: async (url, fetches) => {
      const page = await context.newPage();
      await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
      await page.goto(url);
      const calls = fetches.map((one) => `fetch(...${JSON.stringify(one)}).then(({ status }) => String(status), String)`);
      return page.evaluate(`Promise.all([${calls.join()}])`);
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
