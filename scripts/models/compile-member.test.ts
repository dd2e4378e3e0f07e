// References and traits of the clients' schemas, as members of a model.
import { describe, expect, it } from 'vitest';
import { compileMember } from './compile-member.ts';
import type { Reference } from './schema-tuples.ts';

const compile = (reference: Reference) => compileMember(reference, (schema) => schema[2]);

describe('compileMember', () => {
  it.each<[Reference, object]>([
    [0, { shape: 'string' }],
    [64 | 4, { shape: 'list:timestamp' }],
    [128 | 0, { shape: 'map:string' }],
    [[1, 64 | 1], { shape: 'number', label: true, queryParams: true }],
    [[0, { httpHeader: 'X-A', xmlName: 'a' }], { shape: 'string', header: 'X-A', xmlName: 'a' }],
    [[() => [0, 'ns', 'Secret', 8, 0], 4], { shape: 'string', sensitive: true, idempotencyToken: true }],
    [[() => [0, 'ns', 'Bytes', { streaming: 1 }, 42], 16], { shape: 'stream', payload: true }],
    [() => [3, 'ns', 'Inner', 0, [], []], { shape: '#Inner' }],
    [[() => [3, 'ns', 'Inner', 0, [], []], { xmlNamespace: ['xsi', 'http://x'] }], { shape: '#Inner', xmlNamespace: ['http://x', 'xsi'] }],
  ])('%# reads references and traits', (reference, expected) => {
    expect(compile(reference)).toEqual(expected);
  });

  it('refuses scalars that it does not know', () => {
    expect(() => compile(33)).toThrow('33');
  });
});
