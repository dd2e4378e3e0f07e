// The two policies that AWS itself attaches: FullAWSAccess and RCPFullAWSAccess.
import { FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS } from '../../estate/full-access.ts';
import { RCP, SCP } from './policy-kinds.ts';
import type { PolicyRow } from './rows.ts';

export const FULL_ACCESS_ID = 'p-FullAWSAccess';
export const RCP_FULL_ACCESS_ID = 'p-RCPFullAWSAccess';

export const FULL_ACCESS: PolicyRow = {
  id: FULL_ACCESS_ID,
  name: 'FullAWSAccess',
  description: 'Allows access to every operation',
  type: SCP,
  content: FULL_AWS_ACCESS.document.source.text,
  updated: 0,
};

export const RCP_FULL_ACCESS: PolicyRow = {
  id: RCP_FULL_ACCESS_ID,
  name: 'RCPFullAWSAccess',
  description: 'Allows access to every resource',
  type: RCP,
  content: RCP_FULL_AWS_ACCESS.document.source.text,
  updated: 0,
};

export function isBuiltIn(id: string): boolean {
  return id === FULL_ACCESS_ID || id === RCP_FULL_ACCESS_ID;
}
