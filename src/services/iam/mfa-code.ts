// Whether a one-time code is what somebody's MFA device shows: what AssumeRole and GetSessionToken ask of IAM.
import { keyOf, type StateReader } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import { MFA_DEVICES } from './state.ts';
import { verifyTotp } from './totp.ts';

/** Whose device it must be: a user by unique id, or the root user when `userId` is absent. */
export interface MfaOwner {
  readonly account: AccountId;
  readonly userId?: string;
}

/**
 * Whether `code` is right for the enabled device `serialNumber` at `now` (milliseconds since 1970). Without `owner` the device may be
 * anybody's, but must be a virtual one, as only its ARN tells its account. Devices whose seed is not ours to know never match.
 */
export function mfaCode(state: StateReader, serialNumber: string, code: string, now: number, owner?: MfaOwner): boolean {
  const account = owner?.account ?? parseArn(serialNumber)?.account;
  if (account === undefined || serialNumber.includes('\0')) return false;
  const device = state.get(MFA_DEVICES, keyOf(account, serialNumber));
  if (device?.owner === undefined || device.seed === undefined) return false;
  if (owner !== undefined && device.owner !== (owner.userId ?? 'root')) return false;
  return verifyTotp(device.seed, code, now, device.drift);
}
