// One event: its members are read, one after the other, into the key of its group.
import { kindOfEvent, parametersOf, responseOf } from './event-kind';
import { found, identity, NOBODY, readIdentity, readOnly } from './identity';
import { NO_TIME, readUsualId, timeOf } from './instants';
import * as Name from './names';
import { member, readMember, startAt } from './names';
import { PARAMETERS, RESPONSE } from './parts';
import { noResources, readResources } from './resources';
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

/** Reads the object at `at`; returns where it ends, 0 if it does not, or where its `Records` begin, if it may have some. */
export function readEvent(at: usize, mayHaveRecords: bool): usize {
  v128.store(key, i64x2.splat(0));
  v128.store(key, i64x2.splat(0), 16);
  v128.store(key, i64x2.splat(0), 32);
  store<u32>(key + IDENTITY, <u32>NOBODY);
  source = 0;
  name = 0;
  hasError = false;
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
  at = firstMember(at);
  while (at != 0 && byteAt(at) == 0x22) {
    at = readMember(at);
    if (at == 0) return 0;
    switch (member) {
      case Name.OTHER:
        at = skipValue(at);
        break;
      case Name.USER_IDENTITY:
        at = readIdentity(at);
        store<u32>(key + IDENTITY, <u32>identity);
        break;
      case Name.EVENT_TIME:
        timeAt = at;
        time = NO_TIME;
        if (byteAt(at) == 0x22 && byteAt(at + 21) == 0x22) time = timeOf(at + 1);
        at = time == NO_TIME ? skipValue(at) : at + 22;
        break;
      case Name.EVENT_SOURCE:
        source = readText(at);
        at = next;
        break;
      case Name.EVENT_NAME:
        name = readText(at);
        at = next;
        break;
      case Name.AWS_REGION:
        at = readInto(REGION, at);
        break;
      case Name.ERROR_CODE:
        at = readInto(ERROR, at);
        break;
      case Name.ERROR_MESSAGE:
        messageAt = at;
        at = skipValue(at);
        break;
      case Name.REQUEST_PARAMETERS:
        parametersAt = at;
        parametersKind = 0;
        if (takesAll && source != 0 && name != 0) {
          parametersKind = kindOfEvent(source, name);
          startAt(placeOf(parametersOf(parametersKind)));
          at = readWanted(PARAMETERS, at, parametersOf(parametersKind));
        } else {
          at = skipValue(at);
        }
        break;
      case Name.RESPONSE_ELEMENTS:
        responseAt = at;
        responseKind = 0;
        if (takesAll && source != 0 && name != 0) {
          responseKind = kindOfEvent(source, name);
          startAt(placeOf(responseOf(responseKind)));
          at = readWanted(RESPONSE, at, responseOf(responseKind));
        } else {
          at = skipValue(at);
        }
        break;
      case Name.RESOURCES:
        at = readResources(at);
        break;
      case Name.EVENT_TYPE:
        at = readInto(TYPE, at);
        break;
      case Name.RECIPIENT_ACCOUNT:
        at = readInto(RECIPIENT, at);
        break;
      case Name.VPC_ENDPOINT:
        at = readInto(VPC_ENDPOINT, at);
        break;
      case Name.TLS_DETAILS:
        at = readOnly(at, Name.TLS_VERSION);
        store<u32>(key + TLS, <u32>found);
        break;
      case Name.EVENT_ID:
        idAt = at;
        idIsUsual = byteAt(at) == 0x22 && byteAt(at + 37) == 0x22 && readUsualId(at + 1, id);
        at = idIsUsual ? at + 38 : skipValue(at);
        break;
      case Name.MANAGEMENT_EVENT:
        isNoManagement = readText(at) == FALSE;
        at = next;
        break;
      case Name.EVENT_CATEGORY:
        isDataCategory = readText(at) == DATA;
        at = next;
        break;
      case Name.RECORDS:
        if (mayHaveRecords && byteAt(at) == 0x5b) {
          recordsAt = at + 1;
          return recordsAt;
        }
        at = skipValue(at);
        break;
      default:
        at = skipValue(at);
    }
    if (at != 0) at = nextMember(at);
  }
  hasError = load<u32>(key + ERROR) != 0;
  isDataEvent = isDataCategory || isNoManagement;
  return at == 0 || isBad() ? 0 : at + 1;
}

function readInto(field: usize, at: usize): usize {
  store<u32>(key + field, <u32>readText(at));
  return next;
}
