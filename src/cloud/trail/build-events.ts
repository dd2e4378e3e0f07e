// CloudTrail events of one call: one for the account that called, and one for each other account whose resources it reached.
// Source: CloudTrail User Guide, CloudTrail record contents; Sharing events across accounts.
import { findAction } from '../../catalog/action.ts';
import type { AccountId } from '../../model/account.ts';
import { isoSecond } from '../iso-second.ts';
import type { ServiceModel } from '../model/service-model.ts';
import type { LoggedEvent } from '../state/event-log.ts';
import { eventValues } from './event-values.ts';
import type { RequestView } from '../call-context.ts';
import type { ServiceError } from '../service-error.ts';
import type { RecordedCall } from './recorded-call.ts';
import { userIdentity, userNameOf } from './user-identity.ts';

const VERSION = '1.11';

/** `newId` makes UUIDs. The first event is the caller's own account's; calls without any account are recorded where the resource is. */
export function buildEvents(call: RecordedCall, newId: () => string): readonly LoggedEvent[] {
  const recipients = recipientsOf(call);
  const shared = recipients.length > 1 ? newId() : undefined;
  return recipients.map((recipient) => buildEvent(call, recipient, newId(), shared));
}

/** A refused call is the caller's own affair, but for data events, which the owner of the data sees too. */
function recipientsOf(call: RecordedCall): readonly AccountId[] {
  const told = new Set<AccountId>();
  if (call.account !== '') told.add(call.account);
  if (call.error === undefined || call.account === '' || categoryOf(call) === 'Data') {
    for (const { resource } of call.demands) if (resource.owner !== undefined) told.add(resource.owner);
  }
  return [...told];
}

function buildEvent(call: RecordedCall, recipient: AccountId, id: string, sharedId: string | undefined): LoggedEvent {
  const { service, definition, caller, error, request } = call;
  const { trail } = definition ?? {};
  const name = trail?.eventName ?? call.operation;
  const source = service.definition.eventSource ?? `${service.name}.amazonaws.com`;
  const readOnly = readOnlyOf(call);
  const category = categoryOf(call);
  const region = isGlobal(call) ? 'us-east-1' : call.region;
  const own = recipient === call.account;
  // Who owns one of several things is not told of the others.
  const resources = resourcesOf(call).filter(({ owner }) => own || owner === recipient);
  const invokedBy = call.invokedBy ?? (caller.principal.kind === 'service' ? caller.principal.name : undefined);
  // What is undefined does not get into the JSON.
  const event = {
    eventVersion: VERSION,
    userIdentity: userIdentity(caller, recipient, call.invokedBy),
    eventTime: isoSecond(Math.floor(call.time / 1000)),
    eventSource: source,
    eventName: name,
    awsRegion: region,
    sourceIPAddress: invokedBy ?? request.sourceAddress,
    userAgent: invokedBy ?? request.userAgent,
    errorCode: error === undefined ? undefined : errorCodeOf(call, error),
    errorMessage: error?.message,
    requestParameters: (trail?.requestParameters ?? eventValues)(call.input) ?? null,
    responseElements: error === undefined && !readOnly ? shownOutput(call) : null,
    requestID: call.requestId,
    eventID: id,
    readOnly,
    resources: resources.length === 0 ? undefined : resources.map(({ arn, owner }) => ({ ARN: arn, accountId: owner })),
    eventType: 'AwsApiCall',
    managementEvent: category === 'Management',
    recipientAccountId: recipient,
    sharedEventID: sharedId,
    eventCategory: category,
    tlsDetails: tlsDetailsOf(request),
  };
  const username = caller.account === recipient ? userNameOf(caller) : undefined;
  const logged: { -readonly [Key in keyof LoggedEvent]: LoggedEvent[Key] } = {
    id,
    time: call.time,
    account: recipient,
    region,
    name,
    source,
    readOnly,
    resources: resources.map(({ arn }) => ({ name: arn })),
    json: JSON.stringify(event),
    category,
  };
  if (username !== undefined) logged.username = username;
  if (own && caller.accessKeyId !== undefined) logged.accessKeyId = caller.accessKeyId;
  return logged;
}

function errorCodeOf({ service }: RecordedCall, { code }: ServiceError): string {
  return service.model.protocols[0] === 'ec2Query' ? `Client.${code}` : code;
}

function tlsDetailsOf({ secure, tlsVersion, host }: RequestView): object | undefined {
  return secure && tlsVersion !== undefined ? { tlsVersion: `TLSv${tlsVersion}`, clientProvidedHostHeader: host } : undefined;
}

function shownOutput({ definition, output }: RecordedCall): unknown {
  const shown = (definition?.trail?.responseElements ?? eventValues)(output);
  return shown === undefined || (typeof shown === 'object' && shown !== null && Object.keys(shown).length === 0) ? null : shown;
}

function resourcesOf({ demands }: RecordedCall): readonly { readonly arn: string; readonly owner: AccountId | undefined }[] {
  const found = new Map<string, AccountId | undefined>();
  for (const { resource } of demands) if (resource.arn.startsWith('arn:')) found.set(resource.arn, resource.owner);
  return Array.from(found, ([arn, owner]) => ({ arn, owner }));
}

function categoryOf({ definition }: RecordedCall): 'Management' | 'Data' {
  return definition?.trail?.category ?? 'Management';
}

const READ_LEVELS: ReadonlySet<string> = new Set(['Read', 'List']);
const READ_NAMES = /^(?:Get|List|Describe|Head|Lookup|Search|Simulate|Decode)/;

function readOnlyOf({ definition, demands, operation }: RecordedCall): boolean {
  if (definition?.trail?.readOnly !== undefined) return definition.trail.readOnly;
  const level = demands[0] === undefined ? undefined : accessLevel(demands[0].action);
  return level === undefined ? READ_NAMES.test(operation) : READ_LEVELS.has(level);
}

const levels = new Map<string, string | undefined>();

/** Actions come from operations, not from callers: there are only so many. */
function accessLevel(action: string): string | undefined {
  if (!levels.has(action)) {
    const [service = '', name = ''] = action.split(':');
    levels.set(action, findAction(service, name)?.accessLevel);
  }
  return levels.get(action);
}

const globals = new WeakMap<ServiceModel, boolean>();

/** Services without a host per region record in us-east-1. */
function isGlobal({ service: { model } }: RecordedCall): boolean {
  let global = globals.get(model);
  if (global === undefined) {
    global = model.hosts.length > 0 && model.hosts.every((host) => !host.includes('*'));
    globals.set(model, global);
  }
  return global;
}
