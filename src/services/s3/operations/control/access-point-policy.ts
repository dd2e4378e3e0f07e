// Policies of access points.
import { shownPolicy } from '../../../../cloud/bind-policy.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { isPublicPolicy } from '../../is-public-policy.ts';
import { accessPoints } from '../../state.ts';
import { blockedAs } from '../access/blocked-as.ts';
import { isPublicText } from '../access/bucket-policy.ts';
import { resourcesOfAccessPoint } from '../access/own-resource.ts';
import { readPolicy } from '../access/read-policy.ts';
import { publicAccessBlockOf } from '../target/demands-on.ts';
import type { ControlOperation } from './control-operation.ts';
import { controlDemand, requireAccessPoint } from './find-access-point.ts';

export const putAccessPointPolicy: ControlOperation<'PutAccessPointPolicy'> = {
  authorize: (input, cx) => controlDemand(cx, requireAccessPoint(input, cx), 's3:PutAccessPointPolicy'),
  handle: (_permit, input, cx) => {
    const { key, row, arn } = requireAccessPoint(input, cx);
    const { policy, stored } = readPolicy(input.Policy, cx, resourcesOfAccessPoint(row));
    if (isPublicPolicy(policy) && publicAccessBlockOf(cx.state, row).blockPublicPolicy) {
      const blocked = { action: 's3:PutAccessPointPolicy', resource: arn, owner: row.account };
      throw blockedAs(cx, blocked, 'public policies', 'BlockPublicPolicy');
    }
    cx.state.put(accessPoints, key, { ...row, policy: stored });
    return undefined;
  },
};

function noPolicy(name: string): ServiceError {
  return new ServiceError('NoSuchAccessPointPolicy', 404, 'The specified accesspoint policy does not exist', {
    members: { AccessPointName: name },
  });
}

export const getAccessPointPolicy: ControlOperation<'GetAccessPointPolicy'> = {
  authorize: (input, cx) => controlDemand(cx, requireAccessPoint(input, cx), 's3:GetAccessPointPolicy'),
  handle: (_permit, input, cx) => {
    const { row } = requireAccessPoint(input, cx);
    if (row.policy === undefined) throw noPolicy(row.name);
    return { Policy: shownPolicy(row.policy, cx) };
  },
};

export const deleteAccessPointPolicy: ControlOperation<'DeleteAccessPointPolicy'> = {
  authorize: (input, cx) => controlDemand(cx, requireAccessPoint(input, cx), 's3:DeleteAccessPointPolicy'),
  handle: (_permit, input, cx) => {
    const { key, row } = requireAccessPoint(input, cx);
    const { policy: _, ...rest } = row;
    cx.state.put(accessPoints, key, rest);
    return undefined;
  },
};

export const getAccessPointPolicyStatus: ControlOperation<'GetAccessPointPolicyStatus'> = {
  authorize: (input, cx) => controlDemand(cx, requireAccessPoint(input, cx), 's3:GetAccessPointPolicyStatus'),
  handle: (_permit, input, cx) => {
    const { row } = requireAccessPoint(input, cx);
    if (row.policy === undefined) throw noPolicy(row.name);
    return { PolicyStatus: { IsPublic: isPublicText(row.policy.text) } };
  },
};
