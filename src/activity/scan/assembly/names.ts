// The names of members that mean something, at whatever level, and the usual order in which members follow each other.
import { firstBytes, sameBytes } from './compare';
import { decodeText } from './host';
import { copyBytes, reserve } from './memory';
import { byteAt, nameEscaped, nameLength, nameStart, notJson, readName, skipSpace } from './walk';

/** Any other name, also one of those that are only known because they often come. */
export const OTHER: u32 = 0;
export const USER_IDENTITY: u32 = 1;
export const EVENT_TIME: u32 = 2;
export const EVENT_SOURCE: u32 = 3;
export const EVENT_NAME: u32 = 4;
export const AWS_REGION: u32 = 5;
export const ERROR_CODE: u32 = 6;
export const ERROR_MESSAGE: u32 = 7;
export const REQUEST_PARAMETERS: u32 = 8;
export const RESPONSE_ELEMENTS: u32 = 9;
export const RESOURCES: u32 = 10;
export const EVENT_TYPE: u32 = 11;
export const RECIPIENT_ACCOUNT: u32 = 12;
export const VPC_ENDPOINT: u32 = 13;
export const TLS_DETAILS: u32 = 14;
export const EVENT_ID: u32 = 15;
export const MANAGEMENT_EVENT: u32 = 16;
export const EVENT_CATEGORY: u32 = 17;
export const RECORDS: u32 = 18;
export const TYPE: u32 = 19;
export const SMALL_ARN: u32 = 20;
export const LARGE_ARN: u32 = 21;
export const ACCOUNT_ID: u32 = 22;
export const INVOKED_BY: u32 = 23;
export const SESSION_CONTEXT: u32 = 24;
export const SESSION_ISSUER: u32 = 25;
export const ATTRIBUTES: u32 = 26;
export const MFA_AUTHENTICATED: u32 = 27;
export const SOURCE_IDENTITY: u32 = 28;
export const TLS_VERSION: u32 = 29;
export const OMITTED: u32 = 30;

/** An entry: the name with its quote and colon, a mask of as many bytes, and then these. */
const MASK: usize = 32;
const LENGTH: usize = 64;
const NUMBER: usize = 68;
/** The entry of the name that came after this one last time. */
const FOLLOWER: usize = 72;
const ENTRY_SIZE: usize = 80;
const LONGEST: usize = 30;

/** Addresses of entries, by a hash of the name. */
const SLOTS: usize = 4096;
const slots: usize = memory.data(16384, 16);
/** Names that are learned at most, so that an event cannot fill the table. */
const MOST_LEARNED: u32 = 1500;
let learned: u32 = 0;

/** The name that was found last, or a place; where nothing came before, an entry without a name. */
export let last: usize = reserve(ENTRY_SIZE);

addName('userIdentity', USER_IDENTITY);
addName('eventTime', EVENT_TIME);
addName('eventSource', EVENT_SOURCE);
addName('eventName', EVENT_NAME);
addName('awsRegion', AWS_REGION);
addName('errorCode', ERROR_CODE);
addName('errorMessage', ERROR_MESSAGE);
addName('requestParameters', REQUEST_PARAMETERS);
addName('responseElements', RESPONSE_ELEMENTS);
addName('resources', RESOURCES);
addName('eventType', EVENT_TYPE);
addName('recipientAccountId', RECIPIENT_ACCOUNT);
addName('vpcEndpointId', VPC_ENDPOINT);
addName('tlsDetails', TLS_DETAILS);
addName('eventID', EVENT_ID);
addName('managementEvent', MANAGEMENT_EVENT);
addName('eventCategory', EVENT_CATEGORY);
addName('Records', RECORDS);
addName('type', TYPE);
addName('arn', SMALL_ARN);
addName('ARN', LARGE_ARN);
addName('accountId', ACCOUNT_ID);
addName('invokedBy', INVOKED_BY);
addName('sessionContext', SESSION_CONTEXT);
addName('sessionIssuer', SESSION_ISSUER);
addName('attributes', ATTRIBUTES);
addName('mfaAuthenticated', MFA_AUTHENTICATED);
addName('sourceIdentity', SOURCE_IDENTITY);
addName('tlsVersion', TLS_VERSION);
addName('omitted', OMITTED);
addName('eventVersion', OTHER);
addName('sourceIPAddress', OTHER);
addName('userAgent', OTHER);
addName('additionalEventData', OTHER);
addName('requestID', OTHER);
addName('readOnly', OTHER);
addName('apiVersion', OTHER);
addName('sharedEventID', OTHER);
addName('vpcEndpointAccountId', OTHER);
addName('sessionCredentialFromConsole', OTHER);
addName('principalId', OTHER);
addName('accessKeyId', OTHER);
addName('userName', OTHER);
addName('cipherSuite', OTHER);
addName('clientProvidedHostHeader', OTHER);

