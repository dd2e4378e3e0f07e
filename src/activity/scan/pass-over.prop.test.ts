// Property: what is passed over has none of the principals, however it is written.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passingOver } from './pass-over.ts';

const NAME = 'arn:aws:iam::111111111111:role/some/Name_x';

/** The text with some of its characters written as escapes. */
const written = fc.array(fc.constantFrom('as it is', 'short', 'unicode'), { minLength: NAME.length, maxLength: NAME.length }).map((ways) =>
  [...NAME].map((character, index) => {
    if (ways[index] === 'unicode') return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return ways[index] === 'short' && character === '/' ? '\\/' : character;
  }),
);
const filler = fc
  .array(fc.constantFrom('N', 'Name_', '\\"', '\\\\', NAME.slice(0, 20), ' ', 'x', '\\n'), { maxLength: 400 })
  .map((parts) => parts.join(''));

it('finds every way to write a principal', () => {
  fc.assert(
    fc.property(filler, written, filler, (before, name, after) => {
      const text = `{"a":"${before}","b":"${name.join('')}","c":"${after}"}`;
      expect(JSON.parse(text)).toMatchObject({ b: NAME });
      expect(passingOver([NAME])?.(new TextEncoder().encode(text))).toBe(false);
    }),
  );
});

it('passes over what does not have it, and never what does not end', () => {
  fc.assert(
    fc.property(filler, (text) => {
      const whole = new TextEncoder().encode(` {"a":"${text}"}\n`);
      expect(passingOver([NAME])?.(whole)).toBe(true);
      expect(passingOver([NAME])?.(whole.subarray(0, whole.length - 2))).toBe(false);
    }),
  );
});

it('has nothing to do with many principals, or with none', () => {
  expect(passingOver(undefined)).toBeUndefined();
  expect(passingOver(['1', '2', '3', '4', '5'])).toBeUndefined();
});
