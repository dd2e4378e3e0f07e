// GetAuthorizationToken.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { invalidParameter } from '../../errors.ts';
import { registryEndpoint } from '../../registry-name.ts';
import { sealRegistryToken, TOKEN_LIFETIME } from '../../token/registry-token.ts';

const ACCOUNT = /^\d{12}$/;

export const tokenOperations: EcrGroup<'GetAuthorizationToken'> = {
  GetAuthorizationToken: {
    // Amazon ECR User Guide, Private registry authentication: the token is the caller's, whichever registry it is shown to.
    authorize: ({ registryIds = [] }) => {
      if (!registryIds.every((id) => ACCOUNT.test(id)))
        throw invalidParameter(
          'registryIds',
          'Member must satisfy constraint: [Member must satisfy regular expression pattern: [0-9]{12}]',
        );
      return [{ action: 'ecr:GetAuthorizationToken', resource: { arn: '*' } }];
    },
    handle: (_permit, { registryIds = [] }, cx) => {
      const authorizationToken = Buffer.from(`AWS:${passwordFor(cx)}`, 'utf8').toString('base64');
      const expiresAt = new Date(cx.now + TOKEN_LIFETIME);
      return {
        authorizationData: (registryIds.length === 0 ? [cx.account] : registryIds).map((account) => ({
          authorizationToken,
          expiresAt,
          proxyEndpoint: registryEndpoint({ account, region: cx.region }, cx.request),
        })),
      };
    },
  },
};

/** Of callers without credentials of their own (a service) it opens nothing. */
function passwordFor({ caller, request, now, cloudSeal }: CallContext): string {
  const { accessKeyId = '' } = caller;
  const sessionToken = request.signature?.sessionToken ?? request.header('x-amz-security-token');
  return sealRegistryToken(cloudSeal, { accessKeyId, issuedAt: now, ...(sessionToken !== undefined && { sessionToken }) });
}
