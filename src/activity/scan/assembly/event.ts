// One event: its members are read, one after the other, into the key of its group.
import { kindOfEvent, parametersOf, responseOf } from './event-kind';
import { found, identity, NOBODY, readIdentity, readOnly, session } from './identity';
import { NO_TIME, readUsualId, timeOf } from './instants';
import * as Name from './names';
import { last, member, readMember, startAt } from './names';
import { afterOpening, keepOpening } from './opening';
import { PARAMETERS, RESPONSE } from './parts';
import { noResources, readResources } from './resources';
import {
  findSegment,
  keepSegment,
  segmentFields,
  segmentLastName,
  segmentLength,
  segmentsFor,
  segmentValue,
  setSegmentValue,
} from './segments';
import { DATA, FALSE, next, readText } from './texts';
import { byteAt, firstMember, isBad, nextMember, skipValue } from './walk';
import { placeOf } from './wanted-list';
import { readWanted } from './wanted';

/** As a group has it: eight addresses, and room for four lengths. Source and name stand apart until both are known. */
export const key: usize = memory.data(48, 16);
const IDENTITY: usize = 0;
const TYPE: usize = 8;
const REGION: usize = 12;
const ERROR: usize = 16;
const RECIPIENT: usize = 20;
const VPC_ENDPOINT: usize = 24;
const TLS: usize = 28;

export let source: usize = 0;
export let name: usize = 0;
/** Whether there is an error code. */
export let hasError: bool = false;
export let isDataEvent: bool = false;
let isDataCategory: bool = false;
let isNoManagement: bool = false;
/** Where these values begin; 0: there are none. */
export let parametersAt: usize = 0;
export let responseAt: usize = 0;
/** The kind of event that they were read for; 0: they were not. */
export let parametersKind: usize = 0;
export let responseKind: usize = 0;
export let timeAt: usize = 0;
/** The time, if it has the usual form. */
export let time: u64 = NO_TIME;
/** Likewise the id, of which the 16 bytes are in `id`. */
export const id: usize = memory.data(16, 16);
export let idIsUsual: bool = false;
export let idAt: usize = 0;
export let messageAt: usize = 0;
/** After the bracket of `Records`; 0: this is no object around events. */
export let recordsAt: usize = 0;

/** Whether all events are gathered, so that parameters may be read as they come. */
let takesAll: bool = true;

export function setTakesAll(all: bool): void {
  takesAll = all;
}

/** What a segment sets, a bit each; in this order are its values. */
const SETS_SOURCE: u32 = 1;
const SETS_NAME: u32 = 2;
const SETS_REGION: u32 = 4;
const SETS_TYPE: u32 = 8;
const SETS_RECIPIENT: u32 = 16;
const SETS_VPC_ENDPOINT: u32 = 32;
const SETS_TLS: u32 = 64;
const SETS_CATEGORY: u32 = 128;
const SETS_MANAGEMENT: u32 = 256;
/** What may be between `eventSource` and the next member of another kind, and from `eventType` to the end of the event. */
const OF_CALL: u32 = SETS_SOURCE | SETS_NAME | SETS_REGION;
const OF_END: u32 = SETS_TYPE | SETS_RECIPIENT | SETS_VPC_ENDPOINT | SETS_TLS | SETS_CATEGORY | SETS_MANAGEMENT;
/** A member that no segment may have. */
const SETS_MORE: u32 = 0x80000000;

/** What the member that was read last sets. */
let sets: u32 = 0;

