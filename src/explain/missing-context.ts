// Context that AWS always knows, that a policy asked for, and that the query did not give.
import type { Missing } from '../estate/missing.ts';
import type { LadderDecision } from '../model/decision.ts';
import type { AuthorizationRequest } from '../model/request.ts';
import { isTemporary } from '../model/temporary-credentials.ts';

/** Keys that real requests carry (IAM User Guide: global condition context keys); absent here, the answer rests on their absence. */
const PRESENT: ReadonlyMap<string, string> = new Map([
  ['aws:currenttime', 'aws:CurrentTime'],
  ['aws:epochtime', 'aws:EpochTime'],
  ['aws:securetransport', 'aws:SecureTransport'],
  ['aws:requestedregion', 'aws:RequestedRegion'],
  ['aws:useragent', 'aws:UserAgent'],
  ['aws:sourceip', 'aws:SourceIp'],
  ['aws:userid', 'aws:userid'],
  ['aws:tokenissuetime', 'aws:TokenIssueTime'],
]);

/** What the query should have said; keys that a request like this one may well lack are not counted. */
export function missingContext({ absentKeys }: LadderDecision, request: AuthorizationRequest): readonly Missing[] {
  return absentKeys.flatMap((key) => {
    const name = PRESENT.get(key);
    if (name === undefined || !isCarried(key, request)) return [];
    return [{ kind: 'contextKey' as const, what: name, assumed: 'the request does not carry it', supply: `--context ${name}=VALUE` }];
  });
}

function isCarried(key: string, { principal, context, via = [] }: AuthorizationRequest): boolean {
  switch (key) {
    case 'aws:sourceip':
      // Not through a VPC endpoint, and not when a service makes the call.
      return via.length === 0 && principal.kind !== 'service' && !context.has('aws:sourcevpce') && !context.has('aws:vpcsourceip');
    case 'aws:userid':
      return principal.kind !== 'service' && principal.kind !== 'federatedCaller';
    case 'aws:tokenissuetime':
      return isTemporary(principal);
    default:
      return true;
  }
}
