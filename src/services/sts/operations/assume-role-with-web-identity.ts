// AssumeRoleWithWebIdentity: a role for whom an OIDC provider vouches.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';
import { assumeDemands } from '../assume-demands.ts';
import { issueRoleSession } from '../issue-role-session.ts';
import { claimKeys, lastingClaimKeys } from '../oidc/claim-keys.ts';
import { tokenSourceIdentity, tokenTags } from '../oidc/token-tags.ts';
import { readWebIdentity } from '../oidc/web-identity.ts';
import { requestedRole } from '../requested-role.ts';

export const assumeRoleWithWebIdentity: Operation<
  'AssumeRoleWithWebIdentity',
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse
> = {
  anonymous: true,
  authorize: (input, cx) => {
    const { role, identity, tags, sourceIdentity } = readCall(input, cx);
    return assumeDemands({
      action: 'sts:AssumeRoleWithWebIdentity',
      role,
      tags,
      sourceIdentity,
      context: [['sts:rolesessionname', input.RoleSessionName], ...claimKeys(identity)],
      as: { kind: 'federatedCaller', provider: identity.provider },
    });
  },
  handle: (_permit, input, cx) => {
    const { role, identity, tags, sourceIdentity } = readCall(input, cx);
    const session = issueRoleSession(cx, input, {
      requested: role,
      sessionName: input.RoleSessionName,
      tags,
      sourceIdentity,
      chained: false,
      federatedProvider: identity.provider,
      context: lastingClaimKeys(identity),
    });
    return {
      ...session,
      SubjectFromWebIdentityToken: identity.subject,
      Provider: identity.provider,
      Audience: identity.audience,
    };
  },
};

function readCall(input: AssumeRoleWithWebIdentityRequest, cx: AuthorizeContext) {
  const role = requestedRole(cx, input.RoleArn);
  const identity = readWebIdentity(cx, role.account, input.WebIdentityToken);
  return { role, identity, tags: tokenTags(identity.claims), sourceIdentity: tokenSourceIdentity(identity.claims) };
}
