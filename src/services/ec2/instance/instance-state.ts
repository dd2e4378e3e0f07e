// Which state an instance is in now. Nothing waits: changes take a while by the clock alone.
import type { InstanceState } from '../../../cloud/model/generated/ec2.ts';
import type { InstanceRow, InstanceStateRow } from '../rows.ts';

export type StateName = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

/** Milliseconds that a change takes. */
export const CHANGE_TIME = 2000;
/** A terminated instance is shown for about an hour. EC2 User Guide, Terminate Amazon EC2 instances. */
const SHOWN_FOR = 3_600_000;

const CODES: Readonly<Record<StateName, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

const ON_THE_WAY: Readonly<Record<InstanceStateRow['name'], StateName>> = {
  running: 'pending',
  stopped: 'stopping',
  terminated: 'shutting-down',
};

export function stateNameOf({ state: { name, since } }: Pick<InstanceRow, 'state'>, now: number): StateName {
  return now < since + CHANGE_TIME ? ON_THE_WAY[name] : name;
}

export function shownState(name: StateName): InstanceState {
  return { Code: CODES[name], Name: name };
}

/** Terminated so long ago that it is no longer shown. */
export function isForgotten({ state: { name, since } }: InstanceRow, now: number): boolean {
  return name === 'terminated' && now >= since + CHANGE_TIME + SHOWN_FOR;
}
