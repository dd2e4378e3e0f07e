// Managed policies and boundaries of users.
import { attachedPage, attachPolicy, clearBoundary, detachPolicy, setBoundary } from '../../carried-policies.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkPathPrefix } from '../../names.ts';
import { boundaryContext } from '../../targets.ts';
import { existingUser, findUser, userDemand } from '../../users.ts';

export const attachUserPolicy: IamOperation<'AttachUserPolicy'> = {
  authorize: ({ UserName, PolicyArn }, cx) => [
    userDemand(cx, 'AttachUserPolicy', UserName, [['iam:policyarn', PolicyArn], ...boundaryContext(findUser(cx, UserName)?.boundary)]),
  ],
  handle: (_permit, { UserName, PolicyArn }, cx) => {
    attachPolicy(cx.state, existingUser(cx, UserName), PolicyArn);
  },
};

export const detachUserPolicy: IamOperation<'DetachUserPolicy'> = {
  authorize: ({ UserName, PolicyArn }, cx) => [
    userDemand(cx, 'DetachUserPolicy', UserName, [['iam:policyarn', PolicyArn], ...boundaryContext(findUser(cx, UserName)?.boundary)]),
  ],
  handle: (_permit, { UserName, PolicyArn }, cx) => {
    detachPolicy(cx.state, existingUser(cx, UserName), PolicyArn);
  },
};

export const listAttachedUserPolicies: IamOperation<'ListAttachedUserPolicies'> = {
  authorize: ({ UserName, PathPrefix }, cx) => {
    checkPathPrefix(PathPrefix);
    return [userDemand(cx, 'ListAttachedUserPolicies', UserName)];
  },
  handle: (_permit, input, cx) => attachedPage(existingUser(cx, input.UserName), input),
};

export const putUserPermissionsBoundary: IamOperation<'PutUserPermissionsBoundary'> = {
  authorize: ({ UserName, PermissionsBoundary }, cx) => [
    userDemand(cx, 'PutUserPermissionsBoundary', UserName, [['iam:permissionsboundary', PermissionsBoundary]]),
  ],
  handle: (_permit, { UserName, PermissionsBoundary }, cx) => {
    setBoundary(cx.state, existingUser(cx, UserName), PermissionsBoundary);
  },
};

export const deleteUserPermissionsBoundary: IamOperation<'DeleteUserPermissionsBoundary'> = {
  authorize: ({ UserName }, cx) => [
    userDemand(cx, 'DeleteUserPermissionsBoundary', UserName, boundaryContext(findUser(cx, UserName)?.boundary)),
  ],
  handle: (_permit, { UserName }, cx) => {
    const row = existingUser(cx, UserName);
    if (row.boundary === undefined) throw noSuchEntity(`User ${row.name} does not have a permissions boundary.`);
    clearBoundary(cx.state, row);
  },
};
