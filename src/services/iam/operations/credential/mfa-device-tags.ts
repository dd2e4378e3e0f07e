// TagMFADevice, UntagMFADevice, ListMFADeviceTags.
import { keyOf } from '../../../../cloud/state/table.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { deviceDemand, existingDevice } from '../../mfa-devices.ts';
import { MFA_DEVICES } from '../../state.ts';
import { requestTagContext, tagKeyContext, tagPage, withoutTags, withTags } from '../../tags.ts';

export const tagMFADevice: IamOperation<'TagMFADevice'> = {
  authorize: ({ SerialNumber, Tags }, cx) => [deviceDemand(cx, 'TagMFADevice', SerialNumber, requestTagContext(Tags))],
  handle: (_permit, { SerialNumber, Tags }, cx) => {
    const row = existingDevice(cx, SerialNumber);
    cx.state.put(MFA_DEVICES, keyOf(cx.account, SerialNumber), { ...row, tags: withTags(row.tags, Tags, 'caseSensitive') });
  },
};

export const untagMFADevice: IamOperation<'UntagMFADevice'> = {
  authorize: ({ SerialNumber, TagKeys }, cx) => [deviceDemand(cx, 'UntagMFADevice', SerialNumber, tagKeyContext(TagKeys))],
  handle: (_permit, { SerialNumber, TagKeys }, cx) => {
    const row = existingDevice(cx, SerialNumber);
    cx.state.put(MFA_DEVICES, keyOf(cx.account, SerialNumber), { ...row, tags: withoutTags(row.tags, TagKeys, 'caseSensitive') });
  },
};

export const listMFADeviceTags: IamOperation<'ListMFADeviceTags'> = {
  authorize: ({ SerialNumber }, cx) => [deviceDemand(cx, 'ListMFADeviceTags', SerialNumber)],
  handle: (_permit, input, cx) => tagPage(existingDevice(cx, input.SerialNumber).tags, input),
};
