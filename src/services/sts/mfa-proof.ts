// Whether a call proves multi-factor authentication.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import { ServiceError } from '../../cloud/service-error.ts';

/** False when the call brings neither a device nor a code. Throws AWS's `AccessDenied` when what it brings is wrong. */
export function provesMfa(cx: AuthorizeContext, serialNumber: string | undefined, code: string | undefined): boolean {
  if (serialNumber === undefined && code === undefined) return false;
  if (serialNumber === undefined || code === undefined) {
    throw denied('MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code. ');
  }
  const { principal } = cx.caller;
  const owned = principal.kind === 'user' || principal.kind === 'root';
  if (!owned) {
    throw denied(
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    );
  }
  const userId = principal.kind === 'user' ? (principal.id ?? cx.caller.userId) : undefined;
  const owner = { account: principal.account, ...(userId !== undefined && { userId }) };
  if (cx.identities.mfaCode?.(cx.state, serialNumber, code, cx.now, owner) !== true) {
    throw denied('MultiFactorAuthentication failed with invalid MFA one time pass code. ');
  }
  return true;
}

function denied(message: string): ServiceError {
  return new ServiceError('AccessDenied', 403, message);
}
