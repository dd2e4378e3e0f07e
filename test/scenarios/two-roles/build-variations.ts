// Builds what the other ways to take the last step need: their roles, and somebody with an MFA device.
import type { Input } from '../../clients/client.ts';
import { totpAt } from '../../../src/services/iam/totp.ts';
import { allow, DATA, POLICY_01, SOFTWARE, trust } from './documents.ts';
import { arnOf, VARIATIONS } from './variations.ts';

export interface MfaDevice {
  readonly serial: string;
  /** Base32. */
  readonly seed: string;
}

type Change = (account: string, operation: string, input: Input) => Promise<Input>;

const CODE_MS = 30_000;

/** `change` asks IAM of an account, and throws if it refuses. */
export async function buildVariations(change: Change): Promise<MfaDevice> {
  const device = await createAda(change);
  const ada = { AWS: `arn:aws:iam::${SOFTWARE}:user/ada` };
  const byMfa = { name: 'by-mfa', trust: trust(ada, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), policy: POLICY_01 };
  for (const role of [...VARIATIONS.map((one) => one.role), byMfa]) {
    if (role === undefined) continue;
    await change(DATA, 'CreateRole', { RoleName: role.name, AssumeRolePolicyDocument: role.trust });
    await change(DATA, 'PutRolePolicy', { RoleName: role.name, PolicyName: 'read', PolicyDocument: role.policy });
  }
  const actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];
  await change(SOFTWARE, 'PutRolePolicy', { RoleName: 'role-02', PolicyName: 'more', PolicyDocument: allow(actions, arnOf('by-*')) });
  await change(DATA, 'PutRolePolicy', {
    RoleName: 'role-01',
    PolicyName: 'more',
    PolicyDocument: allow('sts:AssumeRole', arnOf('role-03')),
  });
  return device;
}

/** A user with a virtual device that is in use. */
async function createAda(change: Change): Promise<MfaDevice> {
  await change(SOFTWARE, 'CreateUser', { UserName: 'ada' });
  await change(SOFTWARE, 'PutUserPolicy', {
    UserName: 'ada',
    PolicyName: 'assume',
    PolicyDocument: allow('sts:AssumeRole', arnOf('by-mfa')),
  });
  const { VirtualMFADevice } = await change(SOFTWARE, 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'ada' });
  const { SerialNumber, Base32StringSeed } = VirtualMFADevice as { readonly SerialNumber: string; readonly Base32StringSeed: string };
  const now = Date.now();
  await change(SOFTWARE, 'EnableMFADevice', {
    UserName: 'ada',
    SerialNumber,
    AuthenticationCode1: totpAt(Base32StringSeed, now - CODE_MS),
    AuthenticationCode2: totpAt(Base32StringSeed, now),
  });
  return { serial: SerialNumber, seed: Base32StringSeed };
}
