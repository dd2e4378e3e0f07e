// What recorded calls needed, and what is not known of them.
import type { ContextValue } from '../../model/request.ts';
import { catalogAction } from '../map/actions/catalog-action.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { callContext } from './call-context.ts';
import type { ConditionKind, GenerateOptions } from './generate-options.ts';
import type { GeneratedPolicy } from './generated-policy.ts';
import { isBinding } from './binding-key.ts';
import type { Need } from './need.ts';

export interface Needs {
  readonly needs: readonly Need[];
  readonly unmapped: GeneratedPolicy['unmapped'];
  readonly possible: GeneratedPolicy['possible'];
}

/** Calls that were denied need nothing: they are reported elsewhere. */
export function needsOf(calls: readonly UsedCall[], options: GenerateOptions): Needs {
  const kinds = new Set<ConditionKind>(options.conditions ?? []);
  const needs: Need[] = [];
  const possible: { readonly used: UsedAction; readonly call: UsedCall }[] = [];
  const unmapped: { readonly call: UsedCall; readonly because: string }[] = [];
  for (const call of calls) {
    if (call.outcome === 'denied') continue;
    if (call.meaning.kind === 'unmapped') unmapped.push({ call, because: call.meaning.because });
    if (call.meaning.kind !== 'actions') continue;
    for (const used of call.meaning.actions) {
      if (used.grade === 'possible') possible.push({ used, call });
      else if (catalogAction(used.action) !== undefined) needs.push(...needsOfAction(call, used, kinds, options.organization));
      else unmapped.push({ call, because: `the catalog has no action ${used.action}` });
    }
  }
  return { needs, unmapped: unmappedKinds(unmapped), possible: notNeeded(possible, needs) };
}

function needsOfAction(
  call: UsedCall,
  used: UsedAction,
  kinds: ReadonlySet<ConditionKind>,
  organization: string | undefined,
): readonly Need[] {
  const context = new Map<string, ContextValue>([...used.context].filter(([key]) => isBinding(key, kinds)));
  for (const [key, value] of callContext(call, used, kinds)) context.set(key, value);
  if (kinds.has('org') && organization !== undefined) context.set('aws:principalorgid', organization);
  const { action, resourceKnown, patterns, because } = used;
  const follows = used.grade === 'conditional';
  const resources = used.resources.length > 1 ? [...new Set(used.resources)] : used.resources;
  return resources.map((resource) => ({ action, resource, resourceKnown, patterns, context, call, because, follows }));
}

function unmappedKinds(found: readonly { readonly call: UsedCall; readonly because: string }[]): GeneratedPolicy['unmapped'] {
  const kinds = new Map<string, { eventSource: string; eventName: string; count: number; because: string }>();
  for (const { call, because } of found) {
    const { eventSource, eventName, count } = call.group;
    const id = JSON.stringify([eventSource, eventName, because]);
    const kind = kinds.get(id);
    if (kind === undefined) kinds.set(id, { eventSource, eventName, count, because });
    else kind.count += count;
  }
  return [...kinds].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, kind]) => kind);
}

/** What may have been needed and is not in the policy anyway. */
function notNeeded(
  found: readonly { readonly used: UsedAction; readonly call: UsedCall }[],
  needs: readonly Need[],
): GeneratedPolicy['possible'] {
  const actions = new Set(found.map(({ used }) => used.action));
  const there = new Set(needs.flatMap(({ action, resource }) => (actions.has(action) ? [JSON.stringify([action, resource])] : [])));
  const kinds = new Map<string, { action: string; because: string; count: number }>();
  for (const { used, call } of found) {
    if (used.resources.every((resource) => there.has(JSON.stringify([used.action, resource])))) continue;
    const because = `${call.group.eventSource} ${call.group.eventName}: ${used.because}`;
    const id = JSON.stringify([used.action, because]);
    const kind = kinds.get(id);
    if (kind === undefined) kinds.set(id, { action: used.action, because, count: call.group.count });
    else kind.count += call.group.count;
  }
  return [...kinds].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, kind]) => kind);
}
