// One process of Trino on the loopback interface: a coordinator or a worker, with its folder of settings.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface NodeOptions {
  readonly java: string;
  /** The unpacked server. */
  readonly server: string;
  readonly version: number;
  /** Own folder of the node; made here. */
  readonly folder: string;
  /** Where all nodes keep the catalog's tables. */
  readonly metastore: string;
  readonly role: 'coordinator' | 'worker';
  readonly port: number;
  readonly coordinatorPort: number;
}

export interface TrinoNode {
  readonly pid: number;
  readonly log: string;
  readonly hasEnded: () => boolean;
  /** Asks it to end, by force after a while. */
  readonly stop: () => Promise<void>;
}

const MOST_WAIT_FOR_END = 15_000;

export function startNode(options: NodeOptions): TrinoNode {
  const { java, server, folder, role } = options;
  const etc = join(folder, 'etc');
  const plugins = join(folder, 'plugin');
  mkdirSync(join(etc, 'catalog'), { recursive: true });
  mkdirSync(plugins, { recursive: true });
  symlinkSync(join(server, 'plugin', 'hive'), join(plugins, 'hive'));
  writeFileSync(join(etc, 'config.properties'), properties(configOf(options, etc, plugins)));
  writeFileSync(join(etc, 'log.properties'), 'io.trino=WARN\n');
  writeFileSync(join(etc, 'catalog', 'hive.properties'), properties(catalogOf(options)));
  const log = join(folder, 'server.log');
  const output = openSync(log, 'w');
  const child = spawn(java, commandLine(options, etc), { cwd: folder, stdio: ['ignore', output, output] });
  if (child.pid === undefined) throw new Error(`${java} could not be started`);
  console.log(`${role}: process ${child.pid}, port ${options.port}, log ${log}`);
  return { pid: child.pid, log, hasEnded: () => child.exitCode !== null || child.signalCode !== null, stop: () => end(child) };
}

function commandLine({ server, role, folder }: NodeOptions, etc: string): readonly string[] {
  return [
    ...['-Xmx1G', '-XX:+UseG1GC', '-XX:ReservedCodeCacheSize=256M', '-XX:+ExitOnOutOfMemoryError', '-Djdk.attach.allowAttachSelf=true'],
    ...['-Duser.timezone=UTC', '-Dfile.encoding=UTF-8', '--add-opens=java.base/java.nio=ALL-UNNAMED'],
    ...['-Dnode.environment=test', `-Dnode.id=${role}`, `-Dnode.data-dir=${folder}`],
    ...['-Dnode.bind-ip=127.0.0.1', '-Dnode.internal-address=127.0.0.1'],
    ...[`-Dconfig=${join(etc, 'config.properties')}`, `-Dlog.levels-file=${join(etc, 'log.properties')}`],
    ...['-cp', join(server, 'lib', '*'), 'io.trino.server.TrinoServer'],
  ];
}

function configOf({ version, role, port, coordinatorPort }: NodeOptions, etc: string, plugins: string): Readonly<Record<string, string>> {
  const coordinator = role === 'coordinator';
  return {
    coordinator: String(coordinator),
    ...(coordinator ? { 'node-scheduler.include-coordinator': 'false' } : {}),
    'http-server.http.port': String(port),
    'discovery.uri': `http://127.0.0.1:${coordinatorPort}`,
    'query.max-memory': '500MB',
    'query.max-memory-per-node': '500MB',
    'memory.heap-headroom-per-node': '200MB',
    // Gone since 369.
    ...(version < 369 ? { 'query.max-total-memory-per-node': '500MB' } : {}),
    'plugin.dir': plugins,
    'catalog.config-dir': join(etc, 'catalog'),
  };
}

function catalogOf({ version, metastore }: NodeOptions): Readonly<Record<string, string>> {
  return {
    'connector.name': 'hive',
    'hive.metastore': 'file',
    'hive.metastore.catalog.dir': `file://${metastore}`,
    'hive.metastore.user': 'test',
    'hive.security': 'allow-all',
    'hive.allow-register-partition-procedure': 'true',
    'hive.recursive-directories': 'true',
    // Since 458 `file:` needs this.
    ...(version >= 458 ? { 'fs.hadoop.enabled': 'true' } : {}),
  };
}

function properties(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), MOST_WAIT_FOR_END);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
