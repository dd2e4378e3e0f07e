// Policies of groups, inline and managed.
import { attachedPage, attachPolicy, deleteInlinePolicy, detachPolicy, inlinePolicyText, putInlinePolicy } from '../../carried-policies.ts';
import { existingGroup, groupDemand } from '../../groups.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName, checkPathPrefix } from '../../names.ts';
import { pageByKey } from '../../paging.ts';
import { encodeDocument } from '../../policy-document.ts';

export const putGroupPolicy: IamOperation<'PutGroupPolicy'> = {
  authorize: ({ GroupName, PolicyName }, cx) => {
    checkName('policyName', PolicyName);
    return [groupDemand(cx, 'PutGroupPolicy', GroupName)];
  },
  handle: (_permit, { GroupName, PolicyName, PolicyDocument }, cx) => {
    putInlinePolicy(cx.state, existingGroup(cx, GroupName), PolicyName, PolicyDocument);
  },
};

export const getGroupPolicy: IamOperation<'GetGroupPolicy'> = {
  authorize: ({ GroupName }, cx) => [groupDemand(cx, 'GetGroupPolicy', GroupName)],
  handle: (_permit, { GroupName, PolicyName }, cx) => {
    const row = existingGroup(cx, GroupName);
    return { GroupName: row.name, PolicyName, PolicyDocument: encodeDocument(inlinePolicyText(row, PolicyName)) };
  },
};

export const deleteGroupPolicy: IamOperation<'DeleteGroupPolicy'> = {
  authorize: ({ GroupName }, cx) => [groupDemand(cx, 'DeleteGroupPolicy', GroupName)],
  handle: (_permit, { GroupName, PolicyName }, cx) => {
    deleteInlinePolicy(cx.state, existingGroup(cx, GroupName), PolicyName);
  },
};

export const listGroupPolicies: IamOperation<'ListGroupPolicies'> = {
  authorize: ({ GroupName }, cx) => [groupDemand(cx, 'ListGroupPolicies', GroupName)],
  handle: (_permit, input, cx) => {
    const page = pageByKey(existingGroup(cx, input.GroupName).inlinePolicies, input, ({ name }) => name);
    return { PolicyNames: page.items.map(({ name }) => name), ...page.rest };
  },
};

export const attachGroupPolicy: IamOperation<'AttachGroupPolicy'> = {
  authorize: ({ GroupName, PolicyArn }, cx) => [groupDemand(cx, 'AttachGroupPolicy', GroupName, [['iam:policyarn', PolicyArn]])],
  handle: (_permit, { GroupName, PolicyArn }, cx) => {
    attachPolicy(cx.state, existingGroup(cx, GroupName), PolicyArn);
  },
};

export const detachGroupPolicy: IamOperation<'DetachGroupPolicy'> = {
  authorize: ({ GroupName, PolicyArn }, cx) => [groupDemand(cx, 'DetachGroupPolicy', GroupName, [['iam:policyarn', PolicyArn]])],
  handle: (_permit, { GroupName, PolicyArn }, cx) => {
    detachPolicy(cx.state, existingGroup(cx, GroupName), PolicyArn);
  },
};

export const listAttachedGroupPolicies: IamOperation<'ListAttachedGroupPolicies'> = {
  authorize: ({ GroupName, PathPrefix }, cx) => {
    checkPathPrefix(PathPrefix);
    return [groupDemand(cx, 'ListAttachedGroupPolicies', GroupName)];
  },
  handle: (_permit, input, cx) => attachedPage(existingGroup(cx, input.GroupName), input),
};
