// Input made to hurt: each gives a policy or a clear error, soon.
import { describe, expect, test } from 'vitest';
import type { PolicyType } from '../model/policy-set.ts';
import { estateLimits } from './limits.ts';
import { parsePolicyText } from './parse-policy.ts';
import { printPolicy } from './print-policy.ts';
import { readJson } from './read-json.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { validatePolicy } from './validate-policy.ts';

const source = (text: string) => ({ name: 'p.json', text });
const types: readonly PolicyType[] = ['identity', 'trust', 'rcp'];

/** The codes of everything that is found; `ok` if it is nothing. */
function digest(text: string): string {
  const { policy, diagnostics } = parsePolicyText(source(text));
  for (const each of diagnostics) expect(renderDiagnostic(each).length).toBeLessThan(2_000);
  if (policy === undefined) return diagnostics.map((each) => each.code).join(' ');
  expect(printPolicy(policy)).toMatch(/^\{[\s\S]*\}$/);
  for (const type of types) for (const each of validatePolicy(policy, type)) expect(renderDiagnostic(each).length).toBeLessThan(2_000);
  return 'ok';
}

const withAction = (action: string): string =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}`;

describe('nesting', () => {
  test.each([20_000, 1_000_000])('%d levels', (depth) => {
    expect(digest('['.repeat(depth))).toMatch(/^too-(deep|long)$/);
    expect(digest('['.repeat(depth) + ']'.repeat(depth))).toMatch(/^too-(deep|long)$/);
    expect(digest(`{"Statement":${'{"a":'.repeat(depth / 10)}`)).toMatch(/^too-(deep|long)$/);
    const estate = readJson(source('[{"a":'.repeat(depth)), estateLimits);
    expect(!estate.ok && estate.error.code).toBe('too-deep');
  });

  test('ten million levels in an estate file', () => {
    const estate = readJson(source('['.repeat(10_000_000)), estateLimits);
    expect(!estate.ok && estate.error.code).toBe('too-deep');
  });
});

describe('size', () => {
  const statement = '{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::bucket/*"}';
  const large = `{"Statement":[${Array.from({ length: 2_500 }, () => statement).join(',')}]}`;
  const tooLarge = `{"Statement":[${Array.from({ length: 3_000 }, () => statement).join(',')}]}`;

  test('just below 256 KiB is a policy, above it is refused', () => {
    expect(large.length).toBeGreaterThan(225_000);
    expect(tooLarge.length).toBeGreaterThan(262_144);
    expect(digest(large)).toBe('ok');
    expect(digest(tooLarge)).toBe('too-long');
  });

  test('either takes less than 50 ms', () => {
    for (const text of [large, tooLarge]) {
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 5; run++) {
        const start = performance.now();
        readJson(source(text));
        best = Math.min(best, performance.now() - start);
      }
      expect(best).toBeLessThan(50);
    }
  });

  test('a million stars are refused for their length', () => {
    expect(digest(withAction('*'.repeat(1_000_000)))).toBe('too-long');
  });

  test('a pattern of nothing but stars, question marks, variables or colons', () => {
    for (const piece of ['*', '?', '*a', ':', `\${`, `\${}`, 'arn:', ' ']) {
      expect(digest(withAction(piece.repeat(240_000 / piece.length)))).toBe('ok');
      expect(digest(withAction('*').replace('"Resource":"*"', `"Resource":"arn:aws:${piece.repeat(230_000 / piece.length)}"`))).toBe('ok');
    }
  });

  test('thousands of keys, statements, unknown elements and unknown operators', () => {
    const keys = (count: number, value: string): string => Array.from({ length: count }, (_, index) => `"k${index}":${value}`).join(',');
    expect(digest(`{${keys(20_000, '0')}}`)).toMatch(/^(unknown-element ){100}too-many-problems$/);
    expect(digest(`{${keys(20_000, '0')},"k5":0}`)).toBe('duplicate-key');
    expect(digest(`{"Statement":[${'{},'.repeat(60_000)}{}]}`)).toMatch(/too-many-problems$/);
    const operators = withAction('*').replace('"Resource"', `"Condition":{${keys(10_000, '{"aws:x":"y"}')}},"Resource"`);
    expect(digest(operators)).toBe('ok');
    const conditionKeys = withAction('*').replace('"Resource"', `"Condition":{"IpAddress":{${keys(15_000, '"y"')}}},"Resource"`);
    expect(digest(conditionKeys)).toBe('ok');
  });

  test('a string of escapes only', () => {
    expect(digest(withAction('\\u002a'.repeat(40_000)))).toBe('ok');
    expect(digest(JSON.stringify(encodeURIComponent(withAction('*'.repeat(220_000)))))).toBe('ok');
    expect(digest(`"${'%5b'.repeat(80_000)}"`)).toBe('too-deep');
  });
});

describe('keys and characters', () => {
  test('duplicate keys, however they are spelled', () => {
    expect(digest('{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*"}}')).toBe('duplicate-key');
    expect(digest('{"Statement":{"Effect":"Deny","Eff\\u0065ct":"Allow","Action":"*"}}')).toBe('duplicate-key');
  });

  test('__proto__ is no element, and leaves no trace', () => {
    expect(digest('{"__proto__":{"Statement":[]},"constructor":1}')).toBe('unknown-element unknown-element missing-statement');
    expect(digest('{"Statement":{"__proto__":{"Effect":"Allow"},"Action":"*"}}')).toBe('unknown-element missing-effect');
    expect(digest('{"Statement":{"Effect":"Allow","Principal":{"__proto__":"*"},"Action":"*"}}')).toBe('invalid-principal');
    expect(Object.prototype).not.toHaveProperty('Effect');
  });

  test('lone surrogates, NUL and other control characters', () => {
    expect(digest(withAction('\\ud800'))).toBe('ok');
    expect(digest(withAction('\ud800'))).toBe('ok');
    expect(digest(withAction('\\u0000'))).toBe('ok');
    expect(digest(withAction('\u0000'))).toBe('json-syntax');
    expect(digest(`\u0000${withAction('*')}`)).toBe('json-syntax');
    expect(digest(`${withAction('*')}\u0000`)).toBe('json-syntax');
    expect(digest(`\ufeff${withAction('*')}`)).toBe('ok');
    expect(digest(`\ufeff\ufeff${withAction('*')}`)).toBe('json-syntax');
    expect(digest('\ud800')).toBe('json-syntax');
  });
});
