// AssumeRoleWithSAML: a role for whom a SAML provider vouches.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse } from '../../../cloud/model/generated/sts.ts';
import type { Operation } from '../../../cloud/service.ts';
import type { ContextValue } from '../../../model/request.ts';
import { assumeDemands } from '../assume-demands.ts';
import { issueRoleSession } from '../issue-role-session.ts';
import { requestedRole } from '../requested-role.ts';
import { roleAttributes } from '../saml/role-attributes.ts';
import { readSamlIdentity, type SamlIdentity } from '../saml/saml-identity.ts';

export const assumeRoleWithSaml: Operation<'AssumeRoleWithSAML', AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse> = {
  anonymous: true,
  authorize: (input, cx) => {
    const { role, identity, sessionName, tags, sourceIdentity } = readCall(input, cx);
    return assumeDemands({
      action: 'sts:AssumeRoleWithSAML',
      role,
      tags,
      sourceIdentity,
      context: [['sts:rolesessionname', sessionName], ...samlKeys(identity)],
      as: { kind: 'federatedCaller', provider: input.PrincipalArn },
    });
  },
  handle: (_permit, input, cx) => {
    const { role, identity, sessionName, tags, sourceIdentity } = readCall(input, cx);
    const { subject, subjectType, nameQualifier, issuer, audience, sessionNotOnOrAfter } = identity;
    const session = issueRoleSession(cx, input, {
      requested: role,
      sessionName,
      tags,
      sourceIdentity,
      chained: false,
      federatedProvider: input.PrincipalArn,
      context: { 'saml:namequalifier': nameQualifier, 'saml:sub': subject, 'saml:sub_type': subjectType },
      ...(sessionNotOnOrAfter !== undefined && { notAfter: sessionNotOnOrAfter }),
    });
    return { ...session, Subject: subject, SubjectType: subjectType, Issuer: issuer, Audience: audience, NameQualifier: nameQualifier };
  },
};

function readCall(input: AssumeRoleWithSAMLRequest, cx: AuthorizeContext) {
  const role = requestedRole(cx, input.RoleArn);
  const identity = readSamlIdentity(cx, input.PrincipalArn, input.SAMLAssertion);
  return { role, identity, ...roleAttributes(identity, input.RoleArn, input.PrincipalArn) };
}

/** IAM User Guide, IAM and AWS STS condition context keys, "Available keys for SAML-based AWS STS federation". */
function samlKeys(identity: SamlIdentity): readonly (readonly [string, ContextValue])[] {
  return [
    ['saml:aud', identity.audience],
    ['saml:iss', identity.issuer],
    ['saml:sub', identity.subject],
    ['saml:sub_type', identity.subjectType],
    ['saml:namequalifier', identity.nameQualifier],
    ['saml:doc', identity.document],
  ];
}
