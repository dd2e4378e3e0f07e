// What of an event makes the key of its group, read from parsed JSON: the definition that the faster scanners are held to.
import type { ActivityIdentity } from '../activity-group.ts';
import { canonicalMembers } from '../wanted-members.ts';
import { DEEPEST } from './limits.ts';

/** Everything that one event has to say. */
export interface EventFields {
  readonly identity: ActivityIdentity;
  readonly eventSource: string;
  readonly eventName: string;
  readonly eventType: string;
  readonly region: string;
  readonly errorCode: string;
  readonly recipientAccount: string;
  readonly vpcEndpoint: string;
  readonly tlsVersion: string;
  readonly resources: readonly string[];
  readonly requestParameters: unknown;
  readonly responseElements: unknown;
  readonly denial: string;
  readonly time: string;
  readonly id: string;
  readonly isDataEvent: boolean;
}

/** What a message of a denial says that names its action. */
export const DENIAL: string = 'not authorized to perform';

/** Undefined for what is no event: no object, or without `eventName` or `eventSource`. */
export function eventFieldsOf(event: unknown): EventFields | undefined {
  const text = (name: string): string => textOf(memberOf(event, name));
  const eventSource = text('eventSource');
  const eventName = text('eventName');
  if (eventSource === '' || eventName === '') return undefined;
  const errorCode = text('errorCode');
  const errorMessage = text('errorMessage');
  return {
    identity: identityOf(memberOf(event, 'userIdentity')),
    eventSource,
    eventName,
    eventType: text('eventType'),
    region: text('awsRegion'),
    errorCode,
    recipientAccount: text('recipientAccountId'),
    vpcEndpoint: text('vpcEndpointId'),
    tlsVersion: textOf(memberOf(memberOf(event, 'tlsDetails'), 'tlsVersion')),
    resources: arnsOf(memberOf(event, 'resources')),
    requestParameters: memberOf(event, 'requestParameters'),
    responseElements: memberOf(event, 'responseElements'),
    denial: errorCode !== '' && errorMessage.includes(DENIAL) ? errorMessage : '',
    time: text('eventTime'),
    id: text('eventID'),
    isDataEvent: text('eventCategory') === 'Data' || text('managementEvent') === 'false',
  };
}

/** The wanted members as they stand in a group; `null` when the event says that they were left out, and where they are nested too deep. */
export function wantedText(value: unknown, wanted: readonly string[]): string {
  if (memberOf(value, 'omitted') === true) return 'null';
  return wanted.some((name) => isDeeperThan(memberOf(value, name), DEEPEST)) ? 'null' : canonicalMembers(value, wanted);
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}

/** Whether a member of the object that a JSON text has is nested too deep. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      if (++depth > DEEPEST + 1) return true;
    } else if (character === '}' || character === ']') {
      depth--;
    }
  }
  return false;
}

export function identityOf(identity: unknown): ActivityIdentity {
  const text = (name: string): string => textOf(memberOf(identity, name));
  const session = memberOf(identity, 'sessionContext');
  return {
    type: text('type'),
    arn: textOf(memberOf(memberOf(session, 'sessionIssuer'), 'arn')) || text('arn'),
    account: text('accountId'),
    invokedBy: text('invokedBy'),
    mfa: textOf(memberOf(memberOf(session, 'attributes'), 'mfaAuthenticated')),
    sourceIdentity: textOf(memberOf(session, 'sourceIdentity')),
  };
}

/** Events have `ARN`; those that were copied by other programs sometimes `arn`. */
export function arnsOf(resources: unknown): readonly string[] {
  if (!Array.isArray(resources)) return [];
  return resources.map((resource) => textOf(memberOf(resource, 'ARN')) || textOf(memberOf(resource, 'arn'))).filter((arn) => arn !== '');
}

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** Booleans are written as text by some writers, and as booleans by others. */
export function textOf(value: unknown): string {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
}
