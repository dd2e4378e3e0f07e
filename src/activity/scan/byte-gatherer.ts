// What the scanner in plain JavaScript makes of an event: numbers of its values, and the group that they name.
import type { ActivityGroup } from '../activity-group.ts';
import { isOneOf, type PrincipalPattern } from '../principal-pattern.ts';
import type { WantedMembers } from '../wanted-members.ts';
import { unescapeJson } from './canonical-json.ts';
import { type Hash, hashOf } from './event-hash.ts';
import { arnsOf, DENIAL, identityOf, memberOf, textOf } from './event-fields.ts';
import { type EventWalk, type Field, fieldNumber } from './event-walk.ts';
import type { Walk } from './json-walk.ts';
import { NO_JSON, type Numbered, openNumbered } from './numbered.ts';
import type { ScannerOptions } from './object-scanner.ts';
import { decodeUtf8, encodeText } from './text-bytes.ts';
import { openTupleGroups } from './tuple-groups.ts';
import { openWantedSlices } from './wanted-slices.ts';

/** Texts of an event that stand alone; identity, lists and parameters have their own. */
const TEXTS = ['eventSource', 'eventName', 'eventType', 'awsRegion', 'errorCode', 'recipientAccountId', 'vpcEndpointId'] as const;
const [SOURCE, NAME, TYPE, REGION, ERROR, RECIPIENT, VPC_ENDPOINT] = [0, 1, 2, 3, 4, 5, 6] as const;
const [TLS, IDENTITY, RESOURCES, PARAMETERS, RESPONSE, MESSAGE] = [7, 8, 9, 10, 11, 12] as const;
const WIDTH = 13;

export interface Gatherer {
  /** Reads the texts of the event that was walked; false: one of them is no JSON. */
  readonly readTexts: () => boolean;
  readonly isEvent: () => boolean;
  readonly eventSource: () => string;
  /** Any value that is a text, or '' ; undefined if it is no JSON. */
  readonly textOfField: (field: number) => string | undefined;
  /** Whether the event is of one of the principals, if only theirs are wanted; undefined if its identity is no JSON. */
  readonly isWanted: () => boolean | undefined;
  /** Reads the rest of its group's key; false: something of it is no JSON. */
  readonly completeKey: () => boolean;
  /** By which a repeat is known. `withParts`: the key is complete. */
  readonly hash: (time: string, id: Uint8Array, withParts: boolean) => Hash;
  /** Counts it in its group. */
  readonly gather: (time: string, id: Uint8Array) => void;
  /** The bytes of the text of the event's id; undefined if it is no JSON. */
  readonly readId: () => Uint8Array | undefined;
  readonly take: () => Iterable<ActivityGroup>;
  readonly size: () => number;
}

const BYTES_OF_GROUP = 300;

