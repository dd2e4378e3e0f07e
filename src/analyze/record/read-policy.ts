// A policy of the estate, read; each once.
import type { EstatePolicy } from '../../estate/estate.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import type { ReadPolicy } from '../../services/exposure.ts';

const known = new WeakMap<EstatePolicy, ReadPolicy | 'none'>();

/** Undefined for a document that is no policy: what it allows is unknown. */
export function readPolicy(policy: EstatePolicy): ReadPolicy | undefined {
  let read = known.get(policy);
  if (read === undefined) {
    const parsed = parsePolicyText(policy.document.source, policy.document.span).policy;
    read = parsed === undefined ? 'none' : { policy: parsed, description: policy.description };
    known.set(policy, read);
  }
  return read === 'none' ? undefined : read;
}
