# expects nothing
--- src/services/iam/operations/red.ts
// A file of a red fixture.
import type { Permit } from '../../../cloud/permit.ts';

export const handle = (permit: Permit<'CreateRole'>): string => permit.operation;
--- src/cloud/authorize.ts
// A file of a red fixture.
import { PERMIT_MAKER, Permit } from './permit.ts';

export const make = (): unknown => new Permit(PERMIT_MAKER, 'CreateRole', []);
--- src/cloud/permit.ts
// A file of a red fixture.
export const PERMIT_MAKER = 1;
export class Permit<Name> {
  readonly operation: Name;
}
