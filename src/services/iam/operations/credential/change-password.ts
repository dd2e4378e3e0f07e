// ChangePassword: users change their own.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { accessDenied } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { ACCOUNT_SETTINGS, LOGIN_PROFILES } from '../../state.ts';
import { ownerFor, userDemand } from '../../users.ts';
import { existingProfile, withPassword } from './login-profile.ts';
import { isPassword } from './password-digest.ts';
import { checkPassword, violation } from './password-rules.ts';

export const changePassword: IamOperation<'ChangePassword'> = {
  // Where the account's password policy says so, every user may, unless a policy denies it.
  // Source: IAM User Guide, Permitting IAM users to change their own passwords.
  unauthorized: 'allowed to every user by the account password policy that says so',
  authorize: (_input, cx) => {
    if (cx.caller.principal.kind !== 'user') {
      throw new ServiceError('InvalidUserType', 400, 'Only IAM Users can change their own password');
    }
    const demand = userDemand(cx, 'ChangePassword', undefined);
    const allowed = cx.state.get(ACCOUNT_SETTINGS, cx.account)?.passwordPolicy?.allowUsersToChange === true;
    // Only the lack of an identity policy is made up for: not a deny, nor a limit of the session, the user or the organization.
    const refusal = allowed ? cx.refusal(demand) : undefined;
    return refusal?.message.includes(' because no identity-based policy allows ') === true ? [] : [demand];
  },
  handle: (_permit, { OldPassword, NewPassword }, cx) => {
    const profile = existingProfile(ownerFor(cx, undefined), cx);
    if (!isPassword(OldPassword, profile.password)) throw accessDenied('The old password was incorrect.');
    checkPassword(cx.state, cx.account, NewPassword);
    const remembered = cx.state.get(ACCOUNT_SETTINGS, cx.account)?.passwordPolicy?.reusePrevention ?? 0;
    const former = [profile.password, ...(profile.formerPasswords ?? [])].slice(0, remembered);
    if (former.some((digest) => isPassword(NewPassword, digest))) {
      throw violation('Password does not conform to the account password policy.');
    }
    cx.state.put(LOGIN_PROFILES, keyOf(cx.account, profile.userId), { ...withPassword(profile, NewPassword, cx), resetRequired: false });
  },
};
