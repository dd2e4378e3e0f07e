// Validation never throws, whatever the text, and always points into it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../testkit/runs.ts';
import { POLICY_KINDS, type PolicyKind, VALIDATED_RESOURCE_TYPES } from '../../../src/analyze/checks/validate/policy-kind.ts';
import { validate } from '../../../src/analyze/checks/validate/validate.ts';
import { CONDITION_CASES } from './condition-cases.ts';
import { ELEMENT_CASES } from './element-cases.ts';
import { STRUCTURE_CASES } from './structure-cases.ts';

const TEXTS = [...STRUCTURE_CASES, ...ELEMENT_CASES, ...CONDITION_CASES]
  .flatMap(([, bad, good]) => [bad.text, good.text])
  .filter((text) => text.length < 2_000);

function check(text: string, kinds: readonly PolicyKind[] = POLICY_KINDS): void {
  for (const policyType of kinds) {
    const types = policyType === 'RESOURCE_POLICY' ? [undefined, ...VALIDATED_RESOURCE_TYPES] : [undefined];
    for (const resourceType of types) {
      const options = { policyType, ...(resourceType === undefined ? {} : { resourceType }), legacyScp: true };
      for (const { findingDetails, locations } of validate({ name: 'p', text }, options)) {
        expect(findingDetails.length).toBeLessThan(1_100);
        expect(locations.length).toBeGreaterThan(0);
        for (const { span } of locations) {
          expect(span.start.offset).toBeGreaterThanOrEqual(0);
          expect(span.end.offset).toBeGreaterThanOrEqual(span.start.offset);
          expect(span.end.offset).toBeLessThanOrEqual(text.length);
        }
      }
    }
  }
}

const value = fc.oneof(
  fc.constantFrom(
    '*',
    '',
    '${',
    '${}',
    'arn:',
    'arn:::::',
    'arn:aws:s3:::*',
    's3:*',
    ':',
    '::',
    'a:b:c',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const part = fc.oneof(value, fc.array(value, { maxLength: 3 }));
const key = fc.constantFrom(
  'aws:SourceIp',
  'aws:TagKeys',
  'aws:userid',
  's3:prefix',
  ':',
  'aws:',
  'toString',
  '__proto__',
  'aws:ResourceTag',
);
const operator = fc.constantFrom(
  'StringLike',
  'ForAllValues:Null',
  'IpAddress',
  'NumericLessThan',
  'Bool',
  '',
  'constructor',
  'DateEquals',
);
const statement = fc.record(
  {
    Sid: part,
    Effect: fc.oneof(fc.constantFrom('Allow', 'Deny'), part),
    Principal: fc.oneof(part, fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'toString'), part)),
    NotPrincipal: part,
    Action: part,
    NotAction: part,
    Resource: part,
    NotResource: part,
    Condition: fc.oneof(part, fc.dictionary(operator, fc.oneof(part, fc.dictionary(key, part)))),
  },
  { requiredKeys: [] },
);

test('documents of any values in any places', () => {
  const document = fc.record(
    { Version: part, Statement: fc.oneof(part, statement, fc.array(statement, { maxLength: 3 })) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(document, (json) => check(JSON.stringify(json))),
    { numRuns: runs(150) },
  );
});

test('documents with a piece cut out or doubled', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.nat(), fc.nat({ max: 40 }), fc.boolean(), (text, at, length, doubled) => {
      const start = at % text.length;
      check(text.slice(0, doubled ? start + length : start) + text.slice(doubled ? start : start + length));
    }),
    { numRuns: runs(150) },
  );
});

test('any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => check(text)),
    { numRuns: runs(60) },
  );
});

test.each([
  ['many wildcards', { Action: Array.from({ length: 3_000 }, (_, i) => `s3:${'*a'.repeat(10)}${i}`), Resource: '*' }],
  [
    'long patterns',
    { Action: `s3:${'*?'.repeat(30_000)}`, Resource: [`arn:aws:s3:::${'*a'.repeat(50_000)}`, `arn:aws:s3:::${'a*'.repeat(20_000)}`] },
  ],
  ['many variables', { Action: 's3:*', Resource: `arn:aws:s3:::${'${'.repeat(50_000)}` }],
  [
    'many statements with the same keys',
    { Action: 's3:*', Resource: '*', Condition: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`X${i}`, { 'aws:x': '*' }])) },
  ],
  ['deep', { Condition: JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) }],
])('%s', (_, over) => {
  check(JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', ...over }] }), ['SERVICE_CONTROL_POLICY']);
});
