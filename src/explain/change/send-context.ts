// What the caller can do differently: a value that it sends with the call, or another way of making it.
import { callerOf } from '../../evaluate/caller.ts';
import { parseArn } from '../../model/arn.ts';
import type { Layer } from '../../model/decision.ts';
import type { AuthorizationRequest, ContextValue } from '../../model/request.ts';
import type { State } from '../state.ts';
import type { Step } from './proposal.ts';
import type { WantedValue } from './supply-key.ts';

/** Keys whose value the caller chooses, lower case. */
const SENDABLE: readonly RegExp[] = [
  /^sts:(?:externalid|rolesessionname|sourceidentity|transitivetagkeys)$/,
  /^aws:(?:requesttag\/.+|tagkeys|securetransport|calledvia|calledviafirst|calledvialast)$/,
  /^aws:(?:sourceip|vpcsourceip|sourcevpce|sourcevpc)$/,
  /^s3:(?:prefix|delimiter|max-keys|tlsversion|x-amz-.+)$/,
  /^kms:(?:encryptioncontext:.+|encryptioncontextkeys|viaservice)$/,
  /^ec2:(?:instancetype|encrypted|volumetype|volumesize|metadatahttptokens)$/,
];
const NETWORK = /^aws:(?:sourceip|vpcsourceip|sourcevpce|sourcevpc)$/;
const MFA = /^aws:multifactorauth(?:present|age)$/;
/** Callers that sign in, and can do so with another factor. */
const PEOPLE: ReadonlySet<string> = new Set(['user', 'root', 'roleSession', 'federatedUser']);
/** Callers whose credentials can be issued anew. */
const SESSIONS: ReadonlySet<string> = new Set(['roleSession', 'federatedUser']);

/** Whether this caller can send a value of the key (lower case) that it chooses. */
export function canSend({ request }: State, key: string): boolean {
  const { kind, serviceLinked } = callerOf(request.principal);
  if (MFA.test(key)) return PEOPLE.has(kind) && !serviceLinked;
  if (key === 'aws:tokenissuetime') return SESSIONS.has(kind) && !serviceLinked;
  // What a service sends, and from where, nobody chooses for it.
  if (kind === 'service' || serviceLinked) return false;
  // The region of a resource is where it is.
  if (key === 'aws:requestedregion') return (parseArn(request.resource.arn)?.region ?? '') === '';
  if (NETWORK.test(key) && request.via !== undefined && request.via.length > 0) return false;
  return SENDABLE.some((pattern) => pattern.test(key));
}

/** The request with the value in its context. */
export function sendContext(state: State, layer: Layer, wanted: WantedValue): Step {
  const { key, value, multi } = wanted;
  const sent: ContextValue = multi ? [value] : value;
  return step(state, layer, howToSend(wanted), { [key]: sent, ...alongWith(state.request, wanted) });
}

/** The request without a value that the caller need not send. */
export function leaveOut(state: State, layer: Layer, key: string): Step {
  return step(state, layer, `the request leaves out ${key}`, { [key]: null });
}

function step(state: State, layer: Layer, summary: string, context: Readonly<Record<string, ContextValue | null>>): Step {
  const account = state.request.caller?.id ?? null;
  return {
    change: { kind: 'sendContext', side: 'caller', layer, account, policy: null, summary, statement: null, context },
    after: { ...state, request: applyContext(state.request, context) },
  };
}

/** What the value brings with it: a tag its key, a VPC no public address, MFA both of its keys. */
function alongWith({ context }: AuthorizationRequest, { key, value }: WantedValue): Readonly<Record<string, ContextValue | null>> {
  const lower = key.toLowerCase();
  if (lower.startsWith('aws:requesttag/')) {
    const tag = key.slice(key.indexOf('/') + 1);
    const keys = [context.get('aws:tagkeys') ?? []].flat();
    return { 'aws:TagKeys': keys.some((one) => one.toLowerCase() === tag.toLowerCase()) ? keys : [...keys, tag] };
  }
  if (lower === 'aws:sourcevpce' || lower === 'aws:sourcevpc') return context.has('aws:sourceip') ? { 'aws:SourceIp': null } : {};
  if (lower === 'aws:multifactorauthage') return { 'aws:MultiFactorAuthPresent': 'true' };
  if (lower === 'kms:viaservice') return { 'aws:CalledVia': [serviceHost(value)] };
  return {};
}

/** `s3.us-east-1.amazonaws.com` to `s3.amazonaws.com`, as the chain of calling services names it. */
function serviceHost(endpoint: string): string {
  const labels = endpoint.split('.');
  return labels.length === 4 ? `${labels[0]}.${labels.slice(2).join('.')}` : endpoint;
}

/** The request as a change of kind sendContext would have it. The services that call on one's behalf are more than a context key. */
function applyContext(request: AuthorizationRequest, changes: Readonly<Record<string, ContextValue | null>>): AuthorizationRequest {
  const context = new Map(request.context);
  let via = request.via;
  for (const [key, value] of Object.entries(changes)) {
    const lower = key.toLowerCase();
    if (value === null) context.delete(lower);
    else if (lower.startsWith('aws:calledvia')) via = [value].flat();
    else context.set(lower, value);
  }
  return { ...request, context, ...(via === undefined ? {} : { via }) };
}

function howToSend({ key, value }: WantedValue): string {
  switch (key.toLowerCase()) {
    case 'sts:externalid':
      return `the caller sends the external id \`${value}\` (--external-id ${value})`;
    case 'sts:rolesessionname':
      return `the caller names the session \`${value}\` (--role-session-name ${value})`;
    case 'sts:sourceidentity':
      return `the caller sets the source identity \`${value}\` (--source-identity ${value})`;
    case 'aws:multifactorauthpresent':
    case 'aws:multifactorauthage':
      return 'the caller signs in with MFA (--serial-number, --token-code)';
    case 'aws:tokenissuetime':
      return 'the caller signs in again: sessions from before that time are refused';
    case 'aws:securetransport':
      return 'the request is made over TLS (https)';
    case 's3:tlsversion':
      return `the request is made over TLS ${value}`;
    case 'aws:sourceip':
    case 'aws:vpcsourceip':
      return `the request comes from an address such as ${value}`;
    case 'aws:sourcevpc':
      return `the request comes out of VPC ${value}, through a VPC endpoint`;
    case 'aws:sourcevpce':
      return `the request goes through the VPC endpoint ${value}`;
    case 'aws:requestedregion':
      return `the call goes to region ${value}`;
    case 'aws:calledvia':
    case 'aws:calledviafirst':
    case 'aws:calledvialast':
    case 'kms:viaservice':
      return `the call is made through ${value}, not directly`;
    default:
      return `the request carries ${key} = \`${value}\``;
  }
}
