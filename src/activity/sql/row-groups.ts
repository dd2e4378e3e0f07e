// Rows of the grouping query, brought to the groups that the embedded reader gives.
import type { ActivityGroup } from '../activity-group.ts';
import type { ActivityGroups } from '../activity-groups.ts';
import { groupStore } from '../read/group-store.ts';
import { FOLD_ABOVE } from '../read/read-limits.ts';
import { type Hash, hashOf } from '../scan/event-hash.ts';
import { wantedText } from '../scan/event-fields.ts';
import { instantOrNone } from '../scan/instant-or-none.ts';
import { addSighting } from '../scan/sightings.ts';
import type { WantedMembers, WantedMembersOf } from '../wanted-members.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { ActivityFilter } from './activity-filter.ts';
import { ROW_COLUMNS, type RowColumn } from './grouping-sql.ts';
import { hashSet } from './hash-set.ts';

export interface RowGroupsOptions {
  readonly wanted: WantedMembersOf;
  /** What was asked for: the database is only trusted to leave out what it can leave out. */
  readonly filter: ActivityFilter;
  /** As of `readActivity`. */
  readonly foldAbove?: number | undefined;
}

export interface RowGroups {
  /** Takes one row, its cells in the order of the columns that the database names. The error says what the row lacks. */
  readonly add: (cells: readonly (string | null)[]) => Result<undefined, string>;
  /** How many groups there are, nearly. */
  readonly size: () => number;
  /** What is too much in one folder of a bucket becomes that folder. */
  readonly fold: () => void;
  /** Once, at the end. */
  readonly finish: () => GatheredRows;
}

export interface GatheredRows {
  /** The earliest first. */
  readonly groups: ActivityGroups;
  /** How many of them stand for a whole folder of a bucket. */
  readonly folders: number;
  /** Without repeats. */
  readonly events: number;
  readonly repeats: number;
  /** Events without `eventName` or `eventSource`. */
  readonly malformed: number;
  /** Lines that are no object of a trail. */
  readonly linesWithoutRecords: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly dataEventSources: readonly string[];
}

/**
 * `columns`: as the database names them, in any order; the error names the first that is missing. The groups go where those of files go (`groupStore`), so
 * that objects below one folder of a bucket become that folder where they are too many.
 */
export function openRowGroups(
  columns: readonly string[],
  { wanted: wantedOf, filter, foldAbove = FOLD_ABOVE }: RowGroupsOptions,
): Result<RowGroups, string> {
  const places = new Map(columns.map((name, place) => [name.toLowerCase(), place]));
  const missing = ROW_COLUMNS.find((name) => !places.has(name));
  if (missing !== undefined) return fail(`the result has no column \`${missing}\``);
  const width = columns.length;
  const store = groupStore(foldAbove, filter);
  let pending: ActivityGroup[] = [];
  const kinds = new Map<string, WantedMembers>();
  const sources = new Set<string>();
  const tally = { events: 0, repeats: 0, malformed: 0, linesWithoutRecords: 0, firstSeen: '', firstId: '', lastSeen: '', lastId: '' };

  const wanted = (source: string, name: string): WantedMembers => {
    const kind = JSON.stringify([source, name]);
    const known = kinds.get(kind) ?? wantedOf(source, name);
    kinds.set(kind, known);
    return known;
  };

  const singles = hashSet();
  /** Of rows with one event. */
  const isRepeat = ({ low, high }: Hash): boolean => !singles.add(low, high);

  const handOver = (): void => {
    store.add(pending);
    pending = [];
  };

  const add = (cells: readonly (string | null)[]): Result<undefined, string> => {
    if (cells.length !== width) return fail(`a row has ${cells.length} cells for ${width} columns`);
    const text = (name: RowColumn): string => cells[places.get(name) ?? -1] ?? '';
    const count = countOf(text('events'));
    const rows = countOf(text('rows_read'));
    if (count === undefined || rows === undefined) return fail('a row has no count');
    if (text('line') === 'noRecords') tally.linesWithoutRecords += rows;
    if (text('line') !== '') return ok(undefined);
    if (text('event_source') === '' || text('event_name') === '') {
      tally.malformed += rows;
      return ok(undefined);
    }
    const read = groupKeyOf(text, wanted(text('event_source'), text('event_name')));
    if (!read.ok) return read;
    // The database knows a repeat by all of its parameters, a reader by those that are kept: a row of one event may be such a repeat.
    if (count === 1 && text('first_id') !== '' && isRepeat(hashOf([text('first_id'), text('first_seen'), JSON.stringify(read.value)]))) {
      tally.repeats += rows;
      return ok(undefined);
    }
    const [firstSeen, lastSeen] = [instantOrNone(text('first_seen')), instantOrNone(text('last_seen'))];
    const seen = { firstSeen, firstId: text('first_id'), lastSeen, lastId: text('last_id') };
    tally.events += count;
    tally.repeats += rows - count;
    addSighting(tally, seen.firstSeen, seen.firstId);
    addSighting(tally, seen.lastSeen, seen.lastId);
    if (text('data_events') === 'true') sources.add(text('event_source'));
    pending.push({ ...read.value, count, ...seen });
    if (pending.length >= PENDING) handOver();
    return ok(undefined);
  };

  return ok({
    add,
    size: () => store.size() + pending.length,
    fold: () => {
      handOver();
      store.fold();
    },
    finish: () => {
      handOver();
      const { groups, folders } = store.take();
      const { firstId, lastId, ...rest } = tally;
      return { groups, folders, ...rest, events: tally.events - store.elsewhere(), dataEventSources: [...sources].sort() };
    },
  });
}

/** Groups that are handed over together. */
const PENDING = 4096;

type GroupKey = Omit<ActivityGroup, 'count' | 'firstSeen' | 'firstId' | 'lastSeen' | 'lastId'>;

function groupKeyOf(text: (name: RowColumn) => string, wanted: WantedMembers): Result<GroupKey, string> {
  const resources = parsed(text('resources'));
  const parameters = parsed(text('parameters'));
  const response = parsed(text('response'));
  if (!resources.ok || !parameters.ok || !response.ok) return fail('`resources`, `parameters` or `response` of a row is no JSON');
  return ok({
    identity: {
      type: text('identity_type'),
      arn: text('identity_arn'),
      account: text('identity_account'),
      invokedBy: text('invoked_by'),
      mfa: text('mfa'),
      sourceIdentity: text('source_identity'),
    },
    eventSource: text('event_source'),
    eventName: text('event_name'),
    eventType: text('event_type'),
    region: text('region'),
    errorCode: text('error_code'),
    recipientAccount: text('recipient_account'),
    vpcEndpoint: text('vpc_endpoint'),
    tlsVersion: text('tls_version'),
    resources: arnsOf(resources.value),
    parameters: wantedText(parameters.value, wanted.parameters),
    response: wantedText(response.value, wanted.response),
    denial: text('denial'),
  });
}

function parsed(text: string): Result<unknown, undefined> {
  if (text === '') return ok(undefined);
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return fail(undefined);
  }
}

/** As the scanners take them from an event: entries without an ARN are left out. */
function arnsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(resourceArnOf).filter((arn) => arn !== '') : [];
}

function resourceArnOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return '';
  const members = new Map<string, unknown>(Object.entries(entry));
  const [first] = [members.get('ARN'), members.get('arn')].filter((arn) => typeof arn === 'string' && arn !== '');
  return typeof first === 'string' ? first : '';
}

function countOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
