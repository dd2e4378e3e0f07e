// Resource-based policies: who, in every statement. What about Resource, Sid and size differs from service to service.
import { resourcePolicyQuota } from '../limits.ts';
import type { PolicyGrammar } from './policy-grammar.ts';

export const resourceGrammar: PolicyGrammar = {
  name: 'a resource policy',
  principal: 'required',
  // Amazon ECR User Guide, Private repository policies: repository policies have none.
  resource: 'optional',
  // AWS KMS Developer Guide, Default key policy: `"Sid": "Enable IAM User Permissions"`.
  oddSid: undefined,
  repeatedSid: 'warning',
  // Amazon API Gateway Developer Guide: resource policies take `execute-api:/stage/GET/path`.
  oddArn: 'warning',
  latin1: false,
  quota: resourcePolicyQuota,
};
