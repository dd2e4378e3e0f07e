// What is done with an event that was read whole: it is outside, a repeat, somebody else's, or counted in its group.
import {
  hasError,
  id,
  idAt,
  idIsUsual,
  isDataEvent,
  key,
  messageAt,
  name,
  parametersAt,
  parametersKind,
  responseAt,
  responseKind,
  setTakesAll,
  source,
  time as usualTime,
  timeAt,
} from './event';
import { hashEvent } from './event-hash';
import { kindOfEvent, parametersOf, responseOf } from './event-kind';
import { isPrincipal, seen, textBefore } from './host';
import { arnOf } from './identity';
import { isAfter, isBefore, isFineInstant, isTextTime, NO_TIME, readUsualId, textOfTime, timeOf, timeOfText } from './instants';
import { LARGEST_EVENT } from './limits';
import { reserve } from './memory';
import { DENIAL, PARAMETERS, RESOURCES, RESPONSE, setPart } from './parts';
import { list, size } from './resources';
import { extraOf, OTHER_PRINCIPAL, setExtra, WANTED_PRINCIPAL } from './text-table';
import { bytesOf, isAscii, namesDeniedAction, plain, plainLength, readNewText, sizeOf, unescape } from './texts';
import { countOne, EVENTS, FIRST_TIME, LAST_TIME, MALFORMED, OUTSIDE, REPEATS, totals, UNTIMED } from './totals';
import { byteAt, escaped, findQuote, isBad } from './walk';
import { countEvent } from './count-event';
import { makeCanonical, readWanted } from './wanted';

/** What the program around asks for; texts of the table, 0 for no bound. */
export let byPrincipal: bool = false;
export let hasSeen: bool = false;
let fromText: usize = 0;
let toText: usize = 0;

export function setOptions(principals: bool, repeats: bool, from: usize, to: usize): void {
  byPrincipal = principals;
  setTakesAll(!principals);
  hasSeen = repeats;
  fromText = from;
  toText = to;
}

/** Event sources of data events of this object, four bytes each. */
export let dataSources: usize = 0;
export let dataSourceCount: usize = 0;
let dataSourceRoom: usize = 0;
/** A source's entry has the number of the object that it was last noted in. */
let object: u32 = 0;

export function openObject(): void {
  object++;
  dataSourceCount = 0;
}

/** False: it is no JSON after all. */
export function takeEvent(at: usize, past: usize): bool {
  if (source == 0 || name == 0 || past - at > LARGEST_EVENT) {
    countOne(MALFORMED);
    return true;
  }
  const time = readTime();
  if (isBad()) return false;
  if ((fromText | toText) != 0 && isOutside(time)) {
    countOne(OUTSIDE);
    return true;
  }
  readId();
  if (isBad()) return false;
  const isMine = !byPrincipal || isWanted(<usize>load<u32>(key));
  if (isMine && !completeKey()) return false;
  if (hasSeen && idLength > 0) {
    const hash = hashEvent(idStart, idLength, time, source, name, <usize>load<u32>(key), key, isMine);
    if (seen(<u32>hash, <u32>(hash >> 32))) {
      countOne(REPEATS);
      return true;
    }
  }
  const instant = instantOf(time);
  if (isMine) countEvent(key, instant, id, idIsText);
  countOne(EVENTS);
  if (instant == NO_TIME) countOne(UNTIMED);
  if (isBefore(instant, load<u64>(totals + FIRST_TIME))) store<u64>(totals + FIRST_TIME, instant);
  if (isAfter(instant, load<u64>(totals + LAST_TIME))) store<u64>(totals + LAST_TIME, instant);
  if (isDataEvent && extraOf(source) != object) noteDataSource();
  return true;
}

function isWanted(identity: usize): bool {
  const arn = arnOf(identity);
  if (arn == 0) return false;
  const kind = load<u32>(arn, 4);
  if ((kind & (WANTED_PRINCIPAL | OTHER_PRINCIPAL)) != 0) return (kind & WANTED_PRINCIPAL) != 0;
  const wanted = isPrincipal(arn);
  store<u32>(arn, kind | (wanted ? WANTED_PRINCIPAL : OTHER_PRINCIPAL), 4);
  return wanted;
}

