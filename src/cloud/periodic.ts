// What services do by themselves, when nobody calls: expiry, and work that goes on in steps.
import type { RequestView } from './call-context.ts';
import type { Kernel } from './kernel.ts';
import { refusalForRole } from './refusal-for-role.ts';
import { newRequestId } from './server/request-id.ts';
import type { PeriodicContext } from './service.ts';
import type { Change, ChangeSet } from './state/changes.ts';
import type { StateWriter } from './state/table.ts';

/**
 * Runs each service's periodic work, in a transaction of its own; answers what was changed, to be committed. What one service throws is told
 * to `failed`, and keeps no other from its work.
 */
export function runPeriodic(kernel: Kernel, failed: (error: unknown) => void): ChangeSet {
  const made: Change[] = [];
  for (const { name, definition } of kernel.registry.services.values()) {
    const { periodic } = definition;
    if (periodic === undefined) continue;
    try {
      const { changes } = kernel.state.transact((state) => periodic(periodicContext(kernel, name, state)));
      for (const change of changes) made.push(change);
    } catch (error) {
      failed(error);
    }
  }
  return made;
}

/** Regions are in the demands: work that no call brought about has none of its own. */
const NO_REGION = '';

function periodicContext(kernel: Kernel, service: string, state: StateWriter): PeriodicContext {
  const { clock, random, partition, identities } = kernel;
  const now = clock.now();
  let requestId: string | undefined;
  return {
    state,
    now,
    random,
    partition,
    identities,
    refusalFor: (role, demand) => {
      requestId ??= newRequestId(random);
      const occasion = { service, operation: 'Periodic', region: NO_REGION, request: requestOf(service), requestId, now };
      return refusalForRole(kernel, occasion, role, demand, state);
    },
  };
}

/** As which a service appears in its own requests. */
function requestOf(service: string): RequestView {
  const name = `${service}.amazonaws.com`;
  return { host: name, secure: true, sourceAddress: name, userAgent: name, header: () => undefined };
}
