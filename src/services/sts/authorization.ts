// STS: identity questions that policies cannot refuse, root users that may not assume roles, federation by trust alone.
import type { Query } from '../../evaluate/query.ts';
import type { Preemption, ServiceRules } from '../../evaluate/service-rules.ts';

const UNSIGNED: ReadonlySet<string> = new Set(['assumerolewithsaml', 'assumerolewithwebidentity']);
const ASSUMING: ReadonlySet<string> = new Set(['assumerole', 'tagsession', 'setsourceidentity', ...UNSIGNED]);

export const stsRules: ServiceRules = {
  preempt,
  // A role without a known trust policy trusts nobody.
  trustsAccount: (query) => query.arn?.resource.startsWith('role/') !== true,
  wording: {
    code: 'AccessDenied',
    httpStatus: 403,
    // Measured: a denied AssumeRole gives no reason, whether trust or identity lacks, or the role does not exist.
    untailed: (query) => ASSUMING.has(query.operation),
    replace: (query) =>
      UNSIGNED.has(query.operation) || query.caller.kind === 'federatedCaller'
        ? `Not authorized to perform ${query.request.action}`
        : undefined,
  },
};

function preempt(query: Query): Preemption | undefined {
  const { kind } = query.caller;
  const hasCredentials = kind !== 'anonymous' && kind !== 'federatedCaller';
  switch (query.operation) {
    case 'getcalleridentity':
      return hasCredentials ? { decision: 'allow', note: 'needs no permission; an explicit deny has no effect' } : undefined;
    case 'getsessiontoken':
      return sessionToken(query);
    case 'assumerole':
      return query.caller.isRoot
        ? {
            decision: 'deny',
            note: 'root users may not assume roles',
            message: 'Roles may not be assumed by root accounts.',
            instead: 'call as a user or role of the account',
          }
        : undefined;
    case 'assumerolewithsaml':
    case 'assumerolewithwebidentity':
      return kind === 'federatedCaller'
        ? undefined
        : {
            decision: 'deny',
            note: 'the caller of this operation is the identity provider',
            instead: 'call sts:AssumeRole, or name the identity provider as the caller',
          };
    default:
      return undefined;
  }
}

function sessionToken(query: Query): Preemption | undefined {
  const { principal } = query.request;
  switch (principal.kind) {
    case 'user':
    case 'root':
      if (principal.session === undefined) return { decision: 'allow', note: 'needs no permission with long-term credentials' };
      break;
    case 'anonymous':
    case 'federatedCaller':
    case 'service':
      return undefined;
    default:
  }
  return {
    decision: 'deny',
    note: 'needs long-term credentials',
    message: 'Cannot call GetSessionToken with session credentials',
    instead: 'call with the access key of a user',
  };
}
