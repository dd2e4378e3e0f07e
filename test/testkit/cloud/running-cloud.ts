// A whole cloud with its listeners in this process, which commands find by its port.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk } from '../../../src/cloud/ports/disk-node.ts';
import { movableClock } from '../../../src/cloud/ports/system-clock.ts';
import { systemRandom } from '../../../src/cloud/ports/system-random.ts';
import { type Cloud, startCloud } from '../../../src/cloud/start-cloud.ts';
import { main } from '../../../src/cli/main.ts';
import { writeRunFile } from '../../../src/cli/cloud/run-file.ts';
import { CLOUD_SERVICES } from '../../../src/cli/up/cloud-services.ts';
import { controlRoutes } from '../../../src/cli/up/control-routes.ts';
import { readOrganization } from '../../../src/cli/up/read-organization.ts';
import { seedCloud } from '../../../src/cli/up/seed-cloud.ts';
import { serviceRules } from '../../../src/services/service-rules-table.ts';
import { fakeStreams } from '../fake-streams.ts';

export interface RunningCloud {
  readonly cloud: Cloud;
  readonly port: number;
  /** Runs one command line of ours; the exit code and what it wrote. */
  readonly run: (...args: readonly string[]) => Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
  readonly close: () => Promise<void>;
}

/** With the organization of a file, or the built-in one. XDG_RUNTIME_DIR is changed until it is closed. */
export async function runCloud(organization?: string): Promise<RunningCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'running-cloud-'));
  const before = process.env['XDG_RUNTIME_DIR'];
  process.env['XDG_RUNTIME_DIR'] = folder;
  const cloud = await startCloud({
    services: CLOUD_SERVICES,
    rules: serviceRules,
    clock: movableClock(),
    random: systemRandom(),
    disk: nodeDisk,
    temporary: async () => mkdtempSync(join(folder, 'state-')),
    port: 0,
    controlPort: 0,
    seed: (kernel) => seedCloud(kernel, readOrganization(organization)),
    controlRoutes,
    report: () => {},
    reportError: (error) => {
      throw error;
    },
  });
  const { port, url } = cloud.server;
  const { control, controlToken, caBundle } = cloud;
  writeRunFile({ pid: process.pid, port, url, controlUrl: control.url, controlToken, caBundle });
  return {
    cloud,
    port,
    run: async (...args) => {
      const streams = fakeStreams();
      const code = await main(args, streams);
      return { code, ...streams.written };
    },
    close: async () => {
      await cloud.close();
      if (before === undefined) delete process.env['XDG_RUNTIME_DIR'];
      else process.env['XDG_RUNTIME_DIR'] = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
