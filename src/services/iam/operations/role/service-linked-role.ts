// CreateServiceLinkedRole, DeleteServiceLinkedRole, GetServiceLinkedRoleDeletionStatus.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { iamArn } from '../../arns.ts';
import { findAwsManagedPolicy } from '../../aws-managed-policies.ts';
import { attachPolicy, clearBoundary } from '../../carried-policies.ts';
import { deleteConflict, invalidInput, noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { DELETION_TASKS } from '../../job-state.ts';
import { mintUuid } from '../../mint-uuid.ts';
import { createRoleRow, deleteRoleRow, getRoleRow } from '../../role-rows.ts';
import { roleSummary } from '../../role-view.ts';
import { serviceLinkedRole } from '../../service-linked-roles.ts';
import { ATTACHMENTS, nameKey, ROLES, textKey } from '../../state.ts';
import { demand, roleTarget } from '../../targets.ts';

export const createServiceLinkedRole: IamOperation<'CreateServiceLinkedRole'> = {
  authorize: ({ AWSServiceName, CustomSuffix }, cx) => {
    const arn = iamArn(cx, 'role', roleName(AWSServiceName, CustomSuffix), pathOf(AWSServiceName));
    return [demand('CreateServiceLinkedRole', { arn }, [['iam:awsservicename', AWSServiceName]])];
  },
  handle: (_permit, { AWSServiceName, CustomSuffix, Description }, cx) => {
    const known = serviceLinkedRole(AWSServiceName);
    if (CustomSuffix !== undefined && known?.suffix !== true) throw invalidInput(`Custom suffix is not allowed for ${AWSServiceName}`);
    const name = roleName(AWSServiceName, CustomSuffix);
    if (cx.state.get(ROLES, nameKey(cx.account, name)) !== undefined) {
      throw invalidInput(`Service role name ${name} has been taken in this account, please try a different suffix.`);
    }
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [AWSServiceName] } }],
    };
    const row = createRoleRow(cx, {
      name,
      path: pathOf(AWSServiceName),
      trust: { text: JSON.stringify(trust), principals: [] },
      linkedService: AWSServiceName,
      ...(Description !== undefined && { description: Description }),
    });
    const policy = known && `arn:${cx.partition}:iam::aws:policy/aws-service-role/${known.policyName}`;
    if (policy !== undefined && findAwsManagedPolicy(policy) !== undefined) attachPolicy(cx.state, row, policy);
    return { Role: roleSummary(row, cx) };
  },
};

function pathOf(service: string): string {
  return `/aws-service-role/${service}/`;
}

/** For services that the table does not know, a name after their pattern. */
function roleName(service: string, suffix: string | undefined): string {
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/.test(service)) throw invalidInput(`Service name ${service} is not valid.`);
  const words = service.replace(/\.amazonaws\.com.*$/, '').split(/[.-]/);
  const name =
    serviceLinkedRole(service)?.roleName ??
    `AWSServiceRoleFor${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
  return suffix === undefined ? name : `${name}_${suffix}`;
}

export const deleteServiceLinkedRole: IamOperation<'DeleteServiceLinkedRole'> = {
  authorize: ({ RoleName }, cx) => [demand('DeleteServiceLinkedRole', roleTarget(cx, RoleName))],
  handle: (_permit, { RoleName }, cx) => {
    const row = getRoleRow(cx.state, cx.account, RoleName);
    if (row.linkedService === undefined) throw invalidInput(`The role with name ${RoleName} is not a service linked role.`);
    if (row.instanceProfiles.length > 0) throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
    for (const arn of row.attachedPolicies) cx.state.delete(ATTACHMENTS, keyOf(row.account, arn, 'policy', row.id));
    deleteRoleRow(cx.state, clearBoundary(cx.state, row));
    const id = `task/aws-service-role/${row.linkedService}/${row.name}/${mintUuid(cx.random)}`;
    cx.state.put(DELETION_TASKS, keyOf(cx.account, id), { account: cx.account, id, status: 'SUCCEEDED' });
    return { DeletionTaskId: id };
  },
};

export const getServiceLinkedRoleDeletionStatus: IamOperation<'GetServiceLinkedRoleDeletionStatus'> = {
  authorize: ({ DeletionTaskId }, cx) => [demand('GetServiceLinkedRoleDeletionStatus', { arn: roleOfTask(DeletionTaskId, cx) })],
  handle: (_permit, { DeletionTaskId }, cx) => {
    const task = cx.state.get(DELETION_TASKS, textKey(cx.account, DeletionTaskId));
    if (task === undefined) throw noSuchEntity(`Deletion Task Id ${DeletionTaskId} not found.`);
    return { Status: task.status };
  },
};

/** The role whose deletion a task id speaks of. */
function roleOfTask(id: string, cx: AuthorizeContext): string {
  const [, , service = '', name = ''] = id.split('/');
  return iamArn(cx, 'role', name, `/aws-service-role/${service}/`);
}
