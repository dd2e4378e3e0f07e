// What reports tell of the calls of one principal, gathered while they are there: they are too many to be kept.
import type { UsedCall } from '../../activity/used-call.ts';
import { serviceOf, type Timeline, timelineOf } from './picture/timeline.ts';
import { isCall } from './seen-principal.ts';
import { NEVER, type Span, widen, type Widening } from './span-of.ts';

export interface CallSummary {
  /** Calls by outcome, and of these those without an action; `noCall`: events that are no calls. */
  readonly counts: Readonly<Record<CountedKind, number>>;
  /** The most used first. */
  readonly services: readonly ServiceCalls[];
  /** Calls of federated sessions of the user are among them. */
  readonly federated: boolean;
  /** Absent where there is no call. */
  readonly timeline?: Timeline;
  /** Kinds of call that were not denied and of which a resource is not known, each once. */
  readonly unknownResources: readonly EventKind[];
}

export type CountedKind = UsedCall['outcome'] | 'free' | 'unmapped' | 'noCall';

export interface ServiceCalls extends Span {
  /** `s3`, of `s3.amazonaws.com`. */
  readonly service: string;
  readonly used: number;
  readonly denied: number;
}

export interface EventKind {
  readonly eventSource: string;
  readonly eventName: string;
}

export function callSummary(calls: readonly UsedCall[]): CallSummary {
  const counts: Record<CountedKind, number> = { allowed: 0, denied: 0, unclear: 0, free: 0, unmapped: 0, noCall: 0 };
  const services = new Map<string, ServiceTally>();
  const unknown = new Map<string, EventKind>();
  for (const call of calls) {
    const { group, meaning, outcome } = call;
    const { eventSource, eventName, count } = group;
    if (meaning.kind !== 'actions') counts[meaning.kind] += count;
    if (hasUnknownResource(call)) unknown.set(`${eventSource} ${eventName}`, { eventSource, eventName });
    if (!isCall(call)) continue;
    counts[outcome] += count;
    const service = serviceOf(eventSource);
    const tally = services.get(service) ?? { service, used: 0, denied: 0, ...NEVER };
    services.set(service, tally);
    tally[outcome === 'denied' ? 'denied' : 'used'] += count;
    widen(tally, group);
  }
  const timeline = timelineOf(calls.filter(isCall));
  return {
    counts,
    services: [...services.values()].toSorted((a, b) => b.used - a.used || (a.service < b.service ? -1 : 1)),
    federated: calls.some(({ actor }) => actor.kind === 'federatedUser'),
    ...(timeline !== undefined && { timeline }),
    unknownResources: [...unknown.values()],
  };
}

interface ServiceTally extends Widening {
  readonly service: string;
  used: number;
  denied: number;
}

function hasUnknownResource({ outcome, meaning }: UsedCall): boolean {
  if (outcome === 'denied' || meaning.kind !== 'actions') return false;
  return meaning.actions.some(({ grade, resourceKnown }) => grade !== 'possible' && !resourceKnown);
}
