// The principals that the logs show, each with what it did.
import type { ActivityGroup } from '../../activity/activity-group.ts';
import { type Actor, policyHolder } from '../../activity/actor.ts';
import { whyNoCall } from '../../activity/map/actions/no-call.ts';
import { actorOf } from '../../activity/map/actor-of.ts';
import { outcomeOf } from '../../activity/map/outcome-of.ts';
import type { Outcome } from '../../activity/outcome.ts';
import type { UsedCall } from '../../activity/used-call.ts';
import { NEVER, widen, type Widening } from './span-of.ts';

export interface SeenPrincipal {
  /** The ARN whose policies decide; for services their name; for others what the events tell of them. */
  readonly id: string;
  readonly kind: 'role' | 'user' | 'root' | 'service' | 'other';
  readonly account: string;
  readonly permissionSet?: string;
  /** Why no policy can be written for it; absent: one can. */
  readonly notEditable?: string;
  /** Calls of each outcome; sign-ins and service events are none. */
  readonly allowed: number;
  readonly denied: number;
  readonly unclear: number;
  /** Event sources, sorted: `s3.amazonaws.com`. */
  readonly services: readonly string[];
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Of the groups that count (`recordedCalls`), without what they needed. Sorted: those that a policy can be written for first, then by calls, most first, then by name. */
export function principalsSeen(groups: Iterable<ActivityGroup>): readonly SeenPrincipal[] {
  const tallies = new Map<string, Tally>();
  for (const group of groups) {
    const actor = actorOf(group.identity);
    const id = idOf(actor);
    const tally = tallies.get(id) ?? { actor, allowed: 0, denied: 0, unclear: 0, services: new Set<string>(), ...NEVER };
    tallies.set(id, tally);
    widen(tally, group);
    if (whyNoCall(group) !== undefined) continue;
    tally[outcomeOf(group)] += group.count;
    tally.services.add(group.eventSource);
  }
  // Events of services about an account have nobody who called.
  const seen = [...tallies].map(([id, tally]) => principalOf(id, tally)).filter((one) => one.kind !== 'other' || total(one) > 0);
  return seen.toSorted((a, b) => rank(a) - rank(b) || total(b) - total(a) || (a.id < b.id ? -1 : 1));
}

interface Tally extends Widening, Record<Outcome, number> {
  /** Of the first call. */
  readonly actor: Actor;
  readonly services: Set<string>;
}

/** The principal that a call counts for. */
export function idOf(actor: Actor): string {
  if (actor.kind === 'service') return actor.name;
  const holder = policyHolder(actor);
  if (holder !== '') return holder;
  const what = actor.kind !== 'other' ? actor.kind : actor.type === '' ? 'unknown' : actor.type;
  return actor.account === '' ? what : `${what} of ${actor.account}`;
}

function principalOf(id: string, { actor, allowed, denied, unclear, services, firstSeen, lastSeen }: Tally): SeenPrincipal {
  const reason = notEditable(actor);
  return {
    id,
    kind: actor.kind === 'federatedUser' ? 'user' : actor.kind,
    account: actor.kind === 'service' ? '' : actor.account,
    ...(actor.kind === 'role' && actor.permissionSet !== undefined && { permissionSet: actor.permissionSet }),
    ...(reason !== undefined && { notEditable: reason }),
    allowed,
    denied,
    unclear,
    services: [...services].toSorted(),
    firstSeen,
    lastSeen,
  };
}

/** Counts as a call of its principal. */
export function isCall(call: UsedCall): boolean {
  return call.meaning.kind !== 'noCall';
}

function notEditable(actor: Actor): string | undefined {
  switch (actor.kind) {
    case 'role':
      return actor.serviceLinked === true ? 'a service-linked role: its policy is its service’s' : undefined;
    case 'user':
    case 'federatedUser':
      return undefined;
    case 'root':
      return 'a root user: no policy of the account confines it';
    case 'service':
      return 'a service that calls in its own name';
    case 'other':
      return 'the events do not tell whose policies decide';
  }
}

function rank({ notEditable: reason, kind }: SeenPrincipal): number {
  if (reason === undefined) return 0;
  return kind === 'service' ? 2 : 1;
}

function total({ allowed, denied, unclear }: SeenPrincipal): number {
  return allowed + denied + unclear;
}
