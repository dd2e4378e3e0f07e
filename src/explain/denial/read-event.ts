// Reads a CloudTrail event into the request that it records.
import type { SessionQuery } from '../../estate/request-query.ts';
import type { DeniedRequest } from './denial.ts';
import { eventContext } from './event-context.ts';
import { eventResource } from './event-resource.ts';
import { operationAction } from './operation-action.ts';
import { type JsonObject, objectAt, stringAt } from './read-json-value.ts';
import { readMessage } from './read-message.ts';

/** The request of an event. What the error message names counts more than what the event's fields suggest. */
export function readEvent(event: JsonObject): DeniedRequest {
  const said = readMessage(stringAt(event, 'errorMessage') ?? '');
  const identity = objectAt(event, 'userIdentity');
  const action = said?.action ?? operationAction(stringAt(event, 'eventSource') ?? '', stringAt(event, 'eventName') ?? '');
  const principal = said?.principal ?? principalOf(event);
  const found = eventResource(event, action);
  const resource = said?.resource ?? found?.arn;
  const endpoint = stringAt(event, 'vpcEndpointId');
  const invoker = stringAt(identity, 'invokedBy');
  const forwarded = invoker !== undefined && stringAt(identity, 'type') !== 'AWSService' && invoker.includes('.amazonaws.com');
  const session = sessionOf(identity);
  return {
    form: 'a CloudTrail event',
    action,
    context: eventContext(event),
    ...(principal === undefined ? {} : { principal }),
    ...(resource === undefined ? {} : { resource }),
    ...(found?.account === undefined ? {} : { resourceAccount: found.account }),
    ...(endpoint === undefined ? {} : { vpcEndpoint: endpoint }),
    ...(forwarded ? { via: [invoker] } : {}),
    ...(session === undefined ? {} : { session }),
    ...(said?.stated === undefined ? {} : { stated: said.stated }),
  };
}

function principalOf(event: JsonObject): string | undefined {
  const identity = objectAt(event, 'userIdentity');
  const arn = stringAt(identity, 'arn');
  switch (stringAt(identity, 'type')) {
    case 'AWSService': {
      const service = stringAt(identity, 'invokedBy');
      return service?.includes('.amazonaws.com') ? service : undefined;
    }
    case 'WebIdentityUser':
      return stringAt(identity, 'identityProvider');
    case 'SAMLUser':
      // The identity names the provider as it calls itself, the call names it as IAM does.
      return stringAt(objectAt(event, 'requestParameters'), 'principalArn') ?? stringAt(identity, 'identityProvider');
    case 'AWSAccount':
      return (
        arn ??
        (stringAt(identity, 'principalId') === 'ANONYMOUS_PRINCIPAL' || stringAt(identity, 'accountId') === 'anonymous'
          ? 'anonymous'
          : undefined)
      );
    default:
      return arn;
  }
}

function sessionOf(identity: JsonObject): SessionQuery | undefined {
  const context = objectAt(identity, 'sessionContext');
  const attributes = objectAt(context, 'attributes');
  const issuer = objectAt(context, 'sessionIssuer');
  const issuedAt = stringAt(attributes, 'creationDate');
  const sourceIdentity = stringAt(context, 'sourceIdentity');
  const mfa = stringAt(attributes, 'mfaAuthenticated');
  const parent = stringAt(identity, 'type') === 'FederatedUser' ? stringAt(issuer, 'arn') : undefined;
  const provider = stringAt(objectAt(context, 'webIdFederationData'), 'federatedProvider');
  const session: SessionQuery = {
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(mfa === undefined ? {} : { mfa: mfa === 'true' }),
    ...(parent === undefined ? {} : { parent }),
    ...(provider === undefined ? {} : { federatedProvider: provider }),
  };
  return Object.keys(session).length === 0 ? undefined : session;
}
