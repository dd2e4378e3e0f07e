// The line that tells how far reading has come.
import { expect, test } from 'vitest';
import { progressLine, progressText } from './progress-line.ts';

const BEGIN = {
  objects: 0,
  compressedBytes: 0,
  jsonBytes: 0,
  events: 0,
  groups: 0,
  knownObjects: 0,
  knownBytes: 0,
  isListed: false,
  seconds: 0,
  bytesPerSecond: 0,
};

test('words for each stage', () => {
  expect(progressText(BEGIN)).toBe('reading: 0 of 0 objects so far, 0 events');
  expect(
    progressText({
      ...BEGIN,
      objects: 1000,
      knownObjects: 4000,
      isListed: true,
      events: 1_234_567,
      bytesPerSecond: 4e8,
      secondsLeft: 15.2,
    }),
  ).toBe('reading: 1,000 of 4,000 objects, 1,234,567 events, 400 MB/s, 15 s left');
  expect(progressText({ ...BEGIN, objects: 1, knownObjects: 1, isListed: true, events: 1, secondsLeft: 0 })).toBe(
    'reading: 1 of 1 object, 1 event',
  );
});

test('draws over itself, cut to the terminal, and goes away once', () => {
  let text = '';
  const line = progressLine((part) => (text += part), 24);
  line.show('reading: 1 of 3 objects, 10 events');
  line.show('reading: 2');
  line.clear();
  line.clear();
  expect(text).toBe('\r\u001b[Kreading: 1 of 3 objects\r\u001b[Kreading: 2\r\u001b[K');
});
