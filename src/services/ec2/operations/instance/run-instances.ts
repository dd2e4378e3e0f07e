// RunInstances.
import { createHash } from 'node:crypto';
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { Reservation, RunInstancesRequest } from '../../../../cloud/model/generated/ec2.ts';
import type { Ec2Operation } from '../../ec2-operation.ts';
import { ec2Error } from '../../errors.ts';
import { findInstance } from '../../instance/find-instances.ts';
import { forgetInstances } from '../../instance/forget-instances.ts';
import { getProfile } from '../../instance/instance-profile.ts';
import { shownInstance } from '../../instance/shown-instance.ts';
import { launchDemands } from '../../launch/launch-demands.ts';
import { launchInstances } from '../../launch/launch-instances.ts';
import { planLaunch } from '../../launch/launch-plan.ts';
import { type InstanceRow, LAUNCHES, rowKey } from '../../rows.ts';

export const runInstances: Ec2Operation<'RunInstances'> = {
  authorize: (input, cx) => launchDemands(cx, planLaunch(input, cx)),
  handle: (_permit, input, cx) => {
    const profile = input.IamInstanceProfile && getProfile(cx, input.IamInstanceProfile);
    forgetInstances(cx);
    const earlier = launchedBefore(cx, input);
    if (earlier !== undefined) return reservation(cx, earlier);
    const rows = launchInstances(cx, planLaunch(input, cx), profile);
    if (input.ClientToken !== undefined && input.ClientToken !== '') {
      const row = { instanceIds: rows.map(({ id }) => id), parameters: digestOf(input) };
      cx.state.put(LAUNCHES, rowKey(cx, input.ClientToken), row);
    }
    return reservation(cx, rows);
  },
};

/** What the same client token launched; undefined when it is a new one. Throws `IdempotentParameterMismatch`. */
function launchedBefore(cx: CallContext, input: RunInstancesRequest): readonly InstanceRow[] | undefined {
  if (input.ClientToken === undefined || input.ClientToken === '') return undefined;
  if (input.ClientToken.includes('\0')) throw ec2Error('InvalidParameterValue', 'The client token contains characters that are not ASCII');
  const launch = cx.state.get(LAUNCHES, rowKey(cx, input.ClientToken));
  if (launch === undefined) return undefined;
  if (launch.parameters !== digestOf(input)) {
    throw ec2Error(
      'IdempotentParameterMismatch',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  }
  return launch.instanceIds.flatMap((id) => findInstance(cx, id) ?? []);
}

function digestOf({ ClientToken: _token, DryRun: _dry, ...parameters }: RunInstancesRequest): string {
  return createHash('sha256').update(JSON.stringify(parameters)).digest('hex');
}

function reservation(cx: CallContext, rows: readonly InstanceRow[]): Reservation {
  return {
    Groups: [],
    Instances: rows.map((row) => shownInstance(cx, row)),
    OwnerId: cx.account,
    ...(rows[0] !== undefined && { ReservationId: rows[0].reservationId }),
  };
}
