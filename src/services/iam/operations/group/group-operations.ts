// IAM's operations on groups.
import type { IamOperations } from '../../../../cloud/model/generated/iam.ts';
import type { OperationTable } from '../../../../cloud/service.ts';
import { deleteGroup, updateGroup } from './change-group.ts';
import { createGroup } from './create-group.ts';
import { getGroup, listGroups, listGroupsForUser } from './get-group.ts';
import { addUserToGroup, removeUserFromGroup } from './group-members.ts';
import {
  attachGroupPolicy,
  deleteGroupPolicy,
  detachGroupPolicy,
  getGroupPolicy,
  listAttachedGroupPolicies,
  listGroupPolicies,
  putGroupPolicy,
} from './group-policies.ts';

export const iamGroupOperations: OperationTable<IamOperations> = {
  AddUserToGroup: addUserToGroup,
  AttachGroupPolicy: attachGroupPolicy,
  CreateGroup: createGroup,
  DeleteGroup: deleteGroup,
  DeleteGroupPolicy: deleteGroupPolicy,
  DetachGroupPolicy: detachGroupPolicy,
  GetGroup: getGroup,
  GetGroupPolicy: getGroupPolicy,
  ListAttachedGroupPolicies: listAttachedGroupPolicies,
  ListGroupPolicies: listGroupPolicies,
  ListGroups: listGroups,
  ListGroupsForUser: listGroupsForUser,
  PutGroupPolicy: putGroupPolicy,
  RemoveUserFromGroup: removeUserFromGroup,
  UpdateGroup: updateGroup,
};
