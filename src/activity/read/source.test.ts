// Sources as people write them.
import { expect, test } from 'vitest';
import { objectText, parseSource } from './source.ts';

test.each([
  ['-', { kind: 'stdin' }],
  ['logs', { kind: 'path', path: 'logs' }],
  ['./a:b', { kind: 'path', path: './a:b' }],
  ['s3://bucket', { kind: 's3', bucket: 'bucket', prefix: '' }],
  ['s3://bucket/', { kind: 's3', bucket: 'bucket', prefix: '' }],
  ['s3://my.bucket/AWSLogs/o-1/', { kind: 's3', bucket: 'my.bucket', prefix: 'AWSLogs/o-1/' }],
])('%s', (text, source) => {
  expect(parseSource(text)).toEqual({ ok: true, value: source });
});

test.each([
  ['', 'empty'],
  ['s3:///prefix', 'no bucket'],
  ['s3://b u/prefix', 'no bucket'],
  ['https://bucket.s3.amazonaws.com/a', '`https://` cannot be read'],
  ['arn:aws:s3:::bucket/prefix', 'write `s3://bucket/prefix`'],
  ['arn:aws:cloudtrail:us-east-1:111111111111:trail/t', 'is no bucket'],
])('%s is refused', (text, words) => {
  const parsed = parseSource(text);
  expect(parsed.ok ? '' : parsed.error).toContain(words);
});

test('objects are named as people write them', () => {
  const s3 = { kind: 's3', bucket: 'b', prefix: 'p/' } as const;
  expect([objectText(s3, 'p/key'), objectText({ kind: 'path', path: 'x' }, 'x/y'), objectText({ kind: 'stdin' }, '-')]).toEqual([
    's3://b/p/key',
    'x/y',
    'standard input',
  ]);
});
