// EnableMFADevice, DeactivateMFADevice, ResyncMFADevice, ListMFADevices, GetMFADevice.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { MFADevice } from '../../../../cloud/model/generated/iam.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { rootArn } from '../../arns.ts';
import { entityAlreadyExists, limitExceeded } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { devicesOf, enabledDevice, existingDevice } from '../../mfa-devices.ts';
import { pageByKey } from '../../paging.ts';
import { userById } from '../../principal-rows.ts';
import { QUOTAS } from '../../quotas.ts';
import { MFA_DEVICES, type MfaDeviceRow } from '../../state.ts';
import { demand } from '../../targets.ts';
import { driftOfCodes } from '../../totp.ts';
import { ownerFor, ownerName, userDemand } from '../../users.ts';

/** Only virtual devices can be enabled: the seeds of hardware are not ours to know. */
export const enableMFADevice: IamOperation<'EnableMFADevice'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'EnableMFADevice', UserName)],
  handle: (_permit, { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, cx) => {
    const owner = ownerFor(cx, UserName);
    const row = existingDevice(cx, SerialNumber);
    if (row.owner !== undefined) throw entityAlreadyExists('MFA Device is already in use.');
    if (devicesOf(cx, owner.id).length >= QUOTAS.mfaDevicesPerUser) throw limitExceeded('MFADevicesPerUser', QUOTAS.mfaDevicesPerUser);
    const drift = checkCodes(row, AuthenticationCode1, AuthenticationCode2, cx);
    cx.state.put(MFA_DEVICES, keyOf(cx.account, SerialNumber), { ...row, owner: owner.id, enabledAt: cx.now, drift });
  },
};

export const deactivateMFADevice: IamOperation<'DeactivateMFADevice'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'DeactivateMFADevice', UserName)],
  handle: (_permit, { UserName, SerialNumber }, cx) => {
    const { owner: _owner, enabledAt: _enabledAt, drift: _drift, ...free } = enabledDevice(cx, SerialNumber, ownerFor(cx, UserName).id);
    const key = keyOf(cx.account, SerialNumber);
    if (free.virtual) cx.state.put(MFA_DEVICES, key, free);
    else cx.state.delete(MFA_DEVICES, key);
  },
};

export const resyncMFADevice: IamOperation<'ResyncMFADevice'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'ResyncMFADevice', UserName)],
  handle: (_permit, { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, cx) => {
    const row = enabledDevice(cx, SerialNumber, ownerFor(cx, UserName).id);
    const drift = checkCodes(row, AuthenticationCode1, AuthenticationCode2, cx);
    cx.state.put(MFA_DEVICES, keyOf(cx.account, SerialNumber), { ...row, drift });
  },
};

export const listMFADevices: IamOperation<'ListMFADevices'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'ListMFADevices', UserName)],
  handle: (_permit, input, cx) => {
    const owner = ownerFor(cx, input.UserName);
    const page = pageByKey(devicesOf(cx, owner.id), input, ({ serial }) => serial);
    const UserName = ownerName(owner);
    const shown = page.items.map(({ serial, enabledAt = 0 }) => {
      // A device of the root user is shown without a name.
      return { ...(UserName !== undefined && { UserName }), SerialNumber: serial, EnableDate: new Date(enabledAt) } as MFADevice;
    });
    return { MFADevices: shown, ...page.rest };
  },
};

export const getMFADevice: IamOperation<'GetMFADevice'> = {
  // Without a user's name it is the device's own user who is asked about.
  authorize: ({ UserName, SerialNumber }, cx) => {
    const holder = UserName === undefined ? devicesOf(cx).find(({ serial }) => serial === SerialNumber)?.owner : undefined;
    if (holder === 'root') return [demand('GetMFADevice', { arn: rootArn(cx) })];
    return [userDemand(cx, 'GetMFADevice', UserName ?? (holder === undefined ? undefined : userById(cx.state, holder)?.name))];
  },
  handle: (_permit, { UserName, SerialNumber }, cx) => {
    const row = UserName === undefined ? existingDevice(cx, SerialNumber) : enabledDevice(cx, SerialNumber, ownerFor(cx, UserName).id);
    const user = row.owner === undefined ? undefined : userById(cx.state, row.owner);
    return {
      ...(user !== undefined && { UserName: user.name }),
      SerialNumber: row.serial,
      ...(row.enabledAt !== undefined && { EnableDate: new Date(row.enabledAt) }),
    };
  },
};

function checkCodes(row: MfaDeviceRow, first: string, second: string, { now }: CallContext): number {
  const drift = row.seed === undefined ? undefined : driftOfCodes(row.seed, first, second, now);
  if (drift === undefined) throw new ServiceError('InvalidAuthenticationCode', 403, 'Authentication code for device is not valid.');
  return drift;
}