export function openGatherer(walk: Walk, event: EventWalk, options: ScannerOptions): Gatherer {
  const texts = openNumbered(readText, (text) => text);
  const identities = openNumbered(reading(identityOf), (identity) => JSON.stringify(Object.values(identity)));
  const lists = openNumbered(reading(arnsOf), (list) => JSON.stringify(list));
  const tlsVersions = openNumbered(
    reading((value) => textOf(memberOf(value, 'tlsVersion'))),
    (text) => text,
  );
  const slices = openWantedSlices(walk);
  const groups = openTupleGroups(WIDTH);
  const { principals } = options;
  /** By the number of an identity. */
  const known: boolean[] = [];
  const wanted = new Map<number, WantedMembers>();
  const key = new Int32Array(WIDTH);
  const fields = TEXTS.map(fieldNumber);

  const isOfPrincipals = (identity: number, patterns: readonly PrincipalPattern[]): boolean => {
    known[identity] ??= isOneOf(patterns, identities.valueOf(identity).arn);
    return known[identity];
  };
  const numberOf = (numbered: Numbered<unknown>, field: number): number => {
    const from = event.from(field);
    return from === 0 ? numbered.numberOf(NULL, 0, NULL.length) : numbered.numberOf(walk.bytes, from, event.to(field));
  };
  const wantedOf = (): WantedMembers => {
    const kind = (key[SOURCE] ?? 0) * 2 ** 24 + (key[NAME] ?? 0);
    const known = wanted.get(kind);
    if (known !== undefined) return known;
    const asked = options.wanted(texts.valueOf(key[SOURCE] ?? 0), texts.valueOf(key[NAME] ?? 0));
    wanted.set(kind, asked);
    return asked;
  };
  const textOfField = (field: number): string | undefined => {
    const number = numberOf(texts, field);
    return number === NO_JSON ? undefined : texts.valueOf(number);
  };
  const sliceOf = (field: number, names: readonly string[]): number => slices.numberOf(event.from(field), names);

  /** The number of the message of a denial that names its action, else of ''. */
  const denialNumber = (): number => {
    const nothing = texts.numberOf(NULL, 0, NULL.length);
    if (key[ERROR] === nothing || event.from(MESSAGE_FIELD) === 0) return nothing;
    const number = numberOf(texts, MESSAGE_FIELD);
    return number === NO_JSON || texts.valueOf(number).includes(DENIAL) ? number : nothing;
  };

  return {
    readTexts: () => {
      for (let index = 0; index < fields.length; index++) {
        const number = numberOf(texts, fields[index] ?? 0);
        if (number === NO_JSON) return false;
        key[index] = number;
      }
      return true;
    },
    isEvent: () => texts.valueOf(key[SOURCE] ?? 0) !== '' && texts.valueOf(key[NAME] ?? 0) !== '',
    eventSource: () => texts.valueOf(key[SOURCE] ?? 0),
    textOfField,
    isWanted: () => {
      const identity = numberOf(identities, IDENTITY_FIELD);
      key[IDENTITY] = identity;
      if (identity === NO_JSON) return undefined;
      return principals === undefined || isOfPrincipals(identity, principals);
    },
    readId: () => {
      const [from, to] = [event.from(ID_FIELD), event.to(ID_FIELD)];
      if (from === 0 || walk.bytes[from] !== QUOTE) return encodeText(from === 0 ? '' : (textOfField(ID_FIELD) ?? '')).bytes;
      const raw = walk.bytes.subarray(from + 1, to - 1);
      if (raw.every(isPlain)) return raw;
      const text = readText(walk.bytes.subarray(from, to));
      return text === undefined ? undefined : encodeText(text).bytes;
    },
    completeKey: () => {
      const { parameters, response } = wantedOf();
      key[TLS] = numberOf(tlsVersions, TLS_FIELD);
      key[RESOURCES] = numberOf(lists, RESOURCES_FIELD);
      key[PARAMETERS] = sliceOf(PARAMETERS_FIELD, parameters);
      key[RESPONSE] = sliceOf(RESPONSE_FIELD, response);
      key[MESSAGE] = denialNumber();
      return !key.includes(NO_JSON);
    },
    hash: (time, id, withParts) => {
      const number = (column: number): number => key[column] ?? 0;
      const caller = [id, time, texts.hashOf(number(SOURCE)), texts.hashOf(number(NAME)), identities.hashOf(number(IDENTITY))];
      if (!withParts) return hashOf(caller);
      const others = [TYPE, REGION, ERROR, RECIPIENT, VPC_ENDPOINT, MESSAGE].map((column) => texts.hashOf(number(column)));
      const parts = [tlsVersions.hashOf(number(TLS)), lists.hashOf(number(RESOURCES))];
      return hashOf([...caller, ...others, ...parts, slices.hashOf(number(PARAMETERS)), slices.hashOf(number(RESPONSE))]);
    },
    gather: (time, id) => groups.add(key, time, id),
    take: function* (): Iterable<ActivityGroup> {
      for (let group = 0; group < groups.count(); group++) {
        const at = groups.keyOf(group);
        const text = (index: number): string => texts.valueOf(at[index] ?? 0);
        yield {
          identity: identities.valueOf(at[IDENTITY] ?? 0),
          eventSource: text(SOURCE),
          eventName: text(NAME),
          eventType: text(TYPE),
          region: text(REGION),
          errorCode: text(ERROR),
          recipientAccount: text(RECIPIENT),
          vpcEndpoint: text(VPC_ENDPOINT),
          tlsVersion: tlsVersions.valueOf(at[TLS] ?? 0),
          resources: lists.valueOf(at[RESOURCES] ?? 0),
          parameters: slices.textOf(at[PARAMETERS] ?? 0),
          response: slices.textOf(at[RESPONSE] ?? 0),
          denial: text(MESSAGE),
          count: groups.countOf(group),
          ...groups.seenOf(group),
        };
      }
    },
    size: () => groups.count() * BYTES_OF_GROUP + texts.size() + identities.size() + lists.size() + slices.size(),
  };
}

const [IDENTITY_FIELD, TLS_FIELD, RESOURCES_FIELD] = numbersOf('userIdentity', 'tlsDetails', 'resources');
const ID_FIELD = fieldNumber('eventID');
const [PARAMETERS_FIELD, RESPONSE_FIELD, MESSAGE_FIELD] = numbersOf('requestParameters', 'responseElements', 'errorMessage');

function numbersOf(first: Field, second: Field, third: Field): readonly [number, number, number] {
  return [fieldNumber(first), fieldNumber(second), fieldNumber(third)];
}

/** What a member that is not there counts as. */
const NULL = encodeText('null').bytes;
const QUOTE = 0x22;

function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte < 0x80 && byte !== 0x5c;
}

function readText(bytes: Uint8Array): string | undefined {
  const raw = decodeUtf8(bytes);
  if (bytes[0] === QUOTE) return raw.includes('\\') ? unescapeJson(raw.slice(1, -1)) : raw.slice(1, -1);
  return raw === 'true' || raw === 'false' ? raw : '';
}

function reading<T>(read: (value: unknown) => T): (bytes: Uint8Array) => T | undefined {
  return (bytes) => {
    try {
      return read(JSON.parse(decodeUtf8(bytes)));
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
}
