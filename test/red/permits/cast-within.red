# expects permit/cast: says of something that it is a `Permit`
--- src/services/iam/operations/red.ts
// A file of a red fixture.
import type { Permit } from '../../../cloud/permit.ts';

export const permits = new Map() as Map<string, readonly Permit<string>[]>;
--- src/cloud/permit.ts
// A file of a red fixture.
export const PERMIT_MAKER = 1;
