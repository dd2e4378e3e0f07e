// Groups as numbers and a list of strings: the form in which readers hand them over, without an object for each.
import type { ActivityGroup } from '../activity-group.ts';
import { isObjectArn } from './object-place.ts';

export interface GroupBatch {
  readonly strings: readonly string[];
  /** `COLUMN_COUNT` numbers for each group. */
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly counts: Float64Array<ArrayBuffer>;
  /** Strings of the groups' resources, one list after the other. */
  readonly resources: Uint32Array<ArrayBuffer>;
}

/** What the columns of a row hold: indexes of strings; from `resources` on a place and a length in the list of resources. */
export const COLUMN = {
  type: 0,
  arn: 1,
  account: 2,
  invokedBy: 3,
  mfa: 4,
  sourceIdentity: 5,
  eventSource: 6,
  eventName: 7,
  eventType: 8,
  region: 9,
  errorCode: 10,
  recipientAccount: 11,
  vpcEndpoint: 12,
  tlsVersion: 13,
  response: 14,
  denial: 15,
  parameters: 16,
  firstSeen: 17,
  lastSeen: 18,
  firstId: 19,
  lastId: 20,
  resources: 21,
  resourceCount: 22,
} as const;
export const COLUMN_COUNT = 23;

/** Groups at a time. What is alike in them is written and looked up once for each batch. */
const BATCH = 8192;
const FIRST_ROOM = 512;

export function* groupBatches(groups: Iterable<ActivityGroup>): Generator<GroupBatch> {
  let batch = openBatch();
  for (const group of groups) {
    batch.add(group);
    if (batch.size() < BATCH) continue;
    yield batch.close();
    batch = openBatch();
  }
  if (batch.size() > 0) yield batch.close();
}

interface OpenBatch {
  readonly add: (group: ActivityGroup) => void;
  readonly size: () => number;
  readonly close: () => GroupBatch;
}

function openBatch(): OpenBatch {
  const indexes = new Map<string, number>([['', 0]]);
  const strings: string[] = [''];
  let rows = new Uint32Array(FIRST_ROOM * COLUMN_COUNT);
  let counts = new Float64Array(FIRST_ROOM);
  const resources: number[] = [];
  let size = 0;

  /** One after the other, groups are mostly alike. */
  const lastTexts: string[] = Array.from({ length: COLUMN_COUNT }, () => '');
  const lastIndexes = new Uint32Array(COLUMN_COUNT);

  const indexOf = (text: string): number => {
    let index = indexes.get(text);
    if (index === undefined) {
      index = strings.push(text) - 1;
      indexes.set(text, index);
    }
    return index;
  };
  const put = (at: number, column: number, text: string): void => {
    if (text !== lastTexts[column]) {
      lastTexts[column] = text;
      lastIndexes[column] = indexOf(text);
    }
    rows[at + column] = lastIndexes[column]!;
  };
  /** For what is rarely there twice. */
  const own = (text: string): number => strings.push(text) - 1;

  return {
    size: () => size,
    add: (group) => {
      if (size === counts.length) {
        rows = wider(rows, new Uint32Array(rows.length * 2));
        counts = wider(counts, new Float64Array(counts.length * 2));
      }
      const at = size * COLUMN_COUNT;
      const { identity } = group;
      put(at, COLUMN.type, identity.type);
      put(at, COLUMN.arn, identity.arn);
      put(at, COLUMN.account, identity.account);
      put(at, COLUMN.invokedBy, identity.invokedBy);
      put(at, COLUMN.mfa, identity.mfa);
      put(at, COLUMN.sourceIdentity, identity.sourceIdentity);
      put(at, COLUMN.eventSource, group.eventSource);
      put(at, COLUMN.eventName, group.eventName);
      put(at, COLUMN.eventType, group.eventType);
      put(at, COLUMN.region, group.region);
      put(at, COLUMN.errorCode, group.errorCode);
      put(at, COLUMN.recipientAccount, group.recipientAccount);
      put(at, COLUMN.vpcEndpoint, group.vpcEndpoint);
      put(at, COLUMN.tlsVersion, group.tlsVersion);
      put(at, COLUMN.response, group.response);
      put(at, COLUMN.denial, group.denial);
      put(at, COLUMN.parameters, group.parameters);
      const firstSeen = own(group.firstSeen);
      const firstId = own(group.firstId);
      rows[at + COLUMN.firstSeen] = firstSeen;
      rows[at + COLUMN.lastSeen] = group.lastSeen === group.firstSeen ? firstSeen : own(group.lastSeen);
      rows[at + COLUMN.firstId] = firstId;
      rows[at + COLUMN.lastId] = group.lastId === group.firstId ? firstId : own(group.lastId);
      rows[at + COLUMN.resources] = resources.length;
      rows[at + COLUMN.resourceCount] = group.resources.length;
      for (const resource of group.resources) resources.push(isObjectArn(resource) ? own(resource) : indexOf(resource));
      counts[size] = group.count;
      size += 1;
    },
    close: () => ({
      strings,
      rows: rows.slice(0, size * COLUMN_COUNT),
      counts: counts.slice(0, size),
      resources: Uint32Array.from(resources),
    }),
  };
}

function wider<A extends Uint32Array | Float64Array>(full: A, empty: A): A {
  empty.set(full);
  return empty;
}
