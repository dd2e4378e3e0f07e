// The principals that the logs show, each with what it did.
import { type Actor, policyHolder } from '../../activity/actor.ts';
import type { UsedCall } from '../../activity/used-call.ts';
import { groupBy } from './group-by.ts';
import { spanOf } from './span-of.ts';

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

/** Sorted: those that a policy can be written for first, then by calls, most first, then by name. */
export function principalsSeen(calls: readonly UsedCall[]): readonly SeenPrincipal[] {
  const byId = groupBy(calls, ({ actor }) => idOf(actor));
  const seen = [...byId].flatMap(([id, list]) => {
    const one = summarize(id, list);
    // Events of services about an account have nobody who called.
    return one === undefined || (one.kind === 'other' && total(one) === 0) ? [] : [one];
  });
  return seen.toSorted((a, b) => rank(a) - rank(b) || total(b) - total(a) || (a.id < b.id ? -1 : 1));
}

/** The principal that a call counts for. */
export function idOf(actor: Actor): string {
  if (actor.kind === 'service') return actor.name;
  const holder = policyHolder(actor);
  if (holder !== '') return holder;
  const what = actor.kind !== 'other' ? actor.kind : actor.type === '' ? 'unknown' : actor.type;
  return actor.account === '' ? what : `${what} of ${actor.account}`;
}

function summarize(id: string, calls: readonly UsedCall[]): SeenPrincipal | undefined {
  const [first] = calls;
  if (first === undefined) return undefined;
  const { actor } = first;
  const counting = calls.filter(isCall);
  const sum = (outcome: UsedCall['outcome']): number =>
    counting.reduce((total, call) => total + (call.outcome === outcome ? call.group.count : 0), 0);
  const reason = notEditable(actor);
  return {
    id,
    kind: actor.kind === 'federatedUser' ? 'user' : actor.kind,
    account: actor.kind === 'service' ? '' : actor.account,
    ...(actor.kind === 'role' && actor.permissionSet !== undefined && { permissionSet: actor.permissionSet }),
    ...(reason !== undefined && { notEditable: reason }),
    allowed: sum('allowed'),
    denied: sum('denied'),
    unclear: sum('unclear'),
    services: [...new Set(counting.map(({ group }) => group.eventSource))].toSorted(),
    ...spanOf(calls.map(({ group }) => group)),
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
