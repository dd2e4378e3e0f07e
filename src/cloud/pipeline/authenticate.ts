// Who sent the request: the key, the session behind it, the signature. In AWS's own order of refusals.
import { ANONYMOUS } from '../anonymous-caller.ts';
import type { Caller } from '../caller.ts';
import type { Kernel } from '../kernel.ts';
import type { Session } from '../session.ts';
import { checkScope } from '../signature/check-scope.ts';
import { type AuthenticationFailure, isFailure, type SignatureFailure } from '../signature/signature-failure.ts';
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
  /** By the cloud's clock, which may have been moved; milliseconds since 1970. */
  readonly now: number;
  /** By the clock that clients go by. */
  readonly clientsNow: number;
}

/** A failure, to be worded for the protocol, or the caller. Measured order: scope, token, key of the token, expiry, principal, signature. */
export function authenticate(
  kernel: Kernel,
  openSession: (token: string) => Session | undefined,
  request: WireRequest,
  facts: AuthenticationFacts,
): Authenticated | AuthenticationFailure {
  const { state, identities } = kernel;
  const { signature, now } = facts;
  if (signature === 'unsigned') return facts.anonymous ? { caller: ANONYMOUS } : { failure: 'unsigned' };
  const scope = checkScope(signature, { services: facts.signingNames, ...(facts.region !== undefined && { region: facts.region }) });
  if (scope !== undefined) return scope;
  const { accessKeyId, token, place, region } = signature;
  if (region !== undefined && !REGION_NAME.test(region))
    return { failure: 'wrong-scope', place, region: { given: region, expected: 'us-east-1' } };
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
  if (caller === undefined || isClosed(kernel, caller)) return { failure: 'unknown-key', accessKeyId };
  const verified = verifyByEitherClock(signature, request, secret, facts);
  return isFailure(verified) ? verified : { caller, verified };
}

/**
 * Clients sign by their own clocks, which do not travel with the cloud's (though some follow the dates of its answers); presigned requests
 * run out by the cloud's alone.
 */
function verifyByEitherClock(
  signature: SignatureInput,
  request: WireRequest,
  secret: string,
  facts: AuthenticationFacts,
): VerifiedSignature | SignatureFailure {
  const { now, clientsNow } = facts;
  const verified = verifySignature(signature, request, secret, now, facts);
  if (now === clientsNow || signature.place === 'query' || !isFailure(verified) || verified.failure !== 'skewed') return verified;
  return verifySignature(signature, request, secret, clientsNow, facts);
}

/**
 * The caller as it is by now: its key, its principal and its policies may be others than when its signature was verified. Whether a session was
 * still good was settled when the request came in.
 */
export function callerNow(kernel: Kernel, caller: Caller): Caller | AuthenticationFailure {
  const { state, identities } = kernel;
  const { session, accessKeyId } = caller;
  if (accessKeyId === undefined) return caller;
  const key = session === undefined ? identities.accessKey(state.reader, accessKeyId) : undefined;
  const found =
    session === undefined
      ? key?.active === true
        ? identities.callerOfKey(state.reader, key)
        : undefined
      : identities.callerOfSession(state.reader, session);
  return found === undefined || isClosed(kernel, found) ? { failure: 'unknown-key', accessKeyId } : found;
}

/** An account that was closed has no credentials that work. Source: AWS Account Management Reference Guide, Close your AWS account. */
function isClosed({ state, organization }: Kernel, { account }: Caller): boolean {
  return account !== undefined && organization.account(state.reader, account)?.status === 'SUSPENDED';
}

const REGION_NAME = /^[A-Za-z0-9-]{1,64}$/;
