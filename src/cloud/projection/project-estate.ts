// The state of a cloud as an estate file, which everything that reads estates can read.
import type { AccountId } from '../../model/account.ts';
import type { AccountForm, EstateForm, OrganizationForm } from './estate-form.ts';
import type { AccountPiece, Projection, ProjectionScope } from './projection.ts';

/**
 * Joins what the services tell, accounts ascending. Everything about principals is known: an account without roles has none.
 * What the form cannot say is left out: object versions that are not the newest, quotas, credentials.
 */
export function projectEstate(projections: readonly Projection[], scope: ProjectionScope): EstateForm {
  const organizations: OrganizationForm[] = [];
  const pieces = new Map<AccountId, AccountPiece[]>();
  for (const projection of projections) {
    const told = projection(scope);
    organizations.push(...(told.organizations ?? []));
    for (const [id, piece] of told.accounts) pieces.set(id, [...(pieces.get(id) ?? []), piece]);
  }
  const accounts = [...pieces].map(([id, list]) => joinAccount(id, list)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { schemaVersion: 1, organizations, accounts };
}

function joinAccount(id: AccountId, pieces: readonly AccountPiece[]): AccountForm {
  const name = pieces.find((piece) => piece.name !== undefined)?.name;
  const partition = pieces.find((piece) => piece.partition !== undefined)?.partition;
  const s3PublicAccessBlock = pieces.find((piece) => piece.s3PublicAccessBlock !== undefined)?.s3PublicAccessBlock;
  return {
    id,
    ...(name !== undefined && { name }),
    ...(partition !== undefined && { partition }),
    users: pieces.flatMap(({ users }) => users ?? []),
    groups: pieces.flatMap(({ groups }) => groups ?? []),
    roles: pieces.flatMap(({ roles }) => roles ?? []),
    policies: pieces.flatMap(({ policies }) => policies ?? []),
    resources: pieces.flatMap(({ resources }) => resources ?? []),
    ...(s3PublicAccessBlock !== undefined && { s3PublicAccessBlock }),
  };
}
