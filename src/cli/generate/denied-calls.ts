// What a principal asked for and was refused: no part of its policy, but worth knowing.
import type { UsedCall } from '../../activity/used-call.ts';
import { groupBy } from './group-by.ts';
import { spanOf } from './span-of.ts';

export interface DeniedCall {
  /** `s3.amazonaws.com`, `GetBucketPolicy`. */
  readonly eventSource: string;
  readonly eventName: string;
  /** The actions that the call needs; empty when they are not known. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly errorCode: string;
  /** AWS's sentence; '' where the event has none that names its action. */
  readonly sentence: string;
  readonly count: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** The id of the latest event. */
  readonly example: string;
}

/** The most frequent first. Calls with the same sentence about the same resources are one. */
export function deniedCalls(calls: readonly UsedCall[]): readonly DeniedCall[] {
  const denied = calls.filter(({ outcome, meaning }) => outcome === 'denied' && meaning.kind !== 'noCall').map(toDenied);
  const groups = groupBy(denied, ({ eventSource, eventName, actions, resources, errorCode, sentence }) =>
    JSON.stringify([eventSource, eventName, actions, resources, errorCode, sentence]),
  );
  const joined = [...groups.values()].map((same) => same.reduce(join));
  return joined.toSorted((a, b) => b.count - a.count || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function toDenied({ group, meaning }: UsedCall): DeniedCall {
  const core = meaning.kind === 'actions' ? meaning.actions.filter(({ grade }) => grade === 'core') : [];
  const { eventSource, eventName, errorCode, denial, count, firstSeen, lastSeen, lastId } = group;
  return {
    eventSource,
    eventName,
    actions: [...new Set(core.map(({ action }) => action))],
    resources: [...new Set(core.flatMap(({ resources }) => resources))].toSorted(),
    errorCode,
    sentence: denial,
    count,
    firstSeen,
    lastSeen,
    example: lastId,
  };
}

function join(a: DeniedCall, b: DeniedCall): DeniedCall {
  const later = b.lastSeen > a.lastSeen || (b.lastSeen === a.lastSeen && b.example < a.example) ? b : a;
  return { ...later, ...spanOf([a, b]), count: a.count + b.count };
}

function keyOf({ eventSource, eventName, resources, sentence }: DeniedCall): string {
  return JSON.stringify([eventSource, eventName, resources, sentence]);
}
