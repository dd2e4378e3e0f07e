// Files that are no logs, told by how they begin.
import { expect, test } from 'vitest';
import { foreignFormat } from './foreign-format.ts';

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');

test.each([
  ['UTF-16', `\xff\xfe${utf16('{"Records"')}`, 'UTF-16'],
  ['UTF-16 without a mark', utf16('{"Records"'), 'UTF-16'],
  ['the other order', '\0{\0"', 'UTF-16'],
  ['zip', 'PK\x03\x04\x14', 'zip'],
  ['zstd', '\x28\xb5\x2f\xfd\x04', 'zstd'],
  ['bzip2', 'BZh91AY', 'bzip2'],
  ['xz', '\xfd7zXZ\0\0', 'xz'],
  ['Parquet', 'PAR1\x15', 'Parquet'],
  ['tar', `own.json${'\0'.repeat(249)}ustar`, 'tar archive'],
])('%s', (_, head, word) => {
  expect(foreignFormat(bytes(head), false)).toContain(word);
});

test.each([
  ['lookup-events', '{\n  "Events": [\n    {"EventId": "a", "CloudTrailEvent": "{}"}', '.Events[].CloudTrailEvent'],
  ['a page of it', '{"NextToken": "a", "Events": []}', '.Events[].CloudTrailEvent'],
  ['filter-log-events', '{"events":[{"logStreamName":"a","message":"{}"}]', '.events[].message'],
  ['a subscription', '{"messageType":"DATA_MESSAGE","subscriptionFilters":["a"],"logEvents":[{"message":"{}"}]', '.logEvents[].message'],
])('%s', (_, head, path) => {
  expect(foreignFormat(bytes(head), true)).toContain(`jq -r '${path}'`);
});

test.each([
  ['once upon a time', false],
  ['{"Version": "2012-10-17"}', true],
  ['', false],
])('nothing is said of `%s`', (head, isJson) => {
  expect(foreignFormat(bytes(head), isJson)).toBeUndefined();
});
