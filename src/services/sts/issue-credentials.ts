// Temporary credentials in the shape in which STS answers them.
import type { CallContext } from '../../cloud/call-context.ts';
import type { Credentials } from '../../cloud/model/generated/sts.ts';
import type { NewSession } from '../../cloud/session.ts';

/** `expiresAt` in milliseconds; AWS answers whole seconds, and so do we expire. */
export function issueCredentials(
  cx: CallContext,
  expiresAt: number,
  session: Omit<NewSession, 'partition' | 'issuedAt' | 'expiresAt'>,
): Credentials {
  const expires = Math.floor(expiresAt / 1000) * 1000;
  const { accessKeyId, secretAccessKey, sessionToken } = cx.issue({
    ...session,
    partition: cx.partition,
    issuedAt: cx.now,
    expiresAt: expires,
  });
  return { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken, Expiration: new Date(expires) };
}
