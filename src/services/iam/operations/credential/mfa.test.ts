// MFA devices: seeds, codes, whose they are, and what the rest of the cloud learns of them.
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';
import { totpAt } from '../../totp.ts';

const ACCOUNT = '111111111111';
const SERIAL = `arn:aws:iam::${ACCOUNT}:mfa/phone`;

interface Setting {
  readonly cloud: TestCloud;
  readonly root: TestCaller;
  readonly seed: string;
  /** The codes of this moment and of 30 seconds before, later by some steps of 30 seconds. */
  readonly codes: (later?: number) => { readonly AuthenticationCode1: string; readonly AuthenticationCode2: string };
}

function withDevice(): Setting {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(ACCOUNT);
  const root = cloud.root(ACCOUNT);
  for (const UserName of ['Bob', 'Eve']) root.call('iam', 'CreateUser', { UserName });
  const { VirtualMFADevice } = root.call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' });
  const seed = Buffer.from(VirtualMFADevice.Base32StringSeed).toString();
  const at = (steps: number): string => totpAt(seed, cloud.clock.now() + steps * 30_000);
  const codes: Setting['codes'] = (later = 0) => ({ AuthenticationCode1: at(later - 1), AuthenticationCode2: at(later) });
  return { cloud, root, seed, codes };
}

