// A role as answers show it. Create, Get and List each show other members.
// Source: IAM API Reference, Role; answers of AWS that LocalStack's tests record.
import { shownPolicy } from '../../cloud/bind-policy.ts';
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { AttachedPermissionsBoundary, Role } from '../../cloud/model/generated/iam.ts';
import { encodeDocument } from './policy-document.ts';
import type { RoleRow } from './state.ts';
import { lastUseOf } from './usage-log.ts';

type Shown = Pick<AuthorizeContext, 'state' | 'identities'>;

/** In CreateRole's answer, and within instance profiles. */
export function roleSummary(row: RoleRow, cx: Shown): Role {
  return {
    Path: row.path,
    RoleName: row.name,
    RoleId: row.id,
    Arn: row.arn,
    CreateDate: new Date(row.createdAt),
    AssumeRolePolicyDocument: encodeDocument(shownPolicy(row.trust, cx)),
  };
}

/** In ListRoles: no boundary, tags or last use. */
export function roleListing(row: RoleRow, cx: Shown): Role {
  return {
    ...roleSummary(row, cx),
    ...(row.description !== undefined && { Description: row.description }),
    MaxSessionDuration: row.maxSessionDuration,
  };
}

/** In GetRole. */
export function roleDetail(row: RoleRow, cx: Shown): Role {
  return {
    ...roleListing(row, cx),
    ...boundaryMember(row),
    ...(row.tags.length > 0 && { Tags: row.tags }),
    RoleLastUsed: roleLastUsed(row),
  };
}

/** `{ PermissionsBoundary }`, to spread; empty without one. */
export function boundaryMember(row: { readonly boundary?: string }): { PermissionsBoundary?: AttachedPermissionsBoundary } {
  if (row.boundary === undefined) return {};
  return { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: row.boundary } };
}

/** Empty while the role was never used. */
export function roleLastUsed(row: RoleRow): { LastUsedDate?: Date; Region?: string } {
  const use = lastUseOf(row.id);
  return use === undefined ? {} : { LastUsedDate: new Date(use.at), Region: use.region };
}