function noteDataSource(): void {
  setExtra(source, object);
  if (dataSourceCount == dataSourceRoom) {
    const old = dataSources;
    dataSourceRoom = dataSourceRoom == 0 ? 64 : dataSourceRoom * 2;
    dataSources = reserve(dataSourceRoom << 2);
    memory.copy(dataSources, old, dataSourceCount << 2);
  }
  store<u32>(dataSources + (dataSourceCount << 2), <u32>source);
  dataSourceCount++;
}

function readTime(): u64 {
  if (timeAt == 0 || usualTime != NO_TIME) return usualTime;
  const text = readNewText(timeAt);
  // With an escape in it, a time of the usual form is that time all the same.
  const time = sizeOf(text) == 20 ? timeOf(bytesOf(text)) : NO_TIME;
  return time != NO_TIME ? time : timeOfText(text);
}

/** The time, if it is an instant. */
function instantOf(time: u64): u64 {
  if (!isTextTime(time) || time == NO_TIME) return time;
  const text = <usize>(time & 0xffffffff);
  return isFineInstant(bytesOf(text), sizeOf(text)) ? time : NO_TIME;
}

/** What has no instant is outside of any bounds. */
function isOutside(time: u64): bool {
  if (instantOf(time) == NO_TIME) return true;
  return (fromText != 0 && isBeforeText(time, fromText)) || (toText != 0 && !isBeforeText(time, toText));
}

function isBeforeText(time: u64, text: usize): bool {
  if (isTextTime(time)) return textBefore(<usize>(time & 0xffffffff), text);
  // Only what was read where it stands has its characters there.
  if (usualTime == NO_TIME) return textBefore(textOfTime(time), text);
  const bound = bytesOf(text);
  const length = sizeOf(text);
  for (let i: usize = 0; i < length && i < 20; i++) {
    const difference = <i32>byteAt(timeAt + 1 + i) - <i32>byteAt(bound + i);
    if (difference != 0) return difference < 0;
  }
  return length > 20;
}

/** The id as a group has it, and its bytes. */
let idIsText: bool = true;
let idStart: usize = 0;
let idLength: usize = 0;

function readId(): void {
  if (idIsUsual) {
    idIsText = false;
    idStart = idAt + 1;
    idLength = 36;
    return;
  }
  const text = idAt == 0 ? <usize>0 : readNewText(idAt);
  idStart = bytesOf(text);
  idLength = sizeOf(text);
  idIsText = idLength != 36 || !readUsualId(idStart, id);
  if (!idIsText) return;
  store<u64>(id, <u64>text);
  store<u64>(id, 0, 8);
}

const EVENT_KIND: usize = 4;

/** The rest of the key: kind of event, resources, parameters, response, denial. */
function completeKey(): bool {
  const kind = kindOfEvent(source, name);
  store<u32>(key + EVENT_KIND, <u32>kind);
  setPart(RESOURCES, list, <u32>size);
  if (parametersAt == 0) setPart(PARAMETERS, 0, 0);
  else if (parametersKind != kind && readWanted(PARAMETERS, parametersAt, parametersOf(kind)) == 0) return false;
  if (responseAt == 0) setPart(RESPONSE, 0, 0);
  else if (responseKind != kind && readWanted(RESPONSE, responseAt, responseOf(kind)) == 0) return false;
  if (hasError && messageAt != 0) setDenial(messageAt);
  else setPart(DENIAL, 0, 0);
  return !isBad() && makeCanonical(PARAMETERS) && makeCanonical(RESPONSE);
}

/** The text of a message that names the action that was denied; nothing else. */
function setDenial(at: usize): void {
  setPart(DENIAL, 0, 0);
  if (byteAt(at) != 0x22) return;
  const start = at + 1;
  const length = findQuote(start) - start;
  const wasEscaped = escaped;
  // Its letters are only written otherwise where there is `\\u`.
  if (!namesDeniedAction(start, length) && !(wasEscaped && hasUnicodeEscape(start, length))) return;
  if (!wasEscaped && isAscii(start, length)) return setPart(DENIAL, start, <u32>length);
  if (unescape(start, length)) {
    if (namesDeniedAction(plain, plainLength)) setPart(DENIAL, plain, <u32>plainLength);
    return;
  }
  const text = readNewText(at);
  if (text != 0 && namesDeniedAction(bytesOf(text), sizeOf(text))) setPart(DENIAL, bytesOf(text), <u32>sizeOf(text));
}

function hasUnicodeEscape(at: usize, length: usize): bool {
  for (const past = at + length; at < past; at++) if (<u32>load<u16>(at) == 0x755c) return true;
  return false;
}
