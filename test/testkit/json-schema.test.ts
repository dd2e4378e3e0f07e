// The validator itself: each keyword refuses what it should, and unknown keywords are not passed over.
import { describe, expect, test } from 'vitest';
import { schemaViolations } from './json-schema.ts';

describe('schemaViolations', () => {
  test.each<[unknown, unknown, unknown]>([
    [{ type: 'string' }, 'a', 1],
    [{ type: 'integer' }, 1, 1.5],
    [{ type: 'number' }, 1.5, '1'],
    [{ type: ['string', 'null'] }, null, 0],
    [{ const: 1 }, 1, 2],
    [{ enum: ['a', 'b'] }, 'b', 'c'],
    [{ pattern: '^a' }, 'ab', 'ba'],
    [{ minimum: 1 }, 1, 0],
    [{ minItems: 1 }, [0], []],
    [{ minLength: 1 }, 'a', ''],
    [{ items: { type: 'string' } }, ['a'], ['a', 1]],
    [{ required: ['a'] }, { a: 1 }, {}],
    [{ properties: { a: { type: 'string' } } }, { b: 1 }, { a: 1 }],
    [{ properties: { a: {} }, additionalProperties: false }, { a: 1 }, { a: 1, b: 1 }],
    [{ additionalProperties: { type: 'string' } }, { a: 'x' }, { a: 1 }],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 1],
    [{ $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }, 'x', 1],
  ])('%j lets %j pass, and not %j', (schema, right, wrong) => {
    expect(schemaViolations(schema, right)).toEqual([]);
    expect(schemaViolations(schema, wrong)).toHaveLength(1);
  });

  test('a keyword that it does not know is an error', () => {
    expect(() => schemaViolations({ maxItems: 1 }, [])).toThrow('does not know the keyword `maxItems`');
    expect(() => schemaViolations({ $ref: '#/$defs/a' }, 1)).toThrow();
  });
});
