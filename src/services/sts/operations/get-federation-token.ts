// GetFederationToken: a session under a name that the caller chooses, with no more than the caller's own permissions.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { GetFederationTokenRequest, GetFederationTokenResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import { tagKeys } from '../assume-demands.ts';
import { issueCredentials } from '../issue-credentials.ts';
import { packedSize, sessionPolicies } from '../session-policies.ts';
import { sessionSeconds } from '../session-seconds.ts';
import { sessionTags } from '../session-tags.ts';

export const getFederationToken: Operation<'GetFederationToken', GetFederationTokenRequest, GetFederationTokenResponse> = {
  authorize: (input, cx) => {
    if (cx.caller.session !== undefined) {
      throw new ServiceError('AccessDenied', 403, 'Cannot call GetFederationToken with session credentials');
    }
    const tags = sessionTags(cx.caller, input.Tags);
    const context = tagKeys(tags);
    const resource = { arn: federatedUserArn(cx, input.Name) };
    return [
      ...(context.length === 0 ? [] : [{ action: 'sts:TagSession', resource, context }]),
      { action: 'sts:GetFederationToken', resource, context },
    ];
  },
  handle: (_permit, input, cx) => {
    const { principal, userId } = cx.caller;
    const policies = sessionPolicies(cx, cx.account, input);
    const { passed } = sessionTags(cx.caller, input.Tags);
    const size = packedSize(policies.fields, passed);
    const credentials = issueCredentials(cx, cx.now + sessionSeconds(principal, input.DurationSeconds) * 1000, {
      account: cx.account,
      subject: { kind: 'federatedUser', name: input.Name, ...(principal.kind === 'user' && { parentId: userId }) },
      ...policies.fields,
      ...(Object.keys(passed).length > 0 && { tags: passed }),
    });
    return {
      Credentials: credentials,
      FederatedUser: { FederatedUserId: `${cx.account}:${input.Name}`, Arn: federatedUserArn(cx, input.Name) },
      PackedPolicySize: size,
    };
  },
};

function federatedUserArn({ partition, account }: AuthorizeContext, name: string): string {
  return `arn:${partition}:sts::${account}:federated-user/${name}`;
}
