// Assumes the roles of a chain one after the other.
import { assumeRequest, type Chain } from './assume-request.ts';
import type { RoleCredentials } from './role-credentials.ts';
import type { StsPort } from './sts-port.ts';

/** Which step failed, and with what. */
export class HopFailure extends Error {
  override readonly name = 'HopFailure';
  /** Counts from 0. */
  readonly index: number;
  readonly role: string;

  constructor(index: number, role: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.index = index;
    this.role = role;
  }
}

/** Credentials of the last role. `code` is asked for when the first step needs one. Rejects with HopFailure. */
export async function assumeChain(
  sts: StsPort,
  chain: Chain,
  mfa?: { readonly serial: string; readonly code: () => Promise<string> },
): Promise<RoleCredentials> {
  let held: RoleCredentials | undefined;
  const proof = mfa === undefined ? undefined : { serial: mfa.serial, code: await mfa.code() };
  for (const [index, role] of chain.roles.entries()) {
    try {
      held = await sts.assumeRole(assumeRequest(chain, index, proof), held);
    } catch (error) {
      throw new HopFailure(index, role, error);
    }
  }
  if (held === undefined) throw new RangeError('a chain has at least one role');
  return held;
}
