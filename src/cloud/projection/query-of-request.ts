// A request that the cloud decided as a question to an estate: what the state tells is asked anew, the rest is taken as it was.
import type { EstateForm } from './estate-form.ts';
import type { RequestQuery, SessionQuery } from '../../estate/request-query.ts';
import { carrierOf } from '../../estate/resource-carrier.ts';
import { parseArn } from '../../model/arn.ts';
import type { Principal, SessionFacts } from '../../model/principal.ts';
import type { AuthorizationRequest, ContextValue } from '../../model/request.ts';
import type { Session } from '../session.ts';

/** What a session was made with. */
export type PassedToSession = Pick<Session, 'policy' | 'policyArns' | 'tags'>;

/** `estate` is the one that will be asked. */
export function queryOfRequest(request: AuthorizationRequest, passed: PassedToSession, estate: EstateForm): RequestQuery {
  const { principal, action, resource, via } = request;
  const session = sessionQuery(principal, passed);
  const owner = ownerOf(request, estate);
  return {
    principal: nameOf(principal),
    action,
    resource: resource.arn,
    ...(owner !== undefined && { resourceAccount: owner }),
    context: contextOf(request),
    ...(via !== undefined && { via }),
    ...(Object.keys(session).length > 0 && { session }),
  };
}

function nameOf(principal: Principal): string {
  switch (principal.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'service':
      return principal.name;
    case 'federatedCaller':
      return principal.provider;
    case 'root':
    case 'assumedRoot':
      return `arn:${principal.partition}:iam::${principal.account}:root`;
    case 'user':
      return principal.arn;
    case 'federatedUser':
      return `arn:${principal.partition}:sts::${principal.account}:federated-user/${principal.name}`;
    case 'roleSession':
      return roleSessionArn(principal);
  }
}

function roleSessionArn({ role, account, sessionName }: Principal & { kind: 'roleSession' }): string {
  return `arn:${role.split(':')[1] ?? 'aws'}:sts::${account}:assumed-role/${role.slice(role.lastIndexOf('/') + 1)}/${sessionName}`;
}

function sessionQuery(principal: Principal, passed: PassedToSession): SessionQuery {
  switch (principal.kind) {
    case 'user':
    case 'root':
      return issued(principal.session);
    case 'assumedRoot':
      return { ...issued(principal.session), taskPolicyArn: principal.taskPolicyArn };
    case 'federatedUser':
      return { ...issued(principal.session), ...given(passed), parent: principal.parent };
    case 'roleSession': {
      const { session, transitiveTagKeys, federatedProvider } = principal;
      return {
        ...issued(session),
        ...given(passed),
        ...(session?.sourceIdentity !== undefined && { sourceIdentity: session.sourceIdentity }),
        ...(transitiveTagKeys !== undefined && { transitiveTagKeys }),
        ...(federatedProvider !== undefined && { federatedProvider }),
      };
    }
    default:
      return {};
  }
}

function issued({ issuedAt, mfa }: SessionFacts = {}): SessionQuery {
  return { ...(issuedAt !== undefined && { issuedAt }), ...(mfa !== undefined && { mfa }) };
}

function given({ policy, policyArns, tags }: PassedToSession): SessionQuery {
  return {
    ...(policy !== undefined && {
      policies: [{ source: { name: 'session policy', text: policy }, span: { start: 0, end: policy.length } }],
    }),
    ...(policyArns !== undefined && { policyArns }),
    ...(tags !== undefined && { tags: new Map(Object.entries(tags)) }),
  };
}

/** Only where neither the ARN nor the estate tells it. Where nobody owns the resource, the cloud takes the caller's account. */
function ownerOf({ resource, caller }: AuthorizationRequest, { accounts }: EstateForm): string | undefined {
  const owner = resource.owner?.id ?? caller?.id;
  const parsed = parseArn(resource.arn);
  if (parsed !== undefined && /^\d{12}$/.test(parsed.account)) return undefined;
  const carrier = carrierOf(resource.arn);
  return accounts.some(({ resources }) => resources.some(({ arn }) => arn === carrier)) ? undefined : owner;
}

/** Keys that the estate fills in from the object itself. */
const FROM_STATE = /^s3:existingobjecttag\//;

function contextOf({ context, resource }: AuthorizationRequest): ReadonlyMap<string, ContextValue> {
  const asked = new Map([...context].filter(([key]) => !FROM_STATE.test(key)));
  if (tagsAreInEstate(resource.arn)) return asked;
  for (const [key, value] of resource.tags ?? []) asked.set(`aws:resourcetag/${key.toLowerCase()}`, value);
  return asked;
}

/** The tags of other resources are in no estate form, or the services do not tell them yet. */
function tagsAreInEstate(arn: string): boolean {
  const parsed = parseArn(arn);
  return parsed?.service === 's3' || parsed?.service === 'ec2' || (parsed?.service === 'iam' && /^(?:user|role)\//.test(parsed.resource));
}
