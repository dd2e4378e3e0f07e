// Laws of policy text: print and parse agree, and nothing that comes in makes the parser, the validator or the renderer throw.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/testkit/runs.ts';
import type { PolicyType } from '../model/policy-set.ts';
import type { Policy, Span } from './ast.ts';
import type { Diagnostic } from './diagnostic.ts';
import { operatorNames } from './operator-names.ts';
import { parsePolicyText } from './parse-policy.ts';
import { positionAt } from './position-at.ts';
import { printPolicy, printStatement } from './print-policy.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { validatePolicy } from './validate-policy.ts';

const types: readonly PolicyType[] = ['identity', 'resource', 'trust', 'boundary', 'session', 'scp', 'rcp', 'endpoint'];

const word = fc.oneof(
  fc.constantFrom(
    '*',
    's3:GetObject',
    'arn:aws:s3:::b/*',
    '111111111111',
    `arn:aws:s3:::\${aws:username}`,
    '',
    'a b',
    'é',
    '\ud800',
    '__proto__',
    '10',
    'true',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const oneOrMany = (each: fc.Arbitrary<unknown>) => fc.oneof(each, fc.array(each, { maxLength: 3 }));
const operator = fc
  .tuple(
    fc.constantFrom('', 'ForAllValues:', 'foranyvalue:'),
    fc.constantFrom(...operatorNames, 'StringIs'),
    fc.constantFrom('', 'IfExists'),
  )
  .map((parts) => parts.join(''));
const principal = fc.oneof(
  fc.constant('*'),
  fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'CanonicalUser'), oneOrMany(word), { maxKeys: 3 }),
);
const condition = fc.dictionary(
  operator,
  fc.dictionary(word, oneOrMany(fc.oneof(word, fc.boolean(), fc.double({ noNaN: true }))), { maxKeys: 3 }),
  { maxKeys: 3 },
);
const element = (name: string, value: fc.Arbitrary<unknown>, required = false) =>
  fc
    .tuple(fc.constantFrom(name, `Not${name}`, ...(required ? [] : [undefined])), value)
    .map(([key, each]) => (key === undefined ? {} : { [key]: each }));
const statement = fc
  .tuple(
    fc.record({ Sid: word, Condition: condition }, { requiredKeys: [] }),
    fc.record({ Effect: fc.constantFrom('Allow', 'Deny') }),
    element('Action', oneOrMany(word), true),
    element('Resource', oneOrMany(word)),
    element('Principal', principal),
  )
  .map((parts) => Object.assign({}, ...parts) as object);
const document = fc
  .record(
    { Version: fc.constantFrom('2012-10-17', '2008-10-17'), Id: word, Statement: oneOrMany(statement) },
    { requiredKeys: ['Statement'] },
  )
  .map((value) => JSON.stringify(value));

/** Everything but the places. */
function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'source' && key !== 'span' && key !== 'conditionSpan');
  return kept.map(([key, each]) => [key, key === 'versionSpan' ? 'stated' : withoutSpans(each)]);
}

function parse(text: string): Policy {
  const { policy, diagnostics } = parsePolicyText({ name: 'p', text });
  if (policy === undefined) throw new Error(diagnostics.map((each) => each.message).join('; '));
  return policy;
}

test('parse(print(x)) is x, and printing is stable', () => {
  fc.assert(
    fc.property(document, (text) => {
      const policy = parse(text);
      const printed = printPolicy(policy);
      const again = parse(printed);
      expect(withoutSpans(again)).toEqual(withoutSpans(policy));
      expect(printPolicy(again)).toBe(printed);
      for (const each of policy.statements) {
        const alone = parse(`{"Statement": ${printStatement(each)}}`).statements[0];
        expect(withoutSpans({ ...alone, index: each.index })).toEqual(withoutSpans(each));
      }
    }),
  );
});

/** Every span of a policy lies in its text. */
function checkSpans(value: unknown, text: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if (key === 'source') continue;
    if (key === 'span' || key === 'conditionSpan' || key === 'versionSpan') checkSpan(each, text);
    else checkSpans(each, text);
  }
}

// Plain comparisons: `expect` takes most of the time where there are this many.
function check(holds: boolean, what: unknown): void {
  if (!holds) throw new Error(`does not hold: ${JSON.stringify(what)}`);
}

function checkSpan(span: Span, text: string): void {
  check(0 <= span.start && span.start <= span.end && span.end <= text.length, span);
}

function checkDiagnostic(diagnostic: Diagnostic): void {
  checkSpan(diagnostic.span, diagnostic.source.text);
  const { message, hint } = diagnostic;
  check(hint !== undefined && hint !== '' && /^expected .*[^.]$/.test(message) && !/\p{Cc}/u.test(message), diagnostic.message);
  const { line, column } = positionAt(diagnostic.source, diagnostic.span.start);
  check(line > 0 && column > 0, line);
  check(renderDiagnostic(diagnostic).split('\n').length === 4, renderDiagnostic(diagnostic));
}

/** Parses, validates and renders whatever it is. */
function digest(text: string): void {
  const { policy, diagnostics } = parsePolicyText({ name: 'p', text });
  check((policy === undefined) === diagnostics.length > 0, diagnostics.length);
  diagnostics.forEach(checkDiagnostic);
  if (policy === undefined) return;
  checkSpans(policy, policy.source.text);
  for (const type of types) validatePolicy(policy, type).forEach(checkDiagnostic);
}

const piece = fc.constantFrom(
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '1',
  'null',
  '"Statement"',
  '"Effect"',
  '"*"',
  '\n',
  '\u0000',
  '\ud800',
  '%7B',
  '{}',
  '[]',
);
const mutated = fc.tuple(document, fc.array(fc.tuple(fc.nat(), fc.nat(4), piece), { maxLength: 3 })).map(([text, edits]) =>
  edits.reduce((now, [at, cut, put]) => {
    const place = at % (now.length + 1);
    return now.slice(0, place) + put + now.slice(place + cut);
  }, text),
);

test('mutated policies give a policy or errors', () => {
  fc.assert(fc.property(mutated, digest), { numRuns: runs(500) });
});

test('policies inside strings too', () => {
  const inside = fc
    .tuple(mutated, fc.boolean())
    .map(([text, encode]) => JSON.stringify(encode ? encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')) : text));
  fc.assert(fc.property(inside, digest), { numRuns: runs(200) });
});

test('a statement of any shape gives a policy or errors', () => {
  const shape = fc.oneof(fc.constantFrom(null, 1, true, 'x', [], {}), fc.jsonValue());
  const names = fc.constantFrom(
    'Sid',
    'Effect',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'Condition',
    'action',
    '__proto__',
  );
  const odd = fc.dictionary(names, shape).map((value) => JSON.stringify({ Statement: value }));
  fc.assert(fc.property(odd, digest), { numRuns: runs(300) });
});

test('arbitrary text gives errors', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      digest,
    ),
    { numRuns: runs(500) },
  );
});
