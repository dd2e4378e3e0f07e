// EFS: a file system without a policy lets every client that reaches a mount target in.
import type { ServiceRules } from '../../evaluate/service-rules.ts';

const CLIENT: ReadonlySet<string> = new Set(['clientmount', 'clientwrite', 'clientrootaccess']);

export const elasticfilesystemRules: ServiceRules = {
  preempt: (query, policies) =>
    policies.resource === undefined && CLIENT.has(query.operation)
      ? { decision: 'allow', note: 'the file system has no policy: every client that reaches it has full access' }
      : undefined,
  wording: { code: 'AccessDeniedException', httpStatus: 403 },
};
