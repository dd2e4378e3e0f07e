// What ECR does by itself: lifecycle policies, backfills, and the collection of layers that nothing refers to.
import type { PeriodicContext } from '../../cloud/service.ts';
import { runLifecycle } from './lifecycle/run-lifecycle.ts';
import { runPreviews } from './lifecycle/run-previews.ts';
import { collectLayers } from './operations/layer/collect-layers.ts';
import { runBackfills } from './operations/replication/run-backfills.ts';

export function ecrPeriodic(cx: PeriodicContext): void {
  runPreviews(cx);
  runBackfills(cx);
  runLifecycle(cx);
  collectLayers(cx);
}
