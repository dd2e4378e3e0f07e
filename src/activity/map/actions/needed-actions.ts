// Which IAM actions a recorded call needed.
import { callKind } from './call-kind.ts';
import type { Call } from './call.ts';
import { callOf } from './call.ts';
import type { EventFacts } from './event-facts.ts';
import { FREE_CALLS } from './free-calls.ts';
import { kmsThroughService } from './kms-through-service.ts';
import type { NeededAction, NeededActions } from './needed-action.ts';
import { whyNoCall } from './no-call.ts';
import { otherConditionalActions } from './other-conditional-actions.ts';
import { otherServiceActions } from './other-service-actions.ts';
import { ownActions } from './own-actions.ts';
import { passedRoles } from './passed-roles.ts';
import { s3HeaderActions } from './s3-header-actions.ts';
import { stsActions } from './sts-actions.ts';
import { tagOnCreate } from './tag-on-create.ts';

/**
 * The actions of a call: its own (grade `core`), those that its parameters say were checked (`conditional`), and those that may have been
 * (`possible`). Every
 * action is one that the catalog has; a call without such an action of its own is `unmapped`. Never throws, whatever the parameters hold.
 *
 * Source: Service Authorization Reference, and the pages that the tables name.
 */
export function neededActions(event: EventFacts): NeededActions {
  const noCall = whyNoCall(event);
  if (noCall !== undefined) return { kind: 'noCall', because: noCall };
  const kind = callKind(event.eventSource, event.eventName);
  if (kind === undefined) return { kind: 'unmapped', because: `no service of the catalog has the event source \`${event.eventSource}\`` };
  const call = callOf(kind, event);
  const free = FREE_CALLS.get(kind.name);
  if (free !== undefined) return { kind: 'free', because: free };
  const own = ownActions(call);
  if (own.length === 0) return { kind: 'unmapped', because: `the catalog has no action \`${kind.name}\`` };
  return { kind: 'needed', actions: distinct([...own, ...conditional(call, own)]) };
}

function conditional(call: Call, own: readonly NeededAction[]): readonly NeededAction[] {
  return [
    ...(call.prefix === 's3' ? s3HeaderActions(call) : []),
    ...(call.prefix === 'sts' ? stsActions(call) : []),
    ...passedRoles(call),
    ...tagOnCreate(call),
    ...otherConditionalActions(call),
    ...otherServiceActions(call, own),
    ...kmsThroughService(call),
  ];
}

/** The same action on the same resources counts once, with the grade that it had first; what is certain comes before what is possible. */
function distinct(actions: readonly NeededAction[]): readonly NeededAction[] {
  if (actions.length === 1) return actions;
  const seen = new Set<string>();
  const sorted = [...actions.filter(({ grade }) => grade !== 'possible'), ...actions.filter(({ grade }) => grade === 'possible')];
  return sorted.filter(({ action, on, context }) => {
    const key = JSON.stringify([action, on, [...context]]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
