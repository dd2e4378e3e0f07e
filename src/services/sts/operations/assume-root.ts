// AssumeRoot: the root user of a member account for the management account, held to one task.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { AssumeRootRequest, AssumeRootResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import type { AccountId } from '../../../model/account.ts';
import { issueCredentials } from '../issue-credentials.ts';
import { validationError } from '../validation-error.ts';

/** AWS STS API Reference, AssumeRoot. */
const TASKS: ReadonlySet<string> = new Set([
  'IAMAuditRootUserCredentials',
  'IAMCreateRootUserPassword',
  'IAMDeleteRootUserCredentials',
  'S3UnlockBucketPolicy',
  'SQSUnlockQueuePolicy',
]);
const MAX_SECONDS = 900;

export const assumeRoot: Operation<'AssumeRoot', AssumeRootRequest, AssumeRootResponse> = {
  authorize: (input, cx) => {
    const task = taskArn(input, cx);
    const target = targetAccount(input.TargetPrincipal);
    const arn = `arn:${cx.partition}:iam::${target}:root`;
    if (!mayManage(cx, target) || !isTurnedOn(cx, task)) {
      throw new ServiceError(
        'AccessDenied',
        403,
        `User: ${cx.caller.arn} is not authorized to perform: sts:AssumeRoot on resource: ${arn}`,
      );
    }
    // The target's account has no say: what counts is the organization, and the caller's own permissions.
    return [{ action: 'sts:AssumeRoot', resource: { arn }, context: [['sts:taskpolicyarn', task]] }];
  },
  handle: (_permit, input, cx) => {
    const sourceIdentity = cx.caller.session?.sourceIdentity;
    const seconds = Math.min(input.DurationSeconds ?? MAX_SECONDS, MAX_SECONDS);
    return {
      Credentials: issueCredentials(cx, cx.now + seconds * 1000, {
        account: targetAccount(input.TargetPrincipal),
        subject: { kind: 'assumedRoot', taskPolicyArn: taskArn(input, cx) },
        ...(sourceIdentity !== undefined && { sourceIdentity }),
      }),
      ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    };
  },
};

function taskArn({ TaskPolicyArn: { arn } }: AssumeRootRequest, { partition }: AuthorizeContext): string {
  const prefix = `arn:${partition}:iam::aws:policy/root-task/`;
  if (arn === undefined || !arn.startsWith(prefix) || !TASKS.has(arn.slice(prefix.length)))
    throw validationError(`${arn ?? ''} is invalid`);
  return arn;
}

function targetAccount(target: string): AccountId {
  const found = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(target)?.[1];
  if (found === undefined) throw validationError(`${target} is invalid`);
  return found;
}

/** IAM User Guide, Centrally manage root access for member accounts: nobody may before the organization has turned it on. */
function isTurnedOn({ state, organization, identities, account }: AuthorizeContext, task: string): boolean {
  const management = organization.facts(state, account).organization?.managementAccount;
  const features = management === undefined ? [] : (identities.rootFeatures?.(state, management) ?? []);
  return features.includes('RootSessions') || (task.includes('/root-task/IAM') && features.includes('RootCredentialsManagement'));
}

function mayManage({ state, organization, account }: AuthorizeContext, target: AccountId): boolean {
  const own = organization.facts(state, account).organization;
  const other = organization.facts(state, target).organization;
  if (own === undefined || own.id !== other?.id || target === own.managementAccount) return false;
  return own.managementAccount === account || organization.delegates?.(state, account, 'iam.amazonaws.com') === true;
}
