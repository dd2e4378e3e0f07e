// Text of the user in messages.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteInput } from './quote-input.ts';

test('plain text stays, what could steer a terminal is escaped, long text is clipped', () => {
  expect(quoteInput('s3:GetObject あ 😀')).toBe('`s3:GetObject あ 😀`');
  expect(quoteInput('a\n\u001b[2J\u202e\ud800')).toBe('`a\\u000a\\u001b[2J\\u202e\\ud800`');
  expect(quoteInput('x'.repeat(81))).toBe(`\`${'x'.repeat(80)}…\``);
});

test('is one line, and short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const quoted = quoteInput(text);
      expect(quoted).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u);
      expect(quoted.length).toBeLessThan(500);
    }),
  );
});
