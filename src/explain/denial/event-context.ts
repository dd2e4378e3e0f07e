// The condition keys of the request that a CloudTrail event records.
import { readAddress } from '../../policy/values/read-network.ts';
import type { ContextValue } from '../../model/request.ts';
import { type JsonObject, listAt, objectAt, objectOf, stringAt } from './read-json-value.ts';

type Entries = readonly (readonly [string, ContextValue | undefined])[];

/** Keys in lower case. */
export function eventContext(event: JsonObject): ReadonlyMap<string, ContextValue> {
  const address = stringAt(event, 'sourceIPAddress');
  const throughEndpoint = stringAt(event, 'vpcEndpointId');
  const isAddress = address !== undefined && readAddress(address) !== undefined;
  const sourceIp = throughEndpoint === undefined ? 'aws:sourceip' : 'aws:vpcsourceip';
  const entries: Entries = [
    [sourceIp, isAddress ? address : undefined],
    ['aws:sourcevpce', throughEndpoint],
    ['aws:useragent', stringAt(event, 'userAgent')],
    ['aws:currenttime', stringAt(event, 'eventTime')],
    ['aws:requestedregion', stringAt(event, 'awsRegion')],
    ...serviceEntries(event, objectAt(event, 'requestParameters')),
  ];
  return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}

function serviceEntries(event: JsonObject, parameters: JsonObject): Entries {
  switch (stringAt(event, 'eventSource')) {
    case 'sts.amazonaws.com':
      return [
        ['sts:externalid', stringAt(parameters, 'externalId')],
        ['sts:rolesessionname', stringAt(parameters, 'roleSessionName')],
        ['sts:sourceidentity', stringAt(parameters, 'sourceIdentity')],
        ['sts:transitivetagkeys', textsAt(parameters, 'transitiveTagKeys')],
        ...tagEntries(parameters),
      ];
    case 's3.amazonaws.com':
      return [
        ['s3:prefix', textAt(parameters, 'prefix')],
        ['s3:delimiter', textAt(parameters, 'delimiter')],
        ['s3:max-keys', stringAt(parameters, 'max-keys')],
        ...Object.keys(parameters)
          .filter((key) => key.toLowerCase().startsWith('x-amz-'))
          .map((key) => [`s3:${key.toLowerCase()}`, stringAt(parameters, key)] as const),
      ];
    case 'kms.amazonaws.com': {
      const pairs = objectAt(parameters, 'encryptionContext');
      const keys = Object.keys(pairs);
      return [
        ...keys.map((key) => [`kms:encryptioncontext:${key.toLowerCase()}`, stringAt(pairs, key)] as const),
        ['kms:encryptioncontextkeys', keys.length === 0 ? undefined : keys],
      ];
    }
    default:
      return tagEntries(parameters);
  }
}

/** Tags that the request carries, as most services record them. */
function tagEntries(parameters: JsonObject): Entries {
  const tags = listAt(parameters, 'tags').flatMap((one): readonly (readonly [string, string])[] => {
    const tag = objectOf(one);
    const key = stringAt(tag, 'key') ?? stringAt(tag, 'Key');
    return key === undefined ? [] : [[key, textAt(tag, 'value') ?? textAt(tag, 'Value') ?? '']];
  });
  if (tags.length === 0) return [];
  return [
    ...tags.map(([key, value]) => [`aws:requesttag/${key.toLowerCase()}`, value] as const),
    ['aws:tagkeys', tags.map(([key]) => key)],
  ];
}

/** A text, the empty one included: a prefix may well be empty. */
function textAt(object: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function textsAt(object: JsonObject, key: string): readonly string[] | undefined {
  const texts = listAt(object, key).filter((one) => typeof one === 'string');
  return texts.length === 0 ? undefined : texts;
}
