// CreateInstanceProfile.
import { mintUniqueId } from '../../../../cloud/credential/unique-id.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { iamArn } from '../../arns.ts';
import { entityAlreadyExists, limitExceeded } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { instanceProfileListing } from '../../instance-profile-rows.ts';
import { checkName, checkedPath } from '../../names.ts';
import { QUOTAS } from '../../quotas.ts';
import { IDENTITIES, INSTANCE_PROFILES, type InstanceProfileRow, nameKey } from '../../state.ts';
import { checkedTags } from '../../tags.ts';
import { creationDemands } from '../../targets.ts';

export const createInstanceProfile: IamOperation<'CreateInstanceProfile'> = {
  authorize: ({ InstanceProfileName, Path, Tags }, cx) => {
    checkName('instanceProfileName', InstanceProfileName);
    return creationDemands('InstanceProfile', iamArn(cx, 'instance-profile', InstanceProfileName, checkedPath(Path)), Tags);
  },
  handle: (_permit, { InstanceProfileName, Path, Tags }, cx) => {
    const { state, account } = cx;
    const tags = checkedTags(Tags, 'caseSensitive');
    const key = nameKey(account, InstanceProfileName);
    if (state.get(INSTANCE_PROFILES, key) !== undefined)
      throw entityAlreadyExists(`Instance Profile ${InstanceProfileName} already exists.`);
    let count = 0;
    for (const _row of state.scan(INSTANCE_PROFILES, keyOf(account, ''))) count += 1;
    if (count >= QUOTAS.instanceProfilesPerAccount) throw limitExceeded('InstanceProfilesPerAccount', QUOTAS.instanceProfilesPerAccount);
    const path = checkedPath(Path);
    const row: InstanceProfileRow = {
      account,
      name: InstanceProfileName,
      path,
      arn: iamArn(cx, 'instance-profile', InstanceProfileName, path),
      id: mintUniqueId('AIPA', cx.random),
      createdAt: cx.now,
      tags,
    };
    state.put(INSTANCE_PROFILES, key, row);
    state.put(IDENTITIES, row.id, { kind: 'instanceProfile', account, name: row.name });
    return { InstanceProfile: { ...instanceProfileListing(row, cx), ...(tags.length > 0 && { Tags: tags }) } };
  },
};
