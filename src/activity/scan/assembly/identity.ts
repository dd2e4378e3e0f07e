// `userIdentity`. Its bytes are the same in all events of a session, so what was read lately is known by its bytes.
import { sameLongBytes } from './compare';
import {
  ACCOUNT_ID,
  ATTRIBUTES,
  INVOKED_BY,
  MFA_AUTHENTICATED,
  SESSION_CONTEXT,
  SESSION_ISSUER,
  SMALL_ARN,
  SOURCE_IDENTITY,
  TYPE,
  member,
  readMember,
} from './names';
import { findOrAdd, Kind } from './text-table';
import { isAscii, next, readText, textOf } from './texts';
import { byteAt, end, escaped, findQuote, firstMember, nextMember, skipValue } from './walk';

/** Addresses of type, arn, account, invokedBy, mfa, sourceIdentity. */
const fields: usize = memory.data(32, 16);
const FIELDS_SIZE: usize = 24;
let issuer: usize = 0;

/** Sets of two places of 1 KiB: length of the raw bytes, identity, the bytes. Which of a set was filled last stands in its first place. More would not stay in the cache. */
const SETS: usize = 128;
const PLACE: usize = 1024;
const recent: usize = memory.data(256 * 1024, 64);
const LONGEST_RECENT: usize = PLACE - 16;

/** What an event without `userIdentity` has. */
export const NOBODY: usize = findOrAdd(fields, FIELDS_SIZE, Kind.IDENTITY);

export let identity: usize = 0;
/** Where the session of it is remembered. */
export let session: usize = 0;

/** Reads the identity into `identity`; returns where it ends, or 0. */
export function readIdentity(at: usize): usize {
  if (byteAt(at) != 0x7b) {
    identity = NOBODY;
    session = 0;
    return skipValue(at);
  }
  // The principal's id and the name of the session stand here.
  const word = load<u64>(at, 40) * 0x9e3779b97f4a7c15 + load<u64>(at, 48) * 0xd6e8feb86659fd93 + load<u64>(at, 64) * 0xa0761d6478bd642f;
  const set = recent + (<usize>(word >> 55) & (SETS - 1)) * 2 * PLACE;
  if (isRecent(set, at) || isRecent(set + PLACE, at)) return next_;
  const past = readFields(at);
  if (past == 0) return 0;
  identity = findOrAdd(fields, FIELDS_SIZE, Kind.IDENTITY);
  if (past - at <= LONGEST_RECENT) remember(set, at, past - at);
  return past;
}

let next_: usize = 0;

/** An object's text is never the beginning of another one's, so that it ends where the known one does. */
function isRecent(place: usize, at: usize): bool {
  const length = <usize>load<u32>(place);
  if (length == 0 || !sameLongBytes(place + 16, at, length) || at + length > end) return false;
  identity = <usize>load<u32>(place, 4);
  session = place;
  next_ = at + length;
  return true;
}

function remember(set: usize, at: usize, length: usize): void {
  const turn = load<u32>(set, 8) ^ 1;
  store<u32>(set, turn, 8);
  const place = set + <usize>turn * PLACE;
  session = place;
  store<u32>(place, <u32>length);
  store<u32>(place, <u32>identity, 4);
  memory.copy(place + 16, at, length);
}

function readFields(at: usize): usize {
  v128.store(fields, i64x2.splat(0));
  store<u64>(fields, 0, 16);
  issuer = 0;
  ownArn = 0;
  at = firstMember(at);
  while (at != 0 && byteAt(at) == 0x22) {
    at = readMember(at);
    if (at == 0) return 0;
    switch (member) {
      case TYPE:
        at = readField(at, 0);
        break;
      case SMALL_ARN:
        at = readOwnArn(at);
        break;
      case ACCOUNT_ID:
        at = readField(at, 8);
        break;
      case INVOKED_BY:
        at = readField(at, 12);
        break;
      case SESSION_CONTEXT:
        at = readSession(at);
        break;
      default:
        at = skipValue(at);
    }
    if (at != 0) at = nextMember(at);
  }
  if (at == 0) return 0;
  if (issuer != 0) store<u32>(fields, <u32>issuer, 4);
  else if (ownArn != 0) store<u32>(fields, <u32>textOf(ownArn, ownArnLength, false), 4);
  return at + 1;
}

/** The ARN of the session, whose text is only made where nothing stands for it: most sessions are new, and have an issuer. */
let ownArn: usize = 0;
let ownArnLength: usize = 0;

function readOwnArn(at: usize): usize {
  ownArn = 0;
  if (byteAt(at) != 0x22) return readField(at, 4);
  const quote = findQuote(at + 1);
  if (quote == 0) return 0;
  if (escaped || !isAscii(at + 1, quote - at - 1)) return readField(at, 4);
  ownArn = at + 1;
  ownArnLength = quote - ownArn;
  return quote + 1;
}

function readField(at: usize, offset: usize): usize {
  store<u32>(fields + offset, <u32>readText(at));
  return next;
}

function readSession(at: usize): usize {
  issuer = 0;
  store<u64>(fields, 0, 16);
  if (byteAt(at) != 0x7b) return skipValue(at);
  at = firstMember(at);
  while (at != 0 && byteAt(at) == 0x22) {
    at = readMember(at);
    if (at == 0) return 0;
    switch (member) {
      case SESSION_ISSUER:
        at = readOnly(at, SMALL_ARN);
        issuer = found;
        break;
      case ATTRIBUTES:
        at = readOnly(at, MFA_AUTHENTICATED);
        store<u32>(fields, <u32>found, 16);
        break;
      case SOURCE_IDENTITY:
        at = readField(at, 20);
        break;
      default:
        at = skipValue(at);
    }
    if (at != 0) at = nextMember(at);
  }
  return at == 0 ? 0 : at + 1;
}

/** The text of the only member that matters of an object. */
export let found: usize = 0;

export function readOnly(at: usize, name: u32): usize {
  found = 0;
  if (byteAt(at) != 0x7b) return skipValue(at);
  at = firstMember(at);
  while (at != 0 && byteAt(at) == 0x22) {
    at = readMember(at);
    if (at == 0) return 0;
    if (member == name) {
      found = readText(at);
      at = next;
    } else {
      at = skipValue(at);
    }
    if (at != 0) at = nextMember(at);
  }
  return at == 0 ? 0 : at + 1;
}

/** The ARN of an identity. */
export function arnOf(whose: usize): usize {
  return <usize>load<u32>(whose, 16 + 4);
}
