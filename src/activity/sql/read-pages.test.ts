// Rows of many pages: what is too much in one folder does not count as many calls.
import { expect, test } from 'vitest';
import { groupedRow } from '../../../test/activity/sql/grouped-rows.ts';
import { ROW_COLUMNS } from './grouping-sql.ts';
import { readPages, type ResultPages } from './read-pages.ts';

const OPTIONS = { wanted: () => ({ parameters: [], response: [] }), filter: {}, foldAbove: 10 };

async function* pagesOf(resources: readonly string[]): ResultPages {
  for (const arn of resources) {
    yield { columns: ROW_COLUMNS, rows: [groupedRow({ resources: JSON.stringify([{ ARN: arn }]), parameters: '{}' })], scannedBytes: 1 };
  }
  return undefined;
}

const objects = Array.from({ length: 60 }, (_, at) => `arn:aws:s3:::docs/in/${at}`);

test('objects of one folder become the folder before they are too many', async () => {
  const read = await readPages(pagesOf(objects), OPTIONS, undefined, 20);
  expect(read.ok && [...read.value.gathered.groups]).toMatchObject([{ resources: ['arn:aws:s3:::docs/in/*'], count: 120 }]);
});

test('too many others end it, with what to do', async () => {
  const tables = objects.map((_, at) => `arn:aws:dynamodb:us-east-1:111122223333:table/t${at}`);
  expect(await readPages(pagesOf(tables), OPTIONS, undefined, 20)).toMatchObject({
    ok: false,
    error: { kind: 'query', message: expect.stringContaining('more than 20 distinct calls; ask for fewer') },
  });
});
