// Starts the cloud of `up`, tells where it is, and ends it when asked to.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BRAND } from '../../brand.ts';
import { nodeDisk } from '../../cloud/ports/disk-node.ts';
import { movableClock } from '../../cloud/ports/system-clock.ts';
import { systemRandom } from '../../cloud/ports/system-random.ts';
import { type Cloud, startCloud } from '../../cloud/start-cloud.ts';
import { serviceRules } from '../../services/service-rules-table.ts';
import { removeRunFile, writeRunFile } from '../cloud/run-file.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Streams } from '../terminal/streams.ts';
import { CLOUD_SERVICES } from './cloud-services.ts';
import { controlRoutes } from './control-routes.ts';
import { withEcrQuirks } from './with-ecr-quirks.ts';
import { readOrganization } from './read-organization.ts';
import { renderUp } from './render-up.ts';
import { seedCloud } from './seed-cloud.ts';
import type { UpOptions } from './up-options.ts';

export async function runUp(options: UpOptions, streams: Streams): Promise<ExitCode> {
  const organization = readOrganization(options.organization);
  let cloud: Cloud;
  try {
    cloud = await startCloud({
      services: options.ecrQuirks ? withEcrQuirks(CLOUD_SERVICES) : CLOUD_SERVICES,
      rules: serviceRules,
      clock: movableClock(),
      random: systemRandom(),
      disk: nodeDisk,
      temporary: () => mkdtemp(join(tmpdir(), `${BRAND}-`)),
      port: options.port,
      controlPort: options.controlPort,
      ...(options.data !== undefined && { data: resolve(options.data) }),
      guard: { names: options.names, origins: options.origins },
      seed: (kernel) => seedCloud(kernel, organization),
      controlRoutes,
      report: (line) => streams.err(`${BRAND}: ${line}\n`),
      reportError: (error, requestId) => streams.err(`${BRAND}: request ${requestId ?? ''} failed: ${stackOf(error)}\n`),
    });
  } catch (error) {
    streams.err(`${BRAND} up: ${explained(error, options)}\n`);
    return EXIT.failed;
  }
  const { port, url } = cloud.server;
  writeRunFile({
    pid: process.pid,
    port,
    url,
    controlUrl: cloud.control.url,
    controlToken: cloud.controlToken,
    caBundle: cloud.caBundle,
    ...(options.data !== undefined && { data: resolve(options.data) }),
  });
  streams.out(renderUp(cloud, options));
  await untilSignal();
  streams.err('\nending …\n');
  removeRunFile(port, process.pid);
  await cloud.close();
  return EXIT.fine;
}

function untilSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

function explained(error: unknown, { port, data }: UpOptions): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program; choose another one with --port, or 0 for any`;
  if (code === 'EACCES' && port < 1024) return `port ${port} needs privileges; choose one above 1023 with --port`;
  return data === undefined ? stackOf(error) : message;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
