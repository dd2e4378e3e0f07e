// The prefix of an event source.
import { expect, test } from 'vitest';
import { prefixOfEventSource } from './event-source.ts';

test.each([
  ['s3.amazonaws.com', 's3'],
  ['monitoring.amazonaws.com', 'cloudwatch'],
  ['monitoring.amazonaws.com.cn', 'cloudwatch'],
  ['tagging.amazonaws.com', 'tag'],
  ['email.amazonaws.com', 'ses'],
  ['servicecatalog-appregistry.amazonaws.com', 'servicecatalog'],
  ['runtime.lex.amazonaws.com', 'lex'],
  ['S3.amazonaws.com', 's3'],
  ['nothing.amazonaws.com', undefined],
  ['', undefined],
  ['.amazonaws.com', undefined],
])('%s', (source, prefix) => {
  expect(prefixOfEventSource(source)).toBe(prefix);
});
