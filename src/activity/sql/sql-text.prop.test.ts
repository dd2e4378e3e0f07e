// No text breaks out of a literal or a name: what SQL reads is what was put in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sqlList, sqlLiteral, sqlName } from './sql-text.ts';

/** Reads one literal or name as SQL does: where it ends, and what it says. */
function read(sql: string, quote: string): { readonly text: string; readonly rest: string } | undefined {
  if (!sql.startsWith(quote)) return undefined;
  let text = '';
  for (let at = 1; at < sql.length; at++) {
    const character = sql[at] ?? '';
    if (character !== quote) text += character;
    else if (sql[at + 1] === quote) text += sql[at++];
    else return { text, rest: sql.slice(at + 1) };
  }
  return undefined;
}

const hostile = fc.string({ unit: fc.constantFrom("'", '"', '\\', '`', ';', '-', '\n', '\0', '$', '{', ')', 'a', 'é', '🦊') });

test('a literal says what was put in, and ends where it ends', () => {
  fc.assert(
    fc.property(hostile, fc.string(), (text, after) => {
      const next = `;${after}`;
      expect(read(`${sqlLiteral(text)}${next}`, "'")).toEqual({ text, rest: next });
    }),
  );
});

test('so does a name', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(read(`${sqlName(text)}.x`, '"')).toEqual({ text, rest: '.x' });
    }),
  );
});

test('a list holds each of its texts', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (texts) => {
      let rest = sqlList(texts);
      const found: string[] = [];
      for (const opening of ['(', ...texts.slice(1).map(() => ', ')]) {
        expect(rest.startsWith(opening)).toBe(true);
        const one = read(rest.slice(opening.length), "'");
        found.push(one?.text ?? '');
        rest = one?.rest ?? '';
      }
      expect(found).toEqual(texts);
      expect(rest).toBe(')');
    }),
  );
});