describe('virtual devices', () => {
  test('come with a seed and a picture of it', () => {
    const { root } = withDevice();
    const { VirtualMFADevice: device } = root.call('iam', 'CreateVirtualMFADevice', {
      VirtualMFADeviceName: 'watch',
      Path: '/x//y/',
      Tags: [{ Key: 'a', Value: '1' }],
    });
    expect(device).toMatchObject({ SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/x//y/watch`, Tags: [{ Key: 'a', Value: '1' }] });
    expect(Buffer.from(device.Base32StringSeed).toString()).toMatch(/^[A-Z2-7]{64}$/);
    const picture = Buffer.from(device.QRCodePNG);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    const size = picture.readUInt32BE(16);
    const data = picture.subarray(picture.indexOf('IDAT') + 4);
    expect(inflateSync(data)).toHaveLength(size * (1 + Math.ceil(size / 8)));
  });

  test('are unique by name, and listed by assignment', () => {
    const { root, codes } = withDevice();
    expect(failureOf(() => root.call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'MFA device already exists.',
    });
    root.call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'spare' });
    root.call('iam', 'EnableMFADevice', { UserName: 'Bob', SerialNumber: SERIAL, ...codes() });
    const listed = (AssignmentStatus: string): unknown => root.call('iam', 'ListVirtualMFADevices', { AssignmentStatus }).VirtualMFADevices;
    expect(listed('Assigned')).toMatchObject([{ SerialNumber: SERIAL, User: { UserName: 'Bob' } }]);
    expect(listed('Unassigned')).toEqual([{ SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/spare` }]);
    expect(listed('Any')).toHaveLength(2);
  });
});

describe('enabling', () => {
  test('takes two consecutive codes', () => {
    const { root, codes } = withDevice();
    const { AuthenticationCode1, AuthenticationCode2 } = codes();
    const wrong = { AuthenticationCode1: AuthenticationCode2, AuthenticationCode2: AuthenticationCode1 };
    expect(failureOf(() => root.call('iam', 'EnableMFADevice', { UserName: 'Bob', SerialNumber: SERIAL, ...wrong }))).toEqual({
      code: 'InvalidAuthenticationCode',
      status: 403,
      message: 'Authentication code for device is not valid.',
    });
    root.call('iam', 'EnableMFADevice', { UserName: 'Bob', SerialNumber: SERIAL, ...codes() });
    expect(root.call('iam', 'ListMFADevices', { UserName: 'Bob' }).MFADevices).toMatchObject([{ UserName: 'Bob', SerialNumber: SERIAL }]);
    expect(root.call('iam', 'GetMFADevice', { SerialNumber: SERIAL, UserName: 'Bob' })).toMatchObject({
      UserName: 'Bob',
      SerialNumber: SERIAL,
    });
    expect(failureOf(() => root.call('iam', 'EnableMFADevice', { UserName: 'Eve', SerialNumber: SERIAL, ...codes() }))).toMatchObject({
      code: 'EntityAlreadyExists',
      message: 'MFA Device is already in use.',
    });
  });

  test.each([
    ['EnableMFADevice', { UserName: 'nobody', SerialNumber: SERIAL }, 'The user with name nobody cannot be found.'],
    ['EnableMFADevice', { UserName: 'Bob', SerialNumber: 'GAHT12345678' }, 'MFA Device with serial number GAHT12345678 does not exist.'],
    ['DeactivateMFADevice', { UserName: 'Bob', SerialNumber: SERIAL }, `MFA Device with serial number ${SERIAL} does not exist.`],
    ['ResyncMFADevice', { UserName: 'Bob', SerialNumber: SERIAL }, `MFA Device with serial number ${SERIAL} does not exist.`],
    ['DeleteVirtualMFADevice', { SerialNumber: `${SERIAL}2` }, `MFA Device with serial number ${SERIAL}2 does not exist.`],
  ])('%s %j', (operation, input, message) => {
    const { root, codes } = withDevice();
    const withCodes = operation === 'DeactivateMFADevice' || operation === 'DeleteVirtualMFADevice' ? input : { ...input, ...codes() };
    expect(failureOf(() => root.call('iam', operation, withCodes))).toEqual({ code: 'NoSuchEntity', status: 404, message });
  });

  test('binds the device until it is deactivated', () => {
    const { root, codes } = withDevice();
    root.call('iam', 'EnableMFADevice', { UserName: 'Bob', SerialNumber: SERIAL, ...codes() });
    expect(failureOf(() => root.call('iam', 'DeleteUser', { UserName: 'Bob' })).message).toBe(
      'Cannot delete entity, must delete MFA device first.',
    );
    expect(failureOf(() => root.call('iam', 'DeleteVirtualMFADevice', { SerialNumber: SERIAL })).code).toBe('DeleteConflict');
    root.call('iam', 'DeactivateMFADevice', { UserName: 'Bob', SerialNumber: SERIAL });
    root.call('iam', 'DeleteVirtualMFADevice', { SerialNumber: SERIAL });
    root.call('iam', 'DeleteUser', { UserName: 'Bob' });
    expect(root.call('iam', 'ListVirtualMFADevices').VirtualMFADevices).toEqual([]);
  });
});

describe('codes, as STS asks for them', () => {
  test('count for an enabled device of that owner, within its drift', () => {
    const { root, cloud, seed, codes } = withDevice();
    const { identities, state } = cloud.kernel;
    const now = cloud.clock.now();
    const asked = (code: string, userId?: string): boolean | undefined =>
      identities.mfaCode?.(state.reader, SERIAL, code, now, userId === undefined ? undefined : { account: ACCOUNT, userId });
    const code = totpAt(seed, now);
    expect(asked(code)).toBe(false);
    root.call('iam', 'EnableMFADevice', { UserName: 'Bob', SerialNumber: SERIAL, ...codes() });
    const id = (UserName: string): string => root.call('iam', 'GetUser', { UserName }).User.UserId;
    expect([asked(code), asked(code, id('Bob')), asked(code, id('Eve'))]).toEqual([true, true, false]);
    expect(asked(totpAt(seed, now + 300_000), id('Bob'))).toBe(false);
    root.call('iam', 'ResyncMFADevice', { UserName: 'Bob', SerialNumber: SERIAL, ...codes(10) });
    expect(asked(totpAt(seed, now + 300_000), id('Bob'))).toBe(true);
  });

  test('of no known device, or with odd serial numbers, count for nothing', () => {
    const { cloud } = withDevice();
    const { identities, state } = cloud.kernel;
    for (const serial of ['', 'GAHT12345678', 'arn:aws:iam::111111111111:mfa/none', 'arn:aws:iam::1\u0000:mfa/x']) {
      expect(identities.mfaCode?.(state.reader, serial, '123456', cloud.clock.now())).toBe(false);
    }
  });
});

test('tags of devices tell keys apart by case', () => {
  const { root } = withDevice();
  root.call('iam', 'TagMFADevice', {
    SerialNumber: SERIAL,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'A', Value: '2' },
    ],
  });
  root.call('iam', 'UntagMFADevice', { SerialNumber: SERIAL, TagKeys: ['a'] });
  expect(root.call('iam', 'ListMFADeviceTags', { SerialNumber: SERIAL }).Tags).toEqual([{ Key: 'A', Value: '2' }]);
});
