// IAM's operations on users.
import type { IamOperations } from '../../../../cloud/model/generated/iam.ts';
import type { OperationTable } from '../../../../cloud/service.ts';
import {
  attachUserPolicy,
  deleteUserPermissionsBoundary,
  detachUserPolicy,
  listAttachedUserPolicies,
  putUserPermissionsBoundary,
} from './attached-user-policies.ts';
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { getUser, listUsers } from './get-user.ts';
import { updateUser } from './update-user.ts';
import { deleteUserPolicy, getUserPolicy, listUserPolicies, putUserPolicy } from './user-policies.ts';
import { listUserTags, tagUser, untagUser } from './user-tags.ts';

export const iamUserOperations: OperationTable<IamOperations> = {
  AttachUserPolicy: attachUserPolicy,
  CreateUser: createUser,
  DeleteUser: deleteUser,
  DeleteUserPermissionsBoundary: deleteUserPermissionsBoundary,
  DeleteUserPolicy: deleteUserPolicy,
  DetachUserPolicy: detachUserPolicy,
  GetUser: getUser,
  GetUserPolicy: getUserPolicy,
  ListAttachedUserPolicies: listAttachedUserPolicies,
  ListUserPolicies: listUserPolicies,
  ListUserTags: listUserTags,
  ListUsers: listUsers,
  PutUserPermissionsBoundary: putUserPermissionsBoundary,
  PutUserPolicy: putUserPolicy,
  TagUser: tagUser,
  UntagUser: untagUser,
  UpdateUser: updateUser,
};
