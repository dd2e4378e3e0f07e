// StartInstances, StopInstances, RebootInstances, TerminateInstances.
import type { AuthorizeContext, CallContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { InstanceStateChange } from '../../../../cloud/model/generated/ec2.ts';
import { demand, instanceContext, resourceOf } from '../../demands.ts';
import type { Ec2Operation } from '../../ec2-operation.ts';
import { ec2Error, incorrectInstanceState } from '../../errors.ts';
import { checkInstanceIds, findInstance, getInstances } from '../../instance/find-instances.ts';
import { shownState, type StateName, stateNameOf } from '../../instance/instance-state.ts';
import { releaseInstance } from '../../instance/release-instance.ts';
import { takePublicAddress, usedAddresses } from '../../launch/addresses.ts';
import { INSTANCES, type InstanceRow, rowKey } from '../../rows.ts';

export const startInstances: Ec2Operation<'StartInstances'> = {
  authorize: ({ InstanceIds }, cx) => onInstances('StartInstances', InstanceIds, cx),
  handle: (_permit, { InstanceIds }, cx) => ({
    StartingInstances: changeAll(cx, InstanceIds, (row, state) => {
      if (state === 'running' || state === 'pending') return row;
      if (state !== 'stopped') throw incorrectInstanceState(`The instance '${row.id}' is not in a state from which it can be started.`);
      const publicIp = row.interface.public ? { publicIp: takePublicAddress(usedAddresses(cx), cx.random) } : {};
      return { ...row, launchedAt: cx.now, state: { name: 'running', since: cx.now }, interface: { ...row.interface, ...publicIp } };
    }),
  }),
};

export const stopInstances: Ec2Operation<'StopInstances'> = {
  authorize: ({ InstanceIds }, cx) => onInstances('StopInstances', InstanceIds, cx),
  handle: (_permit, { InstanceIds, Hibernate }, cx) => ({
    StoppingInstances: changeAll(cx, InstanceIds, (row, state) => {
      if (state === 'stopped' || state === 'stopping') return row;
      if (state !== 'running') throw incorrectInstanceState(`The instance '${row.id}' is not in a state from which it can be stopped.`);
      if (row.disableApiStop) throw notPermitted(row, 'stopped', 'disableApiStop');
      if (Hibernate === true && !row.hibernation) {
        throw ec2Error('UnsupportedHibernationConfiguration', `The instance '${row.id}' is not configured for hibernation`);
      }
      const { publicIp: _released, ...own } = row.interface;
      return { ...row, state: { name: 'stopped', since: cx.now }, interface: own };
    }),
  }),
};

export const rebootInstances: Ec2Operation<'RebootInstances'> = {
  authorize: ({ InstanceIds }, cx) => onInstances('RebootInstances', InstanceIds, cx),
  handle: (_permit, { InstanceIds }, cx) => {
    for (const row of getInstances(cx, InstanceIds)) {
      const state = stateNameOf(row, cx.now);
      if (state !== 'running' && state !== 'pending') {
        throw incorrectInstanceState(`The instance '${row.id}' is not in a state from which it can be rebooted.`);
      }
    }
    return undefined;
  },
};

export const terminateInstances: Ec2Operation<'TerminateInstances'> = {
  authorize: ({ InstanceIds }, cx) => onInstances('TerminateInstances', InstanceIds, cx),
  handle: (_permit, { InstanceIds }, cx) => ({
    TerminatingInstances: changeAll(cx, InstanceIds, (row, state) => {
      if (state === 'terminated' || state === 'shutting-down') return row;
      if (row.disableApiTermination) throw notPermitted(row, 'terminated', 'disableApiTermination');
      releaseInstance(cx, row);
      const { publicIp: _released, ...own } = row.interface;
      return { ...row, state: { name: 'terminated', since: cx.now }, interface: own };
    }),
  }),
};

/** The action on each of the instances, whether it exists or not. */
export function onInstances(operation: string, ids: readonly string[] | undefined, cx: AuthorizeContext): readonly Demand[] {
  return checkInstanceIds(ids).map((id) => {
    const row = findInstance(cx, id);
    return demand(cx, operation, resourceOf(cx, 'instance', id), row === undefined ? [] : instanceContext(row));
  });
}

function changeAll(
  cx: CallContext,
  ids: readonly string[],
  change: (row: InstanceRow, state: StateName) => InstanceRow,
): readonly InstanceStateChange[] {
  return getInstances(cx, ids).map((row) => {
    const before = stateNameOf(row, cx.now);
    const changed = change(row, before);
    if (changed !== row) cx.state.put(INSTANCES, rowKey(cx, row.id), changed);
    return { InstanceId: row.id, CurrentState: shownState(stateNameOf(changed, cx.now)), PreviousState: shownState(before) };
  });
}

function notPermitted({ id }: InstanceRow, what: string, attribute: string): Error {
  return ec2Error(
    'OperationNotPermitted',
    `The instance '${id}' may not be ${what}. Modify its '${attribute}' instance attribute and try again.`,
  );
}
