// Recorded calls for tests, from the little that matters to one.
import type { ActivityGroup, ActivityIdentity } from '../../src/activity/activity-group.ts';
import type { UsedAction } from '../../src/activity/used-action.ts';
import type { UsedCall } from '../../src/activity/used-call.ts';
import { activityGroupOf } from '../testkit/activity/activity-group-of.ts';

const ROLE = 'arn:aws:iam::111111111111:role/app';

interface Recorded {
  readonly action?: string;
  readonly resources?: readonly string[];
  readonly actions?: readonly (Partial<UsedAction> & Pick<UsedAction, 'action'>)[];
  readonly outcome?: UsedCall['outcome'];
  readonly actor?: UsedCall['actor'];
  readonly meaning?: UsedCall['meaning'];
  readonly ownersCopy?: boolean;
  readonly group?: Partial<Omit<ActivityGroup, 'identity'>>;
  readonly identity?: Partial<ActivityIdentity>;
}

/** By default one allowed call of the role `app` in account 111111111111. */
export function recordedCall({ action = 's3:GetObject', resources = ['*'], actions, ...more }: Recorded): UsedCall {
  const used = (actions ?? [{ action, resources }]).map((one) => ({
    grade: 'core' as const,
    resources: ['*'],
    resourceKnown: true,
    context: new Map(),
    because: 'event name',
    ...one,
  }));
  const [service = '', name = ''] = (used[0]?.action ?? action).split(':');
  return {
    actor: more.actor ?? { kind: 'role', arn: ROLE, account: '111111111111' },
    outcome: more.outcome ?? 'allowed',
    meaning: more.meaning ?? { kind: 'actions', actions: used },
    ownersCopy: more.ownersCopy ?? false,
    group: activityGroupOf({
      identity: { arn: ROLE, mfa: 'false', ...more.identity },
      eventSource: `${service}.amazonaws.com`,
      eventName: name,
      region: 'us-west-2',
      firstSeen: '2026-06-01T09:00:00Z',
      lastSeen: '2026-06-01T09:00:00Z',
      firstId: 'e-1',
      lastId: 'e-1',
      ...more.group,
    }),
  };
}
