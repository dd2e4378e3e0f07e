// Who sent the request: the key, the session behind it, the signature. In AWS's own order of refusals.
import { ANONYMOUS } from '../anonymous-caller.ts';
import type { Caller } from '../caller.ts';
import type { Kernel } from '../kernel.ts';
import type { Session } from '../session.ts';
import { checkScope } from '../signature/check-scope.ts';
import { type AuthenticationFailure, isFailure } from '../signature/signature-failure.ts';
import type { SignatureInput } from '../signature/signature-input.ts';
import { type VerificationFacts, type VerifiedSignature, verifySignature } from '../signature/verify-signature.ts';
import type { WireRequest } from '../wire/wire-request.ts';

export interface Authenticated {
  readonly caller: Caller;
  readonly verified?: VerifiedSignature;
}

export interface AuthenticationFacts extends VerificationFacts {
  readonly signature: SignatureInput | 'unsigned';
  readonly signingNames: readonly string[];
  /** The region that the host stands for; absent for local endpoints, which serve all. */
  readonly region?: string;
  /** Whether the operation takes callers without credentials. */
  readonly anonymous: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A failure, to be worded for the protocol, or the caller. Measured order: scope, token, key of the token, expiry, principal, signature. */
export function authenticate(
  { state, identities }: Kernel,
  openSession: (token: string) => Session | undefined,
  request: WireRequest,
  facts: AuthenticationFacts,
): Authenticated | AuthenticationFailure {
  const { signature, now } = facts;
  if (signature === 'unsigned') return facts.anonymous ? { caller: ANONYMOUS } : { failure: 'unsigned' };
  const scope = checkScope(signature, { services: facts.signingNames, ...(facts.region !== undefined && { region: facts.region }) });
  if (scope !== undefined) return scope;
  const { accessKeyId, token } = signature;
  let caller: Caller | undefined;
  let secret: string;
  if (token === undefined) {
    if (accessKeyId.startsWith('ASIA')) return { failure: 'invalid-token', problem: 'missing', accessKeyId };
    const key = identities.accessKey(state.reader, accessKeyId);
    if (key === undefined || !key.active) return { failure: 'unknown-key', accessKeyId };
    caller = identities.callerOfKey(state.reader, key);
    secret = key.secretAccessKey;
  } else {
    const session = openSession(token);
    if (session === undefined) return { failure: 'invalid-token', problem: 'malformed', accessKeyId, token };
    if (session.accessKeyId !== accessKeyId) return { failure: 'invalid-token', problem: 'other-key', accessKeyId, token };
    if (session.expiresAt <= now) return { failure: 'expired-token', token };
    caller = identities.callerOfSession(state.reader, session);
    secret = session.secretAccessKey;
  }
  if (caller === undefined) return { failure: 'unknown-key', accessKeyId };
  const verified = verifySignature(signature, request, secret, now, facts);
  return isFailure(verified) ? verified : { caller, verified };
}
