// Rows become the groups of the embedded reader.
import { expect, test } from 'vitest';
import { groupedRow, PLAIN_GROUP } from '../../../test/activity/sql/grouped-rows.ts';
import type { ActivityFilter } from './activity-filter.ts';
import { ROW_COLUMNS } from './grouping-sql.ts';
import { openRowGroups, type RowGroups } from './row-groups.ts';

function open(filter: ActivityFilter = {}, columns: readonly string[] = ROW_COLUMNS): RowGroups {
  const opened = openRowGroups(columns, { wanted: () => ({ parameters: ['bucketName'], response: ['id'] }), filter });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

function gather(rows: readonly (readonly (string | null)[])[], filter: ActivityFilter = {}) {
  const rowGroups = open(filter);
  for (const row of rows) expect(rowGroups.add(row)).toEqual({ ok: true });
  const { groups, ...rest } = rowGroups.finish();
  return { groups: [...groups], ...rest };
}

test('rows that are equal in what is kept of them are one group', () => {
  const { groups, ...rest } = gather([
    groupedRow({ parameters: '{"key":"b","bucketName":"docs"}', first_seen: '2026-08-24T00:00:00Z', first_id: 'a' }),
    groupedRow({ last_seen: '2026-08-25T00:00:00Z', last_id: 'd' }),
    groupedRow({
      first_seen: '2026-08-20T00:00:00Z',
      first_id: 'z',
      last_seen: '2026-08-26T00:00:00Z',
      last_id: 'y',
      events: '1',
      rows_read: '1',
    }),
  ]);
  const seen = { firstSeen: '2026-08-20T00:00:00Z', firstId: 'z', lastSeen: '2026-08-26T00:00:00Z', lastId: 'y' };
  expect(groups).toEqual([{ ...PLAIN_GROUP, response: '{}', count: 5, ...seen }]);
  expect(rest).toMatchObject({ events: 5, repeats: 2, malformed: 0, firstSeen: '2026-08-20T00:00:00Z', lastSeen: '2026-08-26T00:00:00Z' });
});

test('rows of one event that differ in what is not kept are that event once more, if it has an id', () => {
  const one = { first_seen: '2026-08-20T00:00:00Z', last_seen: '2026-08-20T00:00:00Z', events: '1', rows_read: '1' };
  const rows = ['a', 'a', 'b', '', ''].map((id, index) =>
    groupedRow({ ...one, first_id: id, last_id: id, parameters: JSON.stringify({ bucketName: 'docs', key: index }) }),
  );
  expect(gather(rows)).toMatchObject({ groups: [{ count: 4 }], events: 4, repeats: 1 });
});

test('of ids at the same instant the one that sorts first stays', () => {
  const { groups } = gather([
    groupedRow({ first_id: 'b', last_id: 'c' }),
    groupedRow({ first_id: 'a', last_id: 'd' }),
    groupedRow({ first_id: '', last_id: null }),
  ]);
  expect(groups).toMatchObject([{ firstId: 'a', lastId: 'c', count: 6 }]);
});

test('NULL and the empty text are the same', () => {
  expect(gather([groupedRow({ error_code: null }), groupedRow({ error_code: '' })]).groups).toHaveLength(1);
});

test('resources keep the order of the event, without entries that have no ARN', () => {
  const resources = '[{"ARNPrefix":"p"},{"ARN":"b"},null,"x",{"arn":"a","ARN":""},{"ARN":5}]';
  expect(gather([groupedRow({ resources })]).groups[0]?.resources).toEqual(['b', 'a']);
  expect(gather([groupedRow({ resources: 'null' })]).groups[0]?.resources).toEqual([]);
});

test('parameters that were left out are null, others canonical', () => {
  expect(gather([groupedRow({ parameters: '{"omitted":true,"bucketName":"x"}' })]).groups[0]?.parameters).toBe('null');
  expect(gather([groupedRow({ parameters: '{"bucketName" : {"b":1.0,"a":"\\u0041"}}' })]).groups[0]?.parameters).toBe(
    '{"bucketName":{"b":1,"a":"A"}}',
  );
  expect(gather([groupedRow({ parameters: '"text"' })]).groups[0]?.parameters).toBe('{}');
});

test('other accounts and regions are left out, as a folder can have events of them', () => {
  const rows = [groupedRow(), groupedRow({ recipient_account: '999999999999' }), groupedRow({ region: 'eu-west-1' })];
  const { groups, events } = gather(rows, { accounts: ['111122223333'], regions: ['us-east-1'] });
  expect(groups).toEqual([{ ...PLAIN_GROUP, count: 2 }]);
  expect(events).toBe(2);
});

test('events without a name, and lines without events, are counted and are no groups', () => {
  const rows = [
    groupedRow({ event_name: '', rows_read: '4' }),
    groupedRow({ event_source: null, rows_read: '1' }),
    groupedRow({ line: 'noRecords', rows_read: '7' }),
    groupedRow({ line: 'empty', rows_read: '9' }),
  ];
  expect(gather(rows)).toMatchObject({ groups: [], events: 0, malformed: 5, linesWithoutRecords: 7 });
});

test('columns may come in any order and case; one that is missing is named', () => {
  const groups = open(
    {},
    [...ROW_COLUMNS].reverse().map((name) => name.toUpperCase()),
  );
  groups.add([...groupedRow()].reverse());
  expect([...groups.finish().groups]).toEqual([PLAIN_GROUP]);
  expect(openRowGroups(ROW_COLUMNS.slice(1), { wanted: () => ({ parameters: [], response: [] }), filter: {} })).toEqual({
    ok: false,
    error: 'the result has no column `identity_type`',
  });
});

test('many objects of one folder become the folder, as in the embedded reader', () => {
  const rows = Array.from({ length: 30 }, (_, at) => groupedRow({ resources: `[{"ARN":"arn:aws:s3:::docs/in/${at}"}]`, parameters: '{}' }));
  const opened = openRowGroups(ROW_COLUMNS, { wanted: () => ({ parameters: [], response: [] }), filter: {}, foldAbove: 10 });
  if (!opened.ok) throw new Error(opened.error);
  for (const row of rows) opened.value.add(row);
  const { folders, groups } = opened.value.finish();
  expect(folders).toBe(1);
  expect([...groups]).toMatchObject([{ resources: ['arn:aws:s3:::docs/in/*'], count: 60 }]);
});