/** Reads the object at `at`; returns where it ends, 0 if it does not, or where its `Records` begin, if it may have some. */
export function readEvent(at: usize, mayHaveRecords: bool): usize {
  reset();
  // The segment that is being read: its places, where it began, what it may set and has set, and the end of its last member.
  let set: usize = 0;
  let begin: usize = 0;
  let allowed: u32 = 0;
  let fields: u32 = 0;
  let past: usize = 0;
  let lastName: usize = 0;
  at = firstMember(at);
  const first = at;
  let isOpening = true;
  const identityAt = afterOpening(at);
  if (identityAt != 0) {
    at = readIdentity(identityAt);
    store<u32>(key + IDENTITY, <u32>identity);
    if (at == 0) return 0;
    isOpening = false;
    at = nextMember(at);
  }
  while (at != 0 && byteAt(at) == 0x22) {
    const from = at;
    at = readMember(at);
    if (at == 0) return 0;
    if (member == Name.EVENT_SOURCE || member == Name.EVENT_TYPE) {
      const isCall = member == Name.EVENT_SOURCE;
      set = segmentsFor(from, isCall ? session : <usize>load<u32>(key + REGION) * 31 + source);
      const known = findSegment(set, from);
      if (known != 0) {
        apply(known);
        set = 0;
        isOpening = false;
        at = from + segmentLength(known);
        if (!isCall) return finish(at);
        at = nextMember(at);
        continue;
      }
      begin = from;
      allowed = isCall ? OF_CALL : OF_END;
      fields = 0;
    }
    if (isOpening && member == Name.USER_IDENTITY) keepOpening(first, at);
    at = readValue(at, mayHaveRecords);
    if (at == 0) return 0;
    if (recordsAt != 0) return recordsAt;
    if (sets != 0) isOpening = false;
    if (set != 0) {
      if ((sets & ~allowed) == 0) {
        fields |= sets;
        past = at;
        lastName = last;
      } else {
        if (allowed == OF_CALL) keep(set, begin, past, fields, lastName);
        set = 0;
      }
    }
    at = nextMember(at);
  }
  if (at == 0) return 0;
  at++;
  if (set != 0 && allowed == OF_END) keep(set, begin, at, fields, last);
  return finish(at);
}

function reset(): void {
  v128.store(key, i64x2.splat(0));
  v128.store(key, i64x2.splat(0), 16);
  v128.store(key, i64x2.splat(0), 32);
  store<u32>(key + IDENTITY, <u32>NOBODY);
  source = 0;
  name = 0;
  isDataCategory = false;
  isNoManagement = false;
  noResources();
  parametersAt = 0;
  responseAt = 0;
  timeAt = 0;
  time = NO_TIME;
  idIsUsual = false;
  idAt = 0;
  messageAt = 0;
  recordsAt = 0;
}

function finish(at: usize): usize {
  hasError = load<u32>(key + ERROR) != 0;
  isDataEvent = isDataCategory || isNoManagement;
  return isBad() ? 0 : at;
}

function keep(set: usize, begin: usize, past: usize, fields: u32, lastName: usize): void {
  const place = keepSegment(set, begin, past - begin, fields, lastName);
  if (place == 0) return;
  if (fields & OF_CALL) {
    setSegmentValue(place, 0, <u32>source);
    setSegmentValue(place, 1, <u32>name);
    setSegmentValue(place, 2, load<u32>(key + REGION));
    return;
  }
  setSegmentValue(place, 0, load<u32>(key + TYPE));
  setSegmentValue(place, 1, load<u32>(key + RECIPIENT));
  setSegmentValue(place, 2, load<u32>(key + VPC_ENDPOINT));
  setSegmentValue(place, 3, load<u32>(key + TLS));
  setSegmentValue(place, 4, isDataCategory);
  setSegmentValue(place, 5, isNoManagement);
}

function apply(place: usize): void {
  const fields = segmentFields(place);
  startAt(segmentLastName(place));
  if (fields & OF_CALL) {
    if (fields & SETS_SOURCE) source = <usize>segmentValue(place, 0);
    if (fields & SETS_NAME) name = <usize>segmentValue(place, 1);
    if (fields & SETS_REGION) store<u32>(key + REGION, segmentValue(place, 2));
    return;
  }
  if (fields & SETS_TYPE) store<u32>(key + TYPE, segmentValue(place, 0));
  if (fields & SETS_RECIPIENT) store<u32>(key + RECIPIENT, segmentValue(place, 1));
  if (fields & SETS_VPC_ENDPOINT) store<u32>(key + VPC_ENDPOINT, segmentValue(place, 2));
  if (fields & SETS_TLS) store<u32>(key + TLS, segmentValue(place, 3));
  if (fields & SETS_CATEGORY) isDataCategory = segmentValue(place, 4) != 0;
  if (fields & SETS_MANAGEMENT) isNoManagement = segmentValue(place, 5) != 0;
}

