// MFA Delete: what the root user of the bucket's owner must prove with its device.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { accessDenied } from '../../errors.ts';
import type { BucketRow } from '../../state.ts';

/** `mfa`: the `x-amz-mfa` header, serial number and code. Errors: AccessDenied. Source: S3 User Guide, Configuring MFA delete. */
export function checkMfa(cx: AuthorizeContext, { account }: BucketRow, mfa: string | undefined): void {
  const [, serial, code] = /^(\S+) +(\d{6})$/.exec(mfa ?? '') ?? [];
  const proven =
    serial !== undefined && code !== undefined && cx.identities.mfaCode?.(cx.state, serial, code, cx.now, { account }) === true;
  if (!proven) throw accessDenied('Mfa Authentication must be used for this request');
}

/** Turning it on or off is the owner's root user's alone, and so is every change of versioning while it is on. Errors: AccessDenied. */
export function checkRootWithMfa(cx: AuthorizeContext, bucket: BucketRow, mfa: string | undefined): void {
  const { principal } = cx.caller;
  if (principal.kind !== 'root' || principal.account !== bucket.account) throw accessDenied();
  checkMfa(cx, bucket, mfa);
}
