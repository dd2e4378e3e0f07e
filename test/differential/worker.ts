// One process of a parallel differential: takes a stretch of worlds, sends what it finds.
import { differences } from './answer.ts';
import { runDifferential, type Stretch } from './differential.ts';
import { engine } from './engine-adapter.ts';
import type { GaugeReport } from './gauge.ts';
import { measure } from './gauge.ts';
import { reference } from './reference-adapter.ts';
import type { DisagreementReport } from './report-disagreement.ts';
import { reportDisagreement } from './report-disagreement.ts';

export interface WorkerTask extends Stretch {
  /** Disagreements to report before giving up. */
  readonly limit: number;
  /** Every how manieth world the gauge looks at: all of them in short runs, few in long ones. */
  readonly gaugeEvery: number;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly requests: number }
  | { readonly kind: 'disagreement'; readonly report: DisagreementReport }
  | { readonly kind: 'done'; readonly requests: number; readonly gauge: GaugeReport };

/** Requests between two reports of progress. */
const PROGRESS = 10_000;

function send(message: WorkerMessage, sent?: () => void): void {
  process.send?.(message, undefined, {}, () => sent?.());
}

function run({ limit, gaugeEvery, ...stretch }: WorkerTask): void {
  const gauge: GaugeReport = new Map();
  /** One report for each way of disagreeing. */
  const reported = new Set<string>();
  let made = 0;
  let announced = 0;
  let worlds = 0;
  const requests = runDifferential({
    ...stretch,
    left: reference,
    right: engine,
    visited: (visit) => {
      if (worlds++ % gaugeEvery === 0) measure(gauge, visit, reference);
      made += visit.left.length;
      if (made - announced < PROGRESS) return;
      announced = made;
      send({ kind: 'progress', requests: made });
    },
    disagreed: (disagreement) => {
      const { request, policies } = disagreement.found;
      const left = reference(request, policies);
      const right = engine(request, policies);
      const way = [...differences(left, right), left.kind, left.blockedBy, right.kind, right.blockedBy].join();
      if (!reported.has(way)) {
        reported.add(way);
        send({ kind: 'disagreement', report: reportDisagreement(disagreement, reference, engine) });
      }
      return reported.size < limit;
    },
  });
  // Only when this last message is out may the channel be closed.
  send({ kind: 'done', requests, gauge }, () => process.disconnect());
}

process.once('message', (task: WorkerTask) => run(task));
