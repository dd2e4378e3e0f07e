// STS: temporary credentials.
import type { StsOperations } from '../../cloud/model/generated/sts.ts';
import { defineService, type ServiceDefinition } from '../../cloud/service.ts';
import { stsConstraints } from './constraints.ts';
import { PROVIDER_KEYS } from './oidc/provider-keys.ts';
import { assumeRole } from './operations/assume-role.ts';
import { assumeRoleWithSaml } from './operations/assume-role-with-saml.ts';
import { assumeRoleWithWebIdentity } from './operations/assume-role-with-web-identity.ts';
import { assumeRoot } from './operations/assume-root.ts';
import { decodeAuthorizationMessage } from './operations/decode-authorization-message.ts';
import { getAccessKeyInfo } from './operations/get-access-key-info.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';
import { getFederationToken } from './operations/get-federation-token.ts';
import { getSessionToken } from './operations/get-session-token.ts';

export const stsService: ServiceDefinition<StsOperations> = defineService<StsOperations>({
  name: 'sts',
  operations: {
    AssumeRole: assumeRole,
    AssumeRoleWithSAML: assumeRoleWithSaml,
    AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
    AssumeRoot: assumeRoot,
    DecodeAuthorizationMessage: decodeAuthorizationMessage,
    GetAccessKeyInfo: getAccessKeyInfo,
    GetCallerIdentity: getCallerIdentity,
    GetFederationToken: getFederationToken,
    GetSessionToken: getSessionToken,
  },
  tables: [PROVIDER_KEYS],
  constraints: stsConstraints,
});
