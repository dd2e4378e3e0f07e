// How a statement names the caller of a request, and nobody wider than need be.
import { callerOf } from '../../evaluate/caller.ts';
import { parseArn } from '../../model/arn.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { ConditionJson } from './statement-json.ts';

export interface CallerPrincipal {
  /** The value of a Principal element. */
  readonly element: unknown;
  /** What keeps the element from meaning more than this caller; empty where nothing is known that does. */
  readonly condition: ConditionJson;
  /** What people should know before they add such a statement. */
  readonly caution?: string;
}

/** An account's root user is named by an ARN that stands for the whole account, a service and a provider act for many: conditions narrow them. */
export function callerPrincipal(request: AuthorizationRequest): CallerPrincipal {
  const caller = callerOf(request.principal);
  switch (caller.kind) {
    case 'anonymous':
      return { element: '*', condition: {}, caution: 'it is public then, to everybody' };
    case 'service':
      return servicePrincipal(caller.displayArn, request);
    case 'federatedCaller':
      return providerPrincipal(caller.displayArn, request);
    case 'root':
    case 'assumedRoot':
      return { element: { AWS: caller.displayArn }, condition: { ArnEquals: { 'aws:PrincipalArn': caller.displayArn } } };
    default:
      return { element: { AWS: caller.principalArn }, condition: {} };
  }
}

/** IAM User Guide, the confused deputy problem: a service is held to the resource and the account that it acts for. */
function servicePrincipal(service: string, request: AuthorizationRequest): CallerPrincipal {
  const arn = plainValue(request, 'aws:sourcearn');
  const account = plainValue(request, 'aws:sourceaccount');
  const element = { Service: service };
  if (arn === undefined && account === undefined) {
    const caution = `a condition on aws:SourceArn or aws:SourceAccount keeps others from making ${service} do it for them`;
    return { element, condition: {}, caution };
  }
  const arnOperator = parseArn(arn ?? '') === undefined ? 'StringEquals' : 'ArnEquals';
  const byArn: ConditionJson = arn === undefined ? {} : { [arnOperator]: { 'aws:SourceArn': arn } };
  if (account === undefined) return { element, condition: byArn };
  return { element, condition: { ...byArn, StringEquals: { ...byArn['StringEquals'], 'aws:SourceAccount': account } } };
}

/** IAM User Guide, creating a role for OIDC federation: the audience and the subject say whose token it is. */
function providerPrincipal(provider: string, request: AuthorizationRequest): CallerPrincipal {
  const subject = subjectKey(provider);
  const issuer = subject.slice(0, -':sub'.length);
  const known = [`${issuer}:aud`, subject, `${issuer}:app_id`].flatMap((key) => {
    const value = plainValue(request, key.toLowerCase());
    return value === undefined ? [] : [[key, value] as const];
  });
  const element = { Federated: provider };
  const condition: ConditionJson = known.length === 0 ? {} : { StringEquals: Object.fromEntries(known) };
  if (known.some(([key]) => key === subject)) return { element, condition };
  return { element, condition, caution: `without a condition on ${subject} it lets in whomever ${nameOf(provider)} signs in` };
}

/** The condition key that tells whom a provider has signed in. */
export function subjectKey(provider: string): string {
  const name = nameOf(provider);
  return name.startsWith('saml-provider/') ? 'SAML:sub' : `${name}:sub`;
}

/** The host of an OIDC provider; `saml-provider/NAME`. */
function nameOf(provider: string): string {
  return (parseArn(provider)?.resource ?? provider).replace(/^oidc-provider\//, '');
}

/** A single value that a condition takes as it stands. */
function plainValue({ context }: AuthorizationRequest, key: string): string | undefined {
  const value = context.get(key);
  return typeof value === 'string' && value !== '' && !/[*?]|\$\{/.test(value) ? value : undefined;
}
