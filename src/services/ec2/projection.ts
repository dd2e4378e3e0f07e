// What EC2 tells an estate file: instances, and whatever else bears tags.
import type { ResourceForm } from '../../cloud/projection/estate-form.ts';
import type { Projection } from '../../cloud/projection/projection.ts';
import type { AccountId } from '../../model/account.ts';
import { INSTANCES, TAGS } from './rows.ts';

export const projectEc2: Projection = ({ state, partition }) => {
  const accounts = new Map<AccountId, Map<string, ResourceForm>>();
  const add = (account: AccountId, region: string, resource: string, tags?: ResourceForm['tags']): void => {
    const arn = `arn:${partition}:ec2:${region}:${account}:${resource}`;
    const resources = accounts.get(account) ?? new Map<string, ResourceForm>();
    accounts.set(account, resources.set(arn, { arn, ...(tags !== undefined && { tags }) }));
  };
  for (const [, { account, region, id }] of state.scan(INSTANCES, '')) add(account, region, `instance/${id}`);
  for (const [key, { resourceId, resourceType, tags }] of state.scan(TAGS, '')) {
    const [account = '', region = ''] = key.split('\0');
    add(account, region, `${resourceType}/${resourceId}`, Object.fromEntries(tags.map((tag) => [tag.key, tag.value])));
  }
  return { accounts: new Map([...accounts].map(([id, resources]) => [id, { resources: [...resources.values()] }])) };
};
