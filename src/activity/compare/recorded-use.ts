// What recorded calls used, by action.
import { callKind } from '../map/actions/call-kind.ts';
import { prefixOfEventSource } from '../map/actions/event-source.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';

/** One action on one resource, with a call that needed it. */
export interface UsedResource {
  readonly call: UsedCall;
  readonly action: UsedAction;
  readonly resource: string;
  calls: number;
  lastSeen: string;
}

export interface ActionUse {
  calls: number;
  lastSeen: string;
  /** By resource, and by what else of the call matters to conditions. */
  readonly resources: Map<string, UsedResource>;
}

export interface FreeUse {
  calls: number;
  lastSeen: string;
  /** For people: why it needs none. */
  readonly because: string;
}

export interface RecordedUse {
  /** By action as in the catalog. */
  readonly actions: ReadonlyMap<string, ActionUse>;
  /** Calls that need no permission, by the action of their name: whoever has it does not need it. */
  readonly free: ReadonlyMap<string, FreeUse>;
  /** Calls that were refused, by action. */
  readonly refused: ReadonlyMap<string, number>;
  /** Actions that may have been needed, with why. */
  readonly possible: ReadonlyMap<string, string>;
  /** Service prefixes with calls of which no action is known, with the name of one. */
  readonly unmapped: ReadonlyMap<string, string>;
}

export function recordedUse(calls: readonly UsedCall[]): RecordedUse {
  const actions = new Map<string, ActionUse>();
  const free = new Map<string, FreeUse>();
  const refused = new Map<string, number>();
  const possible = new Map<string, string>();
  const unmapped = new Map<string, string>();
  for (const call of calls) {
    const { meaning, outcome, group } = call;
    if (meaning.kind === 'unmapped' && outcome !== 'denied')
      setFirst(unmapped, prefixOfEventSource(group.eventSource) ?? group.eventSource, group.eventName);
    if (meaning.kind === 'free' && outcome !== 'denied') addFree(free, call, meaning.because);
    if (meaning.kind !== 'actions') continue;
    for (const used of meaning.actions) {
      if (outcome === 'denied') refused.set(used.action, (refused.get(used.action) ?? 0) + group.count);
      else if (used.grade === 'possible') setFirst(possible, used.action, `${group.eventName} may need it: ${used.because}`);
      else addUse(actions, call, used);
    }
  }
  return { actions, free, refused, possible, unmapped };
}

/** Of several texts the one that sorts first, so that the order of calls does not matter. */
function setFirst(map: Map<string, string>, key: string, text: string): void {
  const known = map.get(key);
  if (known === undefined || text < known) map.set(key, text);
}

function addFree(free: Map<string, FreeUse>, { group }: UsedCall, because: string): void {
  const action = callKind(group.eventSource, group.eventName)?.name;
  if (action === undefined) return;
  const use = free.get(action) ?? { calls: 0, lastSeen: '', because };
  free.set(action, use);
  use.calls += group.count;
  if (group.lastSeen > use.lastSeen) use.lastSeen = group.lastSeen;
}

function addUse(actions: Map<string, ActionUse>, call: UsedCall, action: UsedAction): void {
  const { count, lastSeen } = call.group;
  const use = actions.get(action.action) ?? { calls: 0, lastSeen: '', resources: new Map<string, UsedResource>() };
  actions.set(action.action, use);
  use.calls += count;
  if (lastSeen > use.lastSeen) use.lastSeen = lastSeen;
  for (const resource of new Set(action.resources)) {
    const id = `${resource}\n${contextId(call, action)}`;
    const known = use.resources.get(id);
    if (known === undefined) {
      use.resources.set(id, { call, action, resource, calls: count, lastSeen });
      continue;
    }
    known.calls += count;
    if (lastSeen > known.lastSeen) known.lastSeen = lastSeen;
  }
}

function contextId({ actor, group }: UsedCall, { context, resourceKnown }: UsedAction): string {
  const { identity, region, vpcEndpoint, tlsVersion } = group;
  const { mfa, sourceIdentity, invokedBy } = identity;
  const who = actor.kind === 'service' ? actor.name : actor.arn;
  return JSON.stringify([who, resourceKnown, mfa, sourceIdentity, invokedBy, region, vpcEndpoint, tlsVersion, [...context]]);
}
