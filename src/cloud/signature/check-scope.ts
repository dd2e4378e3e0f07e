// Whether a credential is scoped to the service and region that it is used at.
import { inRegionSet } from './region-set.ts';
import type { CredentialFailure } from './signature-failure.ts';
import type { SignatureInput } from './signature-input.ts';

export interface ExpectedScope {
  /** Signing names that the service takes; the first is its own. */
  readonly services: readonly string[];
  /** Absent: whatever region the signature names. */
  readonly region?: string;
}

/** Undefined if the scope is right. AWS checks it before it looks for the key. */
export function checkScope(input: SignatureInput, expected: ExpectedScope): CredentialFailure | undefined {
  const [own = ''] = expected.services;
  const service = expected.services.includes(input.service) ? undefined : { given: input.service, expected: own };
  if (input.version === 'v2') return service && { failure: 'wrong-scope', place: input.place, service };
  const region =
    expected.region === undefined ||
    (input.version === 'v4a' ? inRegionSet(expected.region, input.regionSet ?? []) : input.region === expected.region)
      ? undefined
      : { given: input.region ?? (input.regionSet ?? []).join(','), expected: expected.region };
  const terminator = input.terminator === 'aws4_request' ? undefined : input.terminator;
  if (service === undefined && region === undefined && terminator === undefined) return undefined;
  return {
    failure: 'wrong-scope',
    place: input.place,
    ...(region && { region }),
    ...(service && { service }),
    ...(terminator !== undefined && { terminator }),
  };
}
