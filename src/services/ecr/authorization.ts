// ECR: the login token is the caller's account's own affair; no repository policy can give it.
import type { ServiceRules } from '../../evaluate/service-rules.ts';

export const ecrRules: ServiceRules = {
  callerAccountOnly: new Set(['getauthorizationtoken']),
  wording: { code: 'AccessDeniedException', httpStatus: 400 },
};
