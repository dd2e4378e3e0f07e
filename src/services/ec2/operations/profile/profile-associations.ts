// Associate, Disassociate, Replace and Describe: the instance profile of an instance.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { IamInstanceProfileAssociation, IamInstanceProfileSpecification } from '../../../../cloud/model/generated/ec2.ts';
import { demand, ec2Arn, instanceContext, resourceOf } from '../../demands.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { ec2Error, incorrectInstanceState } from '../../errors.ts';
import { allInstances, checkInstanceIds, findInstance, getInstance } from '../../instance/find-instances.ts';
import { findProfile, getProfile, passRoleDemands } from '../../instance/instance-profile.ts';
import { CHANGE_TIME, stateNameOf } from '../../instance/instance-state.ts';
import { associate } from '../../launch/launch-instances.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { INSTANCES, type InstanceRow, type ProfileRow, rowKey } from '../../rows.ts';
import { shownTime } from '../../listing/shown-time.ts';

type Associated = InstanceRow & { readonly profile: ProfileRow };

export const associateIamInstanceProfile: Ec2Operation<'AssociateIamInstanceProfile'> = {
  authorize: ({ InstanceId, IamInstanceProfile }, cx) => {
    checkInstanceIds([InstanceId]);
    return profileDemands(cx, 'AssociateIamInstanceProfile', InstanceId, IamInstanceProfile);
  },
  handle: (_permit, { InstanceId, IamInstanceProfile }, cx) => {
    const row = getInstance(cx, InstanceId);
    const profile = getProfile(cx, IamInstanceProfile);
    const state = stateNameOf(row, cx.now);
    if (state === 'terminated' || state === 'shutting-down') {
      throw incorrectInstanceState(`The instance '${row.id}' is not in the 'running' or 'stopped' states.`);
    }
    if (row.profile !== undefined) throw ec2Error('IncorrectState', `There is an existing association for instance ${row.id}`);
    const associated = { ...row, profile: associate(cx, profile) };
    cx.state.put(INSTANCES, rowKey(cx, row.id), associated);
    return { IamInstanceProfileAssociation: shown(associated, 'associating') };
  },
};

export const disassociateIamInstanceProfile: Ec2Operation<'DisassociateIamInstanceProfile'> = {
  authorize: ({ AssociationId }, cx) => profileDemands(cx, 'DisassociateIamInstanceProfile', getAssociated(cx, AssociationId).id),
  handle: (_permit, { AssociationId }, cx) => {
    const row = getAssociated(cx, AssociationId);
    const { profile: _gone, ...rest } = row;
    cx.state.put(INSTANCES, rowKey(cx, row.id), rest);
    return { IamInstanceProfileAssociation: shown(row, 'disassociating') };
  },
};

export const replaceIamInstanceProfileAssociation: Ec2Operation<'ReplaceIamInstanceProfileAssociation'> = {
  authorize: ({ AssociationId, IamInstanceProfile }, cx) =>
    profileDemands(cx, 'ReplaceIamInstanceProfileAssociation', getAssociated(cx, AssociationId).id, IamInstanceProfile),
  handle: (_permit, { AssociationId, IamInstanceProfile }, cx) => {
    const row = getAssociated(cx, AssociationId);
    const replaced = { ...row, profile: associate(cx, getProfile(cx, IamInstanceProfile)) };
    cx.state.put(INSTANCES, rowKey(cx, row.id), replaced);
    return { IamInstanceProfileAssociation: shown(replaced, 'associating') };
  },
};

export const describeIamInstanceProfileAssociations: Ec2Operation<'DescribeIamInstanceProfileAssociations'> = onAll(
  'DescribeIamInstanceProfileAssociations',
  (input, cx) => {
    const all = allInstances(cx).filter(isAssociated);
    const named = input.AssociationIds?.map((id) => getAssociated(cx, id));
    const rows = filterRows(named ?? all, input.Filters, {
      'instance-id': ({ id }) => id,
      state: ({ profile }) => stateOf(profile, cx.now),
    });
    const { items, next } = pageOf(rows, input, ({ id }) => id);
    return { IamInstanceProfileAssociations: items.map((row) => shown(row, stateOf(row.profile, cx.now))), ...next };
  },
);

/** The action on the instance, and `iam:PassRole` for a profile that is to be given. */
function profileDemands(
  cx: AuthorizeContext,
  operation: string,
  instanceId: string,
  profile?: IamInstanceProfileSpecification,
): readonly Demand[] {
  const row = findInstance(cx, instanceId);
  const wanted = profile === undefined ? undefined : findProfile(cx, profile);
  return [
    demand(cx, operation, resourceOf(cx, 'instance', instanceId), [
      ...(row === undefined ? [] : instanceContext(row)),
      ...(wanted === undefined ? [] : [['ec2:newinstanceprofile', wanted.arn] as const]),
    ]),
    ...passRoleDemands(cx, profile, ec2Arn(cx, 'instance', instanceId)),
  ];
}

function isAssociated(row: InstanceRow): row is Associated {
  return row.profile !== undefined && row.state.name !== 'terminated';
}

/** Throws `NoSuchAssociation`. */
function getAssociated(cx: AuthorizeContext, associationId: string): Associated {
  const found = allInstances(cx)
    .filter(isAssociated)
    .find(({ profile }) => profile.associationId === associationId);
  if (found === undefined) throw ec2Error('NoSuchAssociation', `An invalid association-id of '${associationId}' was given`);
  return found;
}

function stateOf({ since }: ProfileRow, now: number): string {
  return now < since + CHANGE_TIME ? 'associating' : 'associated';
}

function shown({ id, profile }: Associated, state: string): IamInstanceProfileAssociation {
  return {
    AssociationId: profile.associationId,
    IamInstanceProfile: { Arn: profile.arn, Id: profile.id },
    InstanceId: id,
    State: state,
    Timestamp: shownTime(profile.since),
  };
}
