// Documents are shown as objects only where that loses nothing.
import { expect, test } from 'vitest';
import { documentForm } from './document-form.ts';

test('an object, whatever its white space', () => {
  expect(documentForm('{ "Version": "2012-10-17",\n "Statement": [ { "Sid": "a \\"b\\" : c" } ] }')).toEqual({
    Version: '2012-10-17',
    Statement: [{ Sid: 'a "b" : c' }],
  });
});

test.each(['{"a":1,"a":2}', '{"a":1.0}', '{"a":"\\u0041"}', '{"b":{},"1":{}}', '[]', '{'])('%s stays text', (text) => {
  expect(documentForm(text)).toBe(text);
});
