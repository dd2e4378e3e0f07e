// Operations on instance profiles.
import type { IamOperations } from '../../../../cloud/model/generated/iam.ts';
import type { OperationTable } from '../../../../cloud/service.ts';
import { createInstanceProfile } from './create-instance-profile.ts';
import { deleteInstanceProfile, getInstanceProfile, listInstanceProfiles, listInstanceProfilesForRole } from './instance-profile.ts';
import { addRoleToInstanceProfile, removeRoleFromInstanceProfile } from './instance-profile-role.ts';
import { listInstanceProfileTags, tagInstanceProfile, untagInstanceProfile } from './instance-profile-tags.ts';

export const iamInstanceProfileOperations: OperationTable<IamOperations> = {
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  CreateInstanceProfile: createInstanceProfile,
  DeleteInstanceProfile: deleteInstanceProfile,
  GetInstanceProfile: getInstanceProfile,
  ListInstanceProfiles: listInstanceProfiles,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  ListInstanceProfileTags: listInstanceProfileTags,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
  TagInstanceProfile: tagInstanceProfile,
  UntagInstanceProfile: untagInstanceProfile,
};