/** Reads the value of the member whose name was read; returns where it ends, or 0. */
function readValue(at: usize, mayHaveRecords: bool): usize {
  sets = SETS_MORE;
  switch (member) {
    case Name.OTHER:
      sets = 0;
      return skipValue(at);
    case Name.USER_IDENTITY:
      at = readIdentity(at);
      store<u32>(key + IDENTITY, <u32>identity);
      return at;
    case Name.EVENT_TIME:
      timeAt = at;
      time = NO_TIME;
      if (byteAt(at) == 0x22 && byteAt(at + 21) == 0x22) time = timeOf(at + 1);
      return time == NO_TIME ? skipValue(at) : at + 22;
    case Name.EVENT_SOURCE:
      sets = SETS_SOURCE;
      source = readText(at);
      return next;
    case Name.EVENT_NAME:
      sets = SETS_NAME;
      name = readText(at);
      return next;
    case Name.AWS_REGION:
      return readInto(REGION, at, SETS_REGION);
    case Name.ERROR_CODE:
      return readInto(ERROR, at, SETS_MORE);
    case Name.ERROR_MESSAGE:
      messageAt = at;
      return skipValue(at);
    case Name.REQUEST_PARAMETERS:
      parametersAt = at;
      parametersKind = kindIfKnown();
      if (parametersKind == 0) return skipValue(at);
      startAt(placeOf(parametersOf(parametersKind)));
      return readWanted(PARAMETERS, at, parametersOf(parametersKind));
    case Name.RESPONSE_ELEMENTS:
      responseAt = at;
      responseKind = kindIfKnown();
      if (responseKind == 0) return skipValue(at);
      startAt(placeOf(responseOf(responseKind)));
      return readWanted(RESPONSE, at, responseOf(responseKind));
    case Name.RESOURCES:
      return readResources(at);
    case Name.EVENT_TYPE:
      return readInto(TYPE, at, SETS_TYPE);
    case Name.RECIPIENT_ACCOUNT:
      return readInto(RECIPIENT, at, SETS_RECIPIENT);
    case Name.VPC_ENDPOINT:
      return readInto(VPC_ENDPOINT, at, SETS_VPC_ENDPOINT);
    case Name.TLS_DETAILS:
      at = readOnly(at, Name.TLS_VERSION);
      store<u32>(key + TLS, <u32>found);
      sets = SETS_TLS;
      return at;
    case Name.EVENT_ID:
      idAt = at;
      idIsUsual = byteAt(at) == 0x22 && byteAt(at + 37) == 0x22 && readUsualId(at + 1, id);
      return idIsUsual ? at + 38 : skipValue(at);
    case Name.MANAGEMENT_EVENT:
      sets = SETS_MANAGEMENT;
      isNoManagement = readText(at) == FALSE;
      return next;
    case Name.EVENT_CATEGORY:
      sets = SETS_CATEGORY;
      isDataCategory = readText(at) == DATA;
      return next;
    case Name.RECORDS:
      if (mayHaveRecords && byteAt(at) == 0x5b) {
        recordsAt = at + 1;
        return recordsAt;
      }
      return skipValue(at);
    default:
      return skipValue(at);
  }
}

function readInto(field: usize, at: usize, what: u32): usize {
  sets = what;
  store<u32>(key + field, <u32>readText(at));
  return next;
}

/** 0: parameters cannot be read yet. */
function kindIfKnown(): usize {
  return takesAll && source != 0 && name != 0 ? kindOfEvent(source, name) : 0;
}
