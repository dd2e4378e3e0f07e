// GetSessionToken: temporary credentials for the caller itself, with MFA if it proves it.
import type { GetSessionTokenRequest, GetSessionTokenResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';
import { issueCredentials } from '../issue-credentials.ts';
import { provesMfa } from '../mfa-proof.ts';
import { sessionSeconds } from '../session-seconds.ts';

export const getSessionToken: Operation<'GetSessionToken', GetSessionTokenRequest, GetSessionTokenResponse> = {
  authorize: () => [{ action: 'sts:GetSessionToken', resource: { arn: '*' } }],
  handle: (_permit, input, cx) => {
    const mfa = provesMfa(cx, input.SerialNumber, input.TokenCode);
    const { principal, userId } = cx.caller;
    return {
      Credentials: issueCredentials(cx, cx.now + sessionSeconds(principal, input.DurationSeconds) * 1000, {
        account: cx.account,
        subject: principal.kind === 'root' ? { kind: 'root' } : { kind: 'user', userId },
        ...(mfa && { mfa }),
      }),
    };
  },
};
