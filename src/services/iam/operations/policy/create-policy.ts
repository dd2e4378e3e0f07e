// CreatePolicy.
import { mintUniqueId } from '../../../../cloud/credential/unique-id.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { iamArn } from '../../arns.ts';
import { entityAlreadyExists, limitExceeded } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName, checkedPath } from '../../names.ts';
import { countedCharacters, parseIdentityPolicy } from '../../policy-document.ts';
import { policyListing } from '../../policy-view.ts';
import { QUOTAS } from '../../quotas.ts';
import { IDENTITIES, type ManagedPolicyRow, nameKey, POLICIES } from '../../state.ts';
import { checkedTags } from '../../tags.ts';
import { creationDemands } from '../../targets.ts';

export const createPolicy: IamOperation<'CreatePolicy'> = {
  authorize: ({ PolicyName, Path, Tags }, cx) => {
    checkName('policyName', PolicyName);
    return creationDemands('Policy', iamArn(cx, 'policy', PolicyName, checkedPath(Path)), Tags);
  },
  handle: (_permit, { PolicyName, Path, PolicyDocument, Description, Tags }, cx) => {
    const { state, account, now } = cx;
    const tags = checkedTags(Tags, 'caseSensitive');
    checkManagedDocument(PolicyDocument);
    const key = nameKey(account, PolicyName);
    if (state.get(POLICIES, key) !== undefined) {
      throw entityAlreadyExists(`A policy called ${PolicyName} already exists. Duplicate names are not allowed.`);
    }
    checkQuota(state, account);
    const path = checkedPath(Path);
    const row: ManagedPolicyRow = {
      account,
      name: PolicyName,
      path,
      arn: iamArn(cx, 'policy', PolicyName, path),
      id: mintUniqueId('ANPA', cx.random),
      createdAt: now,
      updatedAt: now,
      tags,
      ...(Description !== undefined && Description !== '' && { description: Description }),
      defaultVersion: 'v1',
      nextVersion: 2,
      versions: [{ id: 'v1', text: PolicyDocument, createdAt: now }],
    };
    state.put(POLICIES, key, row);
    state.put(IDENTITIES, row.id, { kind: 'policy', account, name: row.name });
    return { Policy: { ...policyListing(row, cx), ...(tags.length > 0 && { Tags: tags }) } };
  },
};

/** Throws MalformedPolicyDocument and LimitExceeded. */
export function checkManagedDocument(text: string): void {
  parseIdentityPolicy(text);
  if (countedCharacters(text) > QUOTAS.managedPolicyCharacters) throw limitExceeded('PolicySize', QUOTAS.managedPolicyCharacters);
}

function checkQuota(state: StateReader, account: AccountId): void {
  let count = 0;
  for (const _row of state.scan(POLICIES, keyOf(account, ''))) {
    if (++count >= QUOTAS.policiesPerAccount) throw limitExceeded('PoliciesPerAccount', QUOTAS.policiesPerAccount);
  }
}
