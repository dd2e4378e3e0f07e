// The scanner in plain JavaScript, for engines without WebAssembly: walks over the bytes, and reads what it has not seen before.
import { openGatherer } from './byte-gatherer.ts';
import { fieldNumber, memberName, openEventWalk } from './event-walk.ts';
import { instantOrNone, isOutside } from './instant-or-none.ts';
import { openWalk } from './json-walk.ts';
import { type EventReader, openFrame } from './object-frame.ts';
import type { ObjectScanner, ScannedObject, ScannerOptions } from './object-scanner.ts';
import { PASSED_OVER, passingOver } from './pass-over.ts';
import { addSighting, type Sightings } from './sightings.ts';

const TIME = fieldNumber('eventTime');
const MANAGEMENT = fieldNumber('managementEvent');
const CATEGORY = fieldNumber('eventCategory');

export function byteScanner(options: ScannerOptions): ObjectScanner {
  const { from = '', to } = options;
  const walk = openWalk();
  const event = openEventWalk(walk);
  let gatherer = openGatherer(walk, event, options);
  let totals = newTotals();
  const canPassOver = passingOver(options.principals);

  /** False: it is no JSON after all. */
  const take = (): boolean => {
    const time = gatherer.textOfField(TIME);
    const id = gatherer.readId();
    const [management, category] = [gatherer.textOfField(MANAGEMENT), gatherer.textOfField(CATEGORY)];
    const isWanted = gatherer.isWanted();
    if (time === undefined || id === undefined || management === undefined || category === undefined || isWanted === undefined)
      return false;
    const instant = instantOrNone(time);
    if (isOutside(instant, from, to)) {
      totals.outside++;
      return true;
    }
    if (isWanted && !gatherer.completeKey()) return false;
    if (id.length > 0 && options.seen !== undefined) {
      const { low, high } = gatherer.hash(time, id, isWanted);
      if (options.seen(low, high)) {
        totals.repeats++;
        return true;
      }
    }
    if (isWanted) gatherer.gather(instant, id);
    totals.events++;
    if (instant === '') totals.untimed++;
    addSighting(totals.seen, instant, '');
    if (category === 'Data' || management === 'false') totals.dataEventSources.add(gatherer.eventSource());
    return true;
  };
  let isEvent = false;
  const reader: EventReader = {
    walk,
    read: (at, mayHaveRecords) => {
      const past = event.read(at, mayHaveRecords);
      if (past <= 0 || event.foundRecords()) return past;
      if (!gatherer.readTexts()) return -1;
      isEvent = gatherer.isEvent();
      return past;
    },
    foundRecords: event.foundRecords,
    isEvent: () => isEvent,
    take,
    nameIsRecords: () => memberName(walk) === 'Records',
  };
  const frame = openFrame(reader);
  const end = (): ScannedObject => {
    const { malformed, lists, problem } = frame.end();
    const { events, repeats, outside, untimed, seen } = totals;
    const isNothing = events + repeats + outside + malformed + lists === 0;
    const why = problem ?? (isNothing ? ({ kind: 'noRecords', offset: 0 } as const) : undefined);
    const dataEventSources = [...totals.dataEventSources].sort();
    totals = newTotals();
    const { firstSeen, lastSeen } = seen;
    return {
      events,
      repeats,
      malformed,
      outside,
      untimed,
      ...(why && { problem: why }),
      passedOver: false,
      firstSeen,
      lastSeen,
      dataEventSources,
    };
  };
  return {
    push: frame.push,
    end,
    scan: (object) => {
      if (canPassOver?.(object)) return PASSED_OVER;
      frame.push(object);
      return end();
    },
    takeGroups: () => {
      const taken = gatherer;
      gatherer = openGatherer(walk, event, options);
      return taken.take();
    },
    size: () => gatherer.size(),
  };
}

interface Totals {
  events: number;
  repeats: number;
  outside: number;
  untimed: number;
  readonly seen: Sightings;
  readonly dataEventSources: Set<string>;
}

function newTotals(): Totals {
  const seen = { firstSeen: '', firstId: '', lastSeen: '', lastId: '' };
  return { events: 0, repeats: 0, outside: 0, untimed: 0, seen, dataEventSources: new Set() };
}
