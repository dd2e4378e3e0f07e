// The members of one event, by where they stand in its bytes.
import { BAD, firstMember, MORE, nextMember, readName, skipValue, type Walk } from './json-walk.ts';
import { decodeUtf8 } from './text-bytes.ts';
import { unescapeJson } from './canonical-json.ts';

const FIELDS = [
  'userIdentity',
  'eventTime',
  'eventSource',
  'eventName',
  'awsRegion',
  'errorCode',
  'errorMessage',
  'requestParameters',
  'responseElements',
  'resources',
  'eventType',
  'recipientAccountId',
  'vpcEndpointId',
  'tlsDetails',
  'eventID',
  'managementEvent',
  'eventCategory',
  'Records',
] as const;

export type Field = (typeof FIELDS)[number];
const NUMBERS = new Map<string, number>(FIELDS.map((field, index) => [field, index]));
const RECORDS = FIELDS.length - 1;

export interface EventWalk {
  /** Reads the object at `at`: where it ends, `MORE` or `BAD`; where its `Records` begin, if it may have some. */
  readonly read: (at: number, mayHaveRecords: boolean) => number;
  readonly foundRecords: () => boolean;
  /** Where the value of a field begins and ends; 0 where there is none. */
  readonly from: (field: number) => number;
  readonly to: (field: number) => number;
}

/** The number of a field, for `from` and `to`. */
export function fieldNumber(field: Field): number {
  return FIELDS.indexOf(field);
}

export function openEventWalk(walk: Walk): EventWalk {
  const starts = new Int32Array(FIELDS.length);
  const ends = new Int32Array(FIELDS.length);
  let foundRecords = false;

  const read = (begin: number, mayHaveRecords: boolean): number => {
    starts.fill(0);
    ends.fill(0);
    foundRecords = false;
    let at = firstMember(walk, begin);
    while (at > 0 && walk.bytes[at] === 0x22) {
      const value = readName(walk, at);
      if (value <= 0) return value;
      const field = numberOfName(walk);
      if (field === NOT_JSON) return BAD;
      if (field === RECORDS && mayHaveRecords && walk.bytes[value] === 0x5b && value < walk.end) {
        foundRecords = true;
        return value + 1;
      }
      const past = skipValue(walk, value);
      if (past <= 0) return past;
      if (field >= 0) {
        starts[field] = value;
        ends[field] = past;
      }
      at = nextMember(walk, past);
    }
    return at <= 0 ? at : at + 1;
  };
  return { read, foundRecords: () => foundRecords, from: (field) => starts[field] ?? MORE, to: (field) => ends[field] ?? MORE };
}

const NOT_JSON = -2;
const OTHER = -1;

/** Fields by the length of their names and their seventh and last byte, which no two share. */
const BY_SHAPE = new Map(
  FIELDS.map((field, index) => [shapeOf(field.length, field.charCodeAt(6), field.charCodeAt(field.length - 1)), index]),
);
const NAMES = FIELDS.map((field) => new TextEncoder().encode(field));

function shapeOf(length: number, seventh: number, last: number): number {
  return length * 65536 + seventh * 256 + last;
}

function numberOfName(walk: Walk): number {
  const { bytes, nameFrom, nameTo } = walk;
  if (walk.nameEscaped) {
    const name = memberName(walk);
    return name === undefined ? NOT_JSON : (NUMBERS.get(name) ?? OTHER);
  }
  const field = BY_SHAPE.get(shapeOf(nameTo - nameFrom, bytes[nameFrom + 6] ?? 0, bytes[nameTo - 1] ?? 0));
  if (field === undefined) return OTHER;
  const name = NAMES[field] ?? bytes;
  for (let index = 0; index < name.length; index++) if (bytes[nameFrom + index] !== name[index]) return OTHER;
  return field;
}

/** The name that was read last; undefined if it is no JSON. */
export function memberName({ bytes, nameFrom, nameTo, nameEscaped }: Walk): string | undefined {
  const raw = decodeUtf8(bytes.subarray(nameFrom, nameTo));
  return nameEscaped ? unescapeJson(raw) : raw;
}
