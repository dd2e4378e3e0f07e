// What AssumeRole is asked at each step of a chain of roles.

/** What is asked of the last role alone. */
export interface LastHop {
  readonly externalId?: string;
  readonly durationSeconds?: number;
  /** Text of the session policy. */
  readonly policy?: string;
  readonly policyArns: readonly string[];
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly transitiveTagKeys: readonly string[];
}

export interface MfaOptions {
  readonly serial: string;
  readonly code?: string;
  /** Prints a code; run by the shell, again whenever one is needed. */
  readonly command?: string;
}

export interface Chain {
  readonly roles: readonly string[];
  readonly sessionName: string;
  readonly sourceIdentity?: string;
  readonly last: LastHop;
}

/** The input of AssumeRole, in the words of the API. */
export interface AssumeRequest {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly SourceIdentity?: string;
  readonly ExternalId?: string;
  readonly DurationSeconds?: number;
  readonly Policy?: string;
  readonly PolicyArns?: { readonly arn: string }[];
  readonly Tags?: { readonly Key: string; readonly Value: string }[];
  readonly TransitiveTagKeys?: string[];
  readonly SerialNumber?: string;
  readonly TokenCode?: string;
}

/** `mfa`: only a user has a device, so that it belongs to the first step. */
export function assumeRequest(chain: Chain, index: number, mfa?: { readonly serial: string; readonly code: string }): AssumeRequest {
  const { roles, sessionName, sourceIdentity, last } = chain;
  const role = roles[index];
  if (role === undefined) throw new RangeError(`the chain has no step ${index}`);
  return {
    RoleArn: role,
    RoleSessionName: sessionName,
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    ...(index === 0 && mfa !== undefined && { SerialNumber: mfa.serial, TokenCode: mfa.code }),
    ...(index === roles.length - 1 && lastFields(last)),
  };
}

function lastFields({ externalId, durationSeconds, policy, policyArns, tags, transitiveTagKeys }: LastHop): Partial<AssumeRequest> {
  return {
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(durationSeconds !== undefined && { DurationSeconds: durationSeconds }),
    ...(policy !== undefined && { Policy: policy }),
    ...(policyArns.length > 0 && { PolicyArns: policyArns.map((arn) => ({ arn })) }),
    ...(tags.length > 0 && { Tags: tags.map(([Key, Value]) => ({ Key, Value })) }),
    ...(transitiveTagKeys.length > 0 && { TransitiveTagKeys: [...transitiveTagKeys] }),
  };
}
