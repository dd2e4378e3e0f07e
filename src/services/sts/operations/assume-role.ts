// AssumeRole: a role for a caller with credentials.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { Demand } from '../../../cloud/demand.ts';
import type { AssumeRoleRequest, AssumeRoleResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import { parseArn } from '../../../model/arn.ts';
import type { AccountId } from '../../../model/account.ts';
import type { ContextValue } from '../../../model/request.ts';
import { assumeDemands } from '../assume-demands.ts';
import { issueRoleSession } from '../issue-role-session.ts';
import { provesMfa } from '../mfa-proof.ts';
import { requestedRole } from '../requested-role.ts';
import { sessionTags } from '../session-tags.ts';
import { validationError } from '../validation-error.ts';

export const assumeRole: Operation<'AssumeRole', AssumeRoleRequest, AssumeRoleResponse> = {
  authorize: (input, cx) => {
    const role = requestedRole(cx, input.RoleArn);
    if (cx.caller.principal.kind === 'federatedUser' || !isRoleArn(role.arn)) throw refused(cx.caller.arn, role.arn);
    const demands = assumeDemands({
      action: 'sts:AssumeRole',
      role,
      tags: sessionTags(cx.caller, input.Tags, input.TransitiveTagKeys),
      sourceIdentity: sourceIdentityOf(input, cx),
      context: contextOf(input, cx),
    });
    if (role.role !== undefined && !isAcquainted(cx, role.account)) refuseLikeMissing(cx, demands);
    return demands;
  },
  handle: (_permit, input, cx) =>
    issueRoleSession(cx, input, {
      requested: requestedRole(cx, input.RoleArn),
      sessionName: input.RoleSessionName,
      tags: sessionTags(cx.caller, input.Tags, input.TransitiveTagKeys),
      sourceIdentity: sourceIdentityOf(input, cx),
      chained: cx.caller.principal.kind === 'roleSession',
      ...(cx.serviceSession !== undefined && { service: cx.serviceSession }),
    }),
};

/** What is no role has no trust policy that could be missing: nobody becomes it. */
function isRoleArn(text: string): boolean {
  return parseArn(text)?.resource.startsWith('role/') === true;
}

/** Of the same account or organization. */
function isAcquainted({ state, organization, account }: AuthorizeContext, owner: AccountId): boolean {
  if (owner === account) return true;
  const own = organization.facts(state, account).organization?.id;
  return own !== undefined && own === organization.facts(state, owner).organization?.id;
}

/**
 * Strangers are refused in the words for a role that is not there: with conditions on tags, their own policies could tell them what a role is
 * like that does not trust them. Whoever looks the decision up sees it as it was.
 */
function refuseLikeMissing(cx: AuthorizeContext, demands: readonly Demand[]): void {
  const refused = demands.find((demand) => cx.refusal(demand) !== undefined);
  if (refused === undefined) return;
  const { resource, ...rest } = refused;
  const { arn, owner } = resource;
  const told = cx.refusal({ ...rest, resource: { arn, ...(owner !== undefined && { owner }) } });
  const actual = cx.refusal(refused);
  throw told ?? actual ?? new Error('a refusal that came and went');
}

/** AWS STS API Reference, GetFederationToken: its credentials call no operation of STS but GetCallerIdentity, whatever policies say. */
function refused(caller: string, role: string): ServiceError {
  return new ServiceError('AccessDenied', 403, `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${role}`);
}

/** Once set it stays, along the whole chain. IAM User Guide, Monitor and control actions taken with assumed roles. */
function sourceIdentityOf({ SourceIdentity }: AssumeRoleRequest, { caller }: AuthorizeContext): string | undefined {
  if (SourceIdentity?.toLowerCase().startsWith('aws:') === true) throw validationError('Source Identity must not begin with "aws:"');
  const inherited = caller.session?.sourceIdentity;
  if (SourceIdentity !== undefined && inherited !== undefined && SourceIdentity !== inherited) {
    throw validationError('The source identity is already set for this assume role session');
  }
  return SourceIdentity ?? inherited;
}

function contextOf(input: AssumeRoleRequest, cx: AuthorizeContext): readonly (readonly [string, ContextValue])[] {
  const { ExternalId, RoleSessionName, SerialNumber, TokenCode } = input;
  return [
    ['sts:rolesessionname', RoleSessionName],
    ...(ExternalId === undefined ? [] : [['sts:externalid', ExternalId] as const]),
    ...(provesMfa(cx, SerialNumber, TokenCode)
      ? [['aws:multifactorauthpresent', 'true'] as const, ['aws:multifactorauthage', '0'] as const]
      : []),
  ];
}
