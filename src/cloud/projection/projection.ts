// How a service tells what it keeps as parts of an estate file.
import type { AccountId } from '../../model/account.ts';
import type { PrincipalScope } from '../bind-policy.ts';
import type { AccountForm, OrganizationForm } from './estate-form.ts';

/** What one service tells of one account. */
export type AccountPiece = Partial<Omit<AccountForm, 'id'>>;

export interface EstatePieces {
  readonly organizations?: readonly OrganizationForm[];
  readonly accounts: ReadonlyMap<AccountId, AccountPiece>;
}

export interface ProjectionScope extends PrincipalScope {
  readonly partition: string;
}

/** Reads the state and nothing else. Policies are told as AWS shows them today, as decisions see them. */
export type Projection = (scope: ProjectionScope) => EstatePieces;
