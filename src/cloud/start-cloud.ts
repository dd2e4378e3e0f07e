// A cloud that listens: state, kernel, pipeline and the two listeners, put together.
import { join } from 'node:path';
import type { RulesLookup } from '../evaluate/service-rules.ts';
import { type CertificateFolder, caBundlePath, certificateFolder, fileCertificateStore } from './certificate/certificate-store.ts';
import { certificateAuthority } from './certificate/certificate-authority.ts';
import { CLOUD_TABLES, sealKeyOf } from './cloud-settings.ts';
import { createKernel } from './create-kernel.ts';
import { sessionOpener } from './credential/session-opener.ts';
import type { Kernel } from './kernel.ts';
import { type PeriodicTimer, startPeriodicTimer } from './periodic-timer.ts';
import { answerPages } from './pipeline/answer-pages.ts';
import { createPipeline } from './pipeline/pipeline.ts';
import { serviceFinder } from './pipeline/service-finder.ts';
import type { Disk } from './ports/disk.ts';
import type { Random } from './ports/random.ts';
import type { MovableClock } from './ports/system-clock.ts';
import { systemClock } from './ports/system-clock.ts';
import { systemInterval } from './ports/system-interval.ts';
import type { ControlRoute } from './server/control-route.ts';
import { createGuard, type GuardOptions } from './server/guard.ts';
import { newRequestId } from './server/request-id.ts';
import { type Control, startControl } from './server/start-control.ts';
import { type Server, startServer } from './server/start-server.ts';
import type { ServiceDefinition } from './service.ts';
import { openStore, type Store } from './state/open-store.ts';
import { buildEvents } from './trail/build-events.ts';

export interface CloudOptions {
  readonly services: readonly ServiceDefinition<never>[];
  readonly rules: RulesLookup;
  readonly clock: MovableClock;
  readonly random: Random;
  readonly disk: Disk;
  /** Makes a folder for what need not outlive the process. */
  readonly temporary: () => Promise<string>;
  /** 0: any free one. */
  readonly port: number;
  readonly controlPort: number;
  /** Absent: nothing outlives the process. */
  readonly data?: string;
  readonly guard?: GuardOptions;
  /** Fills a state that is empty: the first organization. Runs once in the life of a data folder. */
  readonly seed: (kernel: Kernel) => void;
  readonly controlRoutes: (cloud: RunningCloud) => readonly ControlRoute[];
  /** What the user should know, a line each. */
  readonly report: (line: string) => void;
  /** What should not have happened. */
  readonly reportError: (error: unknown, requestId?: string) => void;
}

/** What the control API may touch. */
export interface RunningCloud {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly clock: MovableClock;
  /** Does at once what services do by themselves every few seconds; resolves when it is durable. */
  readonly periodic: PeriodicTimer['run'];
}

export interface Cloud extends RunningCloud {
  readonly server: Server;
  readonly control: Control;
  readonly controlToken: string;
  /** The file that clients are told to trust (`AWS_CA_BUNDLE`); written shortly after the start. */
  readonly caBundle: string;
  /** Resolves when `caBundle` is there. */
  readonly caReady: Promise<void>;
  readonly close: () => Promise<void>;
}

/** Rejects with StorageError for an unusable data folder, with node's error for a port that is taken. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { services, clock, random, disk, temporary, data, report } = options;
  const tables = [...CLOUD_TABLES, ...services.flatMap((service) => service.tables)];
  const store = await openStore({ tables, clock, disk, temporary, report, ...(data !== undefined && { data: join(data, 'state') }) });
  const sealKey = sealKeyOf(store.state, random);
  const newId = (): string => newRequestId(random);
  const kernel = createKernel({
    services,
    state: store.state,
    blobs: store.blobs,
    clock,
    random,
    rules: options.rules,
    sealKey,
    record: (call) => {
      for (const event of buildEvents(call, newId)) store.events.append(event);
    },
    events: store.events,
  });
  options.seed(kernel);
  await store.state.settled();
  const folder = await certificateFolder(data);
  const timer = startPeriodicTimer(kernel, systemInterval, options.reportError);
  try {
    return await listen(options, { kernel, store, clock, periodic: timer.run }, folder, timer, sealKey);
  } catch (error) {
    await timer.stop();
    await folder.dispose();
    await store.close();
    throw error;
  }
}

async function listen(
  options: CloudOptions,
  running: RunningCloud,
  folder: CertificateFolder,
  timer: PeriodicTimer,
  sealKey: Uint8Array,
): Promise<Cloud> {
  const { random, clock } = options;
  const { kernel, store } = running;
  // Clients judge certificates by their own clocks.
  const certificates = certificateAuthority({ store: fileCertificateStore(folder.path), clock: systemClock, random });
  const answer = createPipeline({
    kernel,
    openSession: sessionOpener(sealKey),
    newRequestId: () => newRequestId(random),
    blobs: store.blobs,
    clientsClock: systemClock,
  });
  const server = await startServer({
    port: options.port,
    handle: answer,
    handleCrossOrigin: answerPages(kernel, serviceFinder(kernel.registry), answer),
    guard: createGuard(options.guard),
    certificates,
    clock,
    random,
    report: options.reportError,
  });
  const controlToken = Buffer.from(random.bytes(24)).toString('base64url');
  const control = await startControl({
    port: options.controlPort,
    token: controlToken,
    routes: options.controlRoutes(running),
    report: options.reportError,
  }).catch(async (error: unknown) => {
    await server.close(0);
    throw error;
  });
  const caReady = certificates.prepare().catch(options.reportError);
  return {
    ...running,
    server,
    control,
    controlToken,
    caBundle: caBundlePath(folder.path),
    caReady,
    close: async () => {
      await Promise.all([server.close(), control.close()]);
      await caReady;
      await timer.stop();
      await store.close();
      await folder.dispose();
    },
  };
}