function addName(name: string, number: u32): void {
  const length = <usize>name.length;
  const entry = reserve(ENTRY_SIZE);
  for (let i = 0; i < name.length; i++) store<u8>(entry + <usize>i, <u8>name.charCodeAt(i));
  complete(entry, length, number);
}

function complete(entry: usize, length: usize, number: u32): void {
  store<u16>(entry + length, 0x3a22);
  const size = length + 2;
  v128.store(entry + MASK, firstBytes(size < 16 ? size : 16));
  v128.store(entry + MASK, firstBytes(size < 16 ? 0 : size - 16), 16);
  store<u32>(entry + LENGTH, <u32>length);
  store<u32>(entry + NUMBER, number);
  store<u32>(entry + FOLLOWER, 0);
  let slot = slotOf(entry, length);
  while (load<u32>(slot) != 0) slot = after(slot);
  store<u32>(slot, <u32>entry);
}

function slotOf(at: usize, length: usize): usize {
  const word = length < 8 ? load<u64>(at) & (((<u64>1) << (length << 3)) - 1) : load<u64>(at);
  return slots + ((<usize>(((word ^ ((<u64>length) << 40)) * 0x9e3779b97f4a7c15) >> 52)) << 2);
}

function after(slot: usize): usize {
  return slot + 4 < slots + (SLOTS << 2) ? slot + 4 : slots;
}

/** The number of the member's name that `readMember` found. */
export let member: u32 = OTHER;
/** Its bytes, decoded; only there until the next name is read. */
export let memberStart: usize = 0;
export let memberLength: usize = 0;
/** The same for all members with this name; 0 for names that are not learned. */
export let memberEntry: usize = 0;

/** A place from which names may follow each other in their own way. */
export function openPlace(): usize {
  const entry = reserve(ENTRY_SIZE);
  store<u32>(entry, 0, FOLLOWER);
  return entry;
}

/** The next name is one that followed here. */
export function startAt(place: usize): void {
  last = place;
}

/** From the quote of a member's name to its value, or 0. Members mostly follow each other as they did before. */
export function readMember(at: usize): usize {
  const entry = <usize>load<u32>(last + FOLLOWER);
  if (entry != 0) {
    const first = v128.and(v128.xor(v128.load(at, 1), v128.load(entry)), v128.load(entry, MASK));
    const second = v128.and(v128.xor(v128.load(at, 17), v128.load(entry, 16)), v128.load(entry, MASK + 16));
    if (!v128.any_true(v128.or(first, second))) {
      last = entry;
      memberEntry = entry;
      member = load<u32>(entry, NUMBER);
      memberStart = at + 1;
      memberLength = <usize>load<u32>(entry, LENGTH);
      at += memberLength + 3;
      return byteAt(at) > 0x20 ? at : skipSpace(at);
    }
  }
  return readOtherMember(at);
}

function readOtherMember(at: usize): usize {
  const value = readName(at);
  if (value == 0) return 0;
  member = OTHER;
  memberEntry = 0;
  memberStart = nameStart;
  memberLength = nameLength;
  if (nameEscaped) {
    const text = decodeText(nameStart, nameLength);
    if (text == 0) return notJson();
    memberStart = text + 8;
    memberLength = <usize>load<u32>(text);
  }
  if (memberLength > LONGEST) return value;
  let entry = entryOf(memberStart, memberLength);
  if (entry == 0) {
    if (nameEscaped || learned == MOST_LEARNED) return value;
    learned++;
    entry = reserve(ENTRY_SIZE);
    copyBytes(entry, memberStart, memberLength);
    complete(entry, memberLength, OTHER);
  }
  member = load<u32>(entry, NUMBER);
  memberEntry = entry;
  store<u32>(last, <u32>entry, FOLLOWER);
  last = entry;
  return value;
}

function entryOf(at: usize, length: usize): usize {
  let slot = slotOf(at, length);
  while (true) {
    const entry = <usize>load<u32>(slot);
    if (entry == 0 || (<usize>load<u32>(entry, LENGTH) == length && sameBytes(entry, at, length))) return entry;
    slot = after(slot);
  }
}
