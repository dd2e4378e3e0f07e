// Inline policies of users: PutUserPolicy, GetUserPolicy, DeleteUserPolicy, ListUserPolicies.
import { deleteInlinePolicy, inlinePolicyText, putInlinePolicy } from '../../carried-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName } from '../../names.ts';
import { pageByKey } from '../../paging.ts';
import { encodeDocument } from '../../policy-document.ts';
import { boundaryContext } from '../../targets.ts';
import { existingUser, findUser, userDemand } from '../../users.ts';

export const putUserPolicy: IamOperation<'PutUserPolicy'> = {
  authorize: ({ UserName, PolicyName }, cx) => {
    checkName('policyName', PolicyName);
    return [userDemand(cx, 'PutUserPolicy', UserName, boundaryContext(findUser(cx, UserName)?.boundary))];
  },
  handle: (_permit, { UserName, PolicyName, PolicyDocument }, cx) => {
    putInlinePolicy(cx.state, existingUser(cx, UserName), PolicyName, PolicyDocument);
  },
};

export const getUserPolicy: IamOperation<'GetUserPolicy'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'GetUserPolicy', UserName)],
  handle: (_permit, { UserName, PolicyName }, cx) => {
    const row = existingUser(cx, UserName);
    return { UserName: row.name, PolicyName, PolicyDocument: encodeDocument(inlinePolicyText(row, PolicyName)) };
  },
};

export const deleteUserPolicy: IamOperation<'DeleteUserPolicy'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'DeleteUserPolicy', UserName, boundaryContext(findUser(cx, UserName)?.boundary))],
  handle: (_permit, { UserName, PolicyName }, cx) => {
    deleteInlinePolicy(cx.state, existingUser(cx, UserName), PolicyName);
  },
};

export const listUserPolicies: IamOperation<'ListUserPolicies'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'ListUserPolicies', UserName)],
  handle: (_permit, input, cx) => {
    const page = pageByKey(existingUser(cx, input.UserName).inlinePolicies, input, ({ name }) => name);
    return { PolicyNames: page.items.map(({ name }) => name), ...page.rest };
  },
};
