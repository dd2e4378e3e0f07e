// A witness of what is open to everybody who has credentials: calls to most services are always signed.
import type { Estate } from '../../estate/estate.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { OutsideAccess } from '../../reason/outside-access.ts';
import type { ExposedRecord, Exposure } from '../../services/exposure.ts';
import { decideWitness } from './decide-witness.ts';

/** Where an unsigned request would be denied and one by a user of some other account is not, that one is the witness. */
export function withCredentials(estate: Estate, record: ExposedRecord, way: Exposure, access: OutsideAccess): OutsideAccess {
  const { witness } = access;
  if (witness.principal.kind !== 'anonymous' || isAllowed(estate, record, way, witness)) return access;
  const account = stranger(estate);
  const principal = { kind: 'user', arn: `arn:aws:iam::${account}:user/anybody`, account } as const;
  const signed: AuthorizationRequest = { ...witness, principal, caller: { id: account } };
  return isAllowed(estate, record, way, signed) ? { ...access, witness: signed } : access;
}

function isAllowed(estate: Estate, record: ExposedRecord, way: Exposure, request: AuthorizationRequest): boolean {
  return decideWitness(estate, record, way, request, false).decision === 'allow';
}

/** An account that the estate does not have. */
function stranger({ accounts }: Estate): string {
  let number = 900_000_000_001;
  while (accounts.has(String(number))) number++;
  return String(number);
}
