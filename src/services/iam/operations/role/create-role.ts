// CreateRole.
import { iamArn } from '../../arns.ts';
import { setBoundary } from '../../carried-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName, checkedPath } from '../../names.ts';
import { createRoleRow } from '../../role-rows.ts';
import { boundaryMember, roleSummary } from '../../role-view.ts';
import { checkedTags } from '../../tags.ts';
import { boundaryContext, creationDemands } from '../../targets.ts';
import { bindTrustPolicy } from '../../trust-document.ts';

export const createRole: IamOperation<'CreateRole'> = {
  authorize: ({ RoleName, Path, Tags, PermissionsBoundary }, cx) => {
    checkName('roleName', RoleName);
    return creationDemands('Role', iamArn(cx, 'role', RoleName, checkedPath(Path)), Tags, boundaryContext(PermissionsBoundary));
  },
  handle: (_permit, { RoleName, Path, AssumeRolePolicyDocument, Description, MaxSessionDuration, PermissionsBoundary, Tags }, cx) => {
    const tags = checkedTags(Tags);
    const created = createRoleRow(cx, {
      name: RoleName,
      path: checkedPath(Path),
      trust: bindTrustPolicy(AssumeRolePolicyDocument, cx),
      tags,
      ...(Description !== undefined && { description: Description }),
      ...(MaxSessionDuration !== undefined && { maxSessionDuration: MaxSessionDuration }),
    });
    const row = PermissionsBoundary === undefined ? created : setBoundary(cx.state, created, PermissionsBoundary);
    return { Role: { ...roleSummary(row, cx), ...boundaryMember(row), ...(tags.length > 0 && { Tags: tags }) } };
  },
};
