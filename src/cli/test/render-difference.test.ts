// How a difference between what was expected and what came reads.
import { describe, expect, test } from 'vitest';
import { renderDifference } from './render-difference.ts';

describe('renderDifference', () => {
  test('values on one line', () => {
    expect(renderDifference({ field: 'blockedBy', expected: 'trust', actual: 'identity' }, 80)).toEqual([
      'blockedBy  expected trust, found identity',
    ]);
    expect(renderDifference({ field: 'blockers', expected: ['trust', 'identity'], actual: [] }, 80)).toEqual([
      'blockers   expected trust, identity, found none',
    ]);
    expect(renderDifference({ field: 'message', expected: 'x', actual: null }, 80)).toEqual(['message    expected x, found nothing']);
  });

  test('messages below each other, a caret under the place where they part', () => {
    expect(renderDifference({ field: 'message', expected: 'User: alice may not', actual: 'User: bob may not' }, 80)).toEqual([
      'message    - User: alice may not',
      '           + User: bob may not',
      '                   ^ parts here',
    ]);
  });

  test('one message that goes on where the other ends', () => {
    const [, , caret] = renderDifference({ field: 'message', expected: 'User: a', actual: 'User: a, because' }, 80);
    expect(caret).toBe(`${' '.repeat('message    - User: a'.length)}^ parts here`);
  });

  test('of long messages the part around the caret, within the columns', () => {
    const start = 'x'.repeat(200);
    const lines = renderDifference(
      { field: 'message', expected: `${start}A${'y'.repeat(200)}`, actual: `${start}B${'y'.repeat(200)}` },
      80,
    );
    expect(lines.map((line) => line.length <= 80)).toEqual([true, true, true]);
    const at = lines[2]?.indexOf('^') ?? -1;
    expect([lines[0]?.[at], lines[1]?.[at]]).toEqual(['A', 'B']);
  });

  test('control characters cannot steer the terminal', () => {
    expect(renderDifference({ field: 'message', expected: '\u001b[2J', actual: 'a' }, 80)[0]).toBe('message    - \\u001b[2J');
  });
});
