// SNS: its own error code, and its prefix in capitals.
import type { ServiceRules } from '../../evaluate/service-rules.ts';

export const snsRules: ServiceRules = {
  wording: { code: 'AuthorizationError', httpStatus: 403, action: (action) => `SNS:${action.slice(action.indexOf(':') + 1)}` },
};
