// Condition operators taken apart.
import { expect, test } from 'vitest';
import { operatorNames } from './operator-names.ts';
import { parseConditionOperator } from './parse-condition-operator.ts';

const parse = (value: string) => parseConditionOperator({ value, span: { start: 0, end: value.length } });

test.each([...operatorNames])('%s, with every prefix and suffix, in any case', (name) => {
  for (const set of [undefined, 'ForAllValues', 'ForAnyValue'] as const) {
    for (const ifExists of [false, true]) {
      const written = `${set === undefined ? '' : `${set}:`}${name}${ifExists ? 'IfExists' : ''}`;
      for (const text of [written, written.toLowerCase(), written.toUpperCase()]) {
        const operator = parse(text);
        expect([operator.name, operator.set, operator.ifExists, operator.text.value]).toEqual([name, set, ifExists, text]);
      }
    }
  }
});

test.each([
  '',
  'IfExists',
  'ForAllValues:',
  'ForAllValue:StringLike',
  'StringLikeIfExistsIfExists',
  'StringEquals ',
  'StringIs',
  'constructor',
  '__proto__',
])('%j is no operator', (text) => {
  expect(parse(text).name).toBeUndefined();
});
