// AddRoleToInstanceProfile and RemoveRoleFromInstanceProfile.
import { putCarrier } from '../../carried-policies.ts';
import { limitExceeded, noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getInstanceProfileRow } from '../../instance-profile-rows.ts';
import { getOwnRoleRow, getRoleRow } from '../../role-rows.ts';
import { INSTANCE_PROFILES, nameKey } from '../../state.ts';
import { demand, instanceProfileTarget, roleTarget } from '../../targets.ts';

export const addRoleToInstanceProfile: IamOperation<'AddRoleToInstanceProfile'> = {
  authorize: ({ InstanceProfileName, RoleName }, cx) => [
    demand('AddRoleToInstanceProfile', instanceProfileTarget(cx, InstanceProfileName)),
    demand('PassRole', roleTarget(cx, RoleName), [['iam:passedtoservice', 'ec2.amazonaws.com']]),
  ],
  handle: (_permit, { InstanceProfileName, RoleName }, { state, account }) => {
    const profile = getInstanceProfileRow(state, account, InstanceProfileName);
    const role = getOwnRoleRow(state, account, RoleName);
    if (profile.roleId !== undefined) throw limitExceeded('InstanceSessionsPerInstanceProfile', 1);
    state.put(INSTANCE_PROFILES, nameKey(account, profile.name), { ...profile, roleId: role.id });
    putCarrier(state, { ...role, instanceProfiles: [...role.instanceProfiles, profile.id] });
  },
};

export const removeRoleFromInstanceProfile: IamOperation<'RemoveRoleFromInstanceProfile'> = {
  authorize: ({ InstanceProfileName }, cx) => [demand('RemoveRoleFromInstanceProfile', instanceProfileTarget(cx, InstanceProfileName))],
  handle: (_permit, { InstanceProfileName, RoleName }, { state, account }) => {
    const profile = getInstanceProfileRow(state, account, InstanceProfileName);
    const role = getRoleRow(state, account, RoleName);
    if (profile.roleId !== role.id) throw noSuchEntity(`Role ${RoleName} in Instance Profile ${InstanceProfileName} cannot be found.`);
    const { roleId: _gone, ...rest } = profile;
    state.put(INSTANCE_PROFILES, nameKey(account, profile.name), rest);
    putCarrier(state, { ...role, instanceProfiles: role.instanceProfiles.filter((id) => id !== profile.id) });
  },
};
