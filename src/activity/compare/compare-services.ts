// Granted against used, service by service: what was never called, apart from what the logs could not have shown.
import { serviceName } from '../../catalog/service.ts';
import type { LogCoverage, ServiceComparison, UsedCount } from './comparison.ts';
import type { RecordedUse } from './recorded-use.ts';
import type { RestingUse } from './resting-use.ts';
import { whyNotShown } from './why-not-shown.ts';

/** By service prefix; actions sorted, the used ones by the number of their calls. */
export function compareServices(
  granted: ReadonlySet<string>,
  use: RecordedUse,
  rests: RestingUse,
  coverage: LogCoverage,
): readonly ServiceComparison[] {
  const byService = new Map<string, string[]>();
  for (const action of granted) {
    const service = action.slice(0, action.indexOf(':'));
    const actions = byService.get(service);
    if (actions === undefined) byService.set(service, [action]);
    else actions.push(action);
  }
  const why = whyNotShown(use, coverage);
  return [...byService]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([service, actions]) => compareService(service, actions, use, rests, why));
}

function compareService(
  service: string,
  actions: readonly string[],
  use: RecordedUse,
  { split }: RestingUse,
  why: (action: string) => string | undefined,
): ServiceComparison {
  const used: UsedCount[] = [];
  const unused: string[] = [];
  const notShown: { readonly action: string; readonly because: string }[] = [];
  for (const action of [...actions].sort()) {
    const found = use.actions.get(action);
    if (found !== undefined) {
      const { resting } = split(found);
      // Calls on other resources, or under other conditions, do not use this grant.
      if (resting === undefined) unused.push(action);
      else used.push({ action, calls: resting.calls, lastSeen: resting.lastSeen });
      continue;
    }
    const free = use.free.get(action);
    if (free !== undefined) {
      used.push({ action, calls: free.calls, lastSeen: free.lastSeen, free: free.because });
      continue;
    }
    const because = why(action);
    if (because === undefined) unused.push(action);
    else notShown.push({ action, because });
  }
  return {
    service,
    name: serviceName(service) ?? service,
    use: used.length > 0 ? 'used' : notShown.length > 0 ? 'unknown' : 'unused',
    granted: actions.length,
    used: used.sort((left, right) => right.calls - left.calls || (left.action < right.action ? -1 : 1)),
    unused,
    notShown,
  };
}
