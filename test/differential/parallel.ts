// The differential over several processes: each visits every n-th world of the seed, and their counts are added up.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GaugeReport } from './gauge.ts';
import { mergeGauge } from './gauge.ts';
import type { DisagreementReport } from './report-disagreement.ts';
import type { WorkerMessage, WorkerTask } from './worker.ts';

export interface ParallelOptions {
  readonly seed: number;
  readonly requests: number;
  readonly jobs: number;
  /** Disagreements to shrink before a process stops. */
  readonly limit: number;
  /** Every how manieth world the gauge looks at; 1 when absent. */
  readonly gaugeEvery?: number;
  /** Called with the requests made so far, now and then. */
  readonly progress?: (requests: number) => void;
}

export interface ParallelResult {
  readonly requests: number;
  readonly disagreements: readonly DisagreementReport[];
  readonly gauge: GaugeReport;
  readonly milliseconds: number;
}

/** Beside this file, compiled like it or not. */
const WORKER = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';

/** Runs to the end, or rejects when a process fails. Which worlds are visited depends on `jobs` only at the far end. */
export async function runParallel({ seed, requests, jobs, limit, gaugeEvery = 1, progress }: ParallelOptions): Promise<ParallelResult> {
  const began = performance.now();
  const gauge: GaugeReport = new Map();
  const disagreements: DisagreementReport[] = [];
  const made = new Array<number>(jobs).fill(0);
  const workers: ChildProcess[] = [];
  const run = (job: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const task: WorkerTask = { seed, first: job, step: jobs, requests: Math.ceil(requests / jobs), limit, gaugeEvery };
      const worker = fork(fileURLToPath(new URL(WORKER, import.meta.url)), { serialization: 'advanced' });
      workers.push(worker);
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'disagreement') disagreements.push(message.report);
        else {
          made[job] = message.requests;
          progress?.(made.reduce((sum, each) => sum + each, 0));
          if (message.kind === 'done') mergeGauge(gauge, message.gauge);
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a process of the differential ended with ${code}`))));
      worker.send(task);
    });
  try {
    await Promise.all(made.map((_, job) => run(job)));
  } finally {
    for (const worker of workers) if (worker.exitCode === null) worker.kill();
  }
  return { requests: made.reduce((sum, each) => sum + each, 0), disagreements, gauge, milliseconds: performance.now() - began };
}
