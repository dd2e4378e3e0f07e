// CreateVirtualMFADevice, ListVirtualMFADevices, DeleteVirtualMFADevice.
import { base32 } from '../../../../cloud/credential/base32.ts';
import type { User, VirtualMFADevice } from '../../../../cloud/model/generated/iam.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { iamArn, rootArn } from '../../arns.ts';
import { deleteConflict, entityAlreadyExists } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { deviceDemand, devicesOf, existingDevice } from '../../mfa-devices.ts';
import { checkedPath, checkName } from '../../names.ts';
import { pageByKey } from '../../paging.ts';
import { userById } from '../../principal-rows.ts';
import { ACCOUNT_SETTINGS, MFA_DEVICES, type MfaDeviceRow } from '../../state.ts';
import { checkedTags, requestTagContext } from '../../tags.ts';
import { demand } from '../../targets.ts';
import { listedUser } from '../../users.ts';
import type { CallContext } from '../../../../cloud/call-context.ts';
import { png } from './png.ts';
import { qrCode } from './qr-code.ts';

export const createVirtualMFADevice: IamOperation<'CreateVirtualMFADevice'> = {
  authorize: ({ VirtualMFADeviceName, Path, Tags }, cx) => {
    checkName('virtualMFADeviceName', VirtualMFADeviceName);
    const arn = iamArn(cx, 'mfa', VirtualMFADeviceName, checkedPath(Path));
    return [demand('CreateVirtualMFADevice', { arn }, requestTagContext(Tags))];
  },
  handle: (_permit, { VirtualMFADeviceName, Path, Tags }, cx) => {
    const tags = checkedTags(Tags, 'caseSensitive');
    const serial = iamArn(cx, 'mfa', VirtualMFADeviceName, Path);
    const key = keyOf(cx.account, serial);
    if (cx.state.get(MFA_DEVICES, key) !== undefined) throw entityAlreadyExists('MFA device already exists.');
    const seed = base32(cx.random.bytes(40));
    cx.state.put(MFA_DEVICES, key, { account: cx.account, serial, virtual: true, seed, createdAt: cx.now, tags });
    // The form of the URI: IAM API Reference, VirtualMFADevice, QRCodePNG.
    const holder = cx.state.get(ACCOUNT_SETTINGS, cx.account)?.alias ?? cx.account;
    const uri = `otpauth://totp/${VirtualMFADeviceName}@${holder}?secret=${seed}&issuer=Amazon%20Web%20Services`;
    return {
      VirtualMFADevice: {
        SerialNumber: serial,
        Base32StringSeed: Buffer.from(seed),
        QRCodePNG: png(qrCode(uri), 4, 4),
        ...(tags.length > 0 && { Tags: tags }),
      },
    };
  },
};

export const listVirtualMFADevices: IamOperation<'ListVirtualMFADevices'> = {
  authorize: (_input, cx) => [demand('ListVirtualMFADevices', { arn: iamArn(cx, 'mfa', '') })],
  handle: (_permit, input, cx) => {
    const { AssignmentStatus = 'Any' } = input;
    const rows = devicesOf(cx).filter((row) => {
      return row.virtual && (AssignmentStatus === 'Any' || (row.owner !== undefined) === (AssignmentStatus === 'Assigned'));
    });
    const page = pageByKey(rows, input, ({ serial }) => serial);
    return { VirtualMFADevices: page.items.map((row) => listedDevice(row, cx)), ...page.rest };
  },
};

export const deleteVirtualMFADevice: IamOperation<'DeleteVirtualMFADevice'> = {
  authorize: ({ SerialNumber }, cx) => [deviceDemand(cx, 'DeleteVirtualMFADevice', SerialNumber)],
  handle: (_permit, { SerialNumber }, cx) => {
    const row = existingDevice(cx, SerialNumber);
    if (row.owner !== undefined) throw deleteConflict('MFA VirtualDevice in use. Must deactivate first.');
    cx.state.delete(MFA_DEVICES, keyOf(cx.account, SerialNumber));
  },
};

function listedDevice(row: MfaDeviceRow, cx: CallContext): VirtualMFADevice {
  const user = row.owner === undefined ? undefined : userById(cx.state, row.owner);
  const root = { UserId: cx.account, Arn: rootArn(cx), CreateDate: new Date(cx.state.get(ACCOUNT_SETTINGS, cx.account)?.createdAt ?? 0) };
  return {
    SerialNumber: row.serial,
    ...(user !== undefined && { User: listedUser(user) }),
    ...(row.owner === 'root' && { User: root as User }),
    ...(row.enabledAt !== undefined && { EnableDate: new Date(row.enabledAt) }),
  };
}
