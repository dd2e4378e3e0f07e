// A coordinator and a worker on the loopback interface, and statements on them.
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runTrinoStatement } from '../../src/activity/sql/trino-statement.ts';
import type { TrinoServer } from '../../src/activity/sql/trino-server.ts';
import { startNode, type TrinoNode } from './start-node.ts';
import type { Distribution } from './trino-distribution.ts';

export interface TrinoCluster {
  readonly server: TrinoServer;
  /** All rows of a statement. Throws when it fails. */
  readonly run: (sql: string) => Promise<readonly (readonly (string | null)[])[]>;
  readonly stop: () => Promise<void>;
}

const LONGEST_START = 240_000;

/** Throws when one of the two ends, or does not come up; nothing is left running then. */
export async function startCluster(distribution: Distribution, java: string, folder: string, signal: AbortSignal): Promise<TrinoCluster> {
  const { version } = distribution;
  const metastore = join(folder, 'metastore');
  mkdirSync(metastore, { recursive: true });
  const [coordinatorPort, workerPort] = [await freePort(), await freePort()];
  const shared = { java, server: distribution.folder, version, metastore, coordinatorPort };
  const nodes = [
    startNode({ ...shared, role: 'coordinator', port: coordinatorPort, folder: join(folder, 'coordinator') }),
    startNode({ ...shared, role: 'worker', port: workerPort, folder: join(folder, 'worker') }),
  ];
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()));
  };
  // What is asked after that fails, as nobody answers.
  signal.addEventListener('abort', () => void stop(), { once: true });
  const server: TrinoServer = {
    url: new URL(`http://127.0.0.1:${coordinatorPort}`),
    user: 'test',
    login: { kind: 'none' },
    catalog: 'hive',
  };
  const run = async (sql: string): Promise<readonly (readonly (string | null)[])[]> => {
    const pages = runTrinoStatement(server, sql);
    const rows: (readonly (string | null)[])[] = [];
    for (;;) {
      const { done, value } = await pages.next();
      if (done !== true) rows.push(...value.rows);
      else if (value === undefined) return rows;
      else throw new Error(`${value.message}\nof: ${sql.slice(0, 2000)}`);
    }
  };
  try {
    await awaitStart(server, nodes, run);
    return { server, run, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function awaitStart(server: TrinoServer, nodes: readonly TrinoNode[], run: TrinoCluster['run']): Promise<void> {
  const begun = performance.now();
  while (performance.now() - begun < LONGEST_START) {
    const ended = nodes.find((node) => node.hasEnded());
    if (ended !== undefined) throw new Error(`process ${ended.pid} ended:\n${reasonIn(ended.log)}`);
    if (await isUp(server.url)) {
      const workers = await run("SELECT node_id FROM system.runtime.nodes WHERE NOT coordinator AND state = 'active'");
      if (workers.length > 0) return;
    }
    await sleep(500);
  }
  throw new Error('Trino did not come up in time');
}

async function isUp(url: URL): Promise<boolean> {
  try {
    const response = await fetch(new URL('/v1/info', url));
    return response.ok && /"starting"\s*:\s*false/.test(await response.text());
  } catch {
    return false;
  }
}

function reasonIn(log: string): string {
  const lines = readFileSync(log, 'utf8').split('\n');
  return lines
    .filter((line) => /ERROR|Caused by|Exception/.test(line))
    .slice(0, 5)
    .join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('there is no free port'));
      else server.close(() => resolve(address.port));
    });
  });
}
