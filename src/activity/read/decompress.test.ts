// What comes out of compressed objects, whole and not.
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { decompress, type Decompressed } from './decompress.ts';
import type { OpenedObject } from './opened-object.ts';

interface Outcome extends Decompressed {
  readonly text: string;
  readonly pieces: number;
}

async function run(object: OpenedObject, largest = 1 << 30): Promise<Outcome> {
  const pieces: Buffer[] = [];
  const take = (bytes: Uint8Array): void => void pieces.push(Buffer.from(bytes));
  const outcome = await decompress(object, { whole: take, piece: take }, largest, () => {});
  return { ...outcome, text: Buffer.concat(pieces).toString('latin1'), pieces: pieces.length };
}

const whole = (bytes: Uint8Array): OpenedObject => ({ kind: 'whole', bytes });

function stream(bytes: Uint8Array, size: number): OpenedObject {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
  return { kind: 'stream', pieces: Readable.from(pieces, { objectMode: true }) };
}

const content = fc.uint8Array({ maxLength: 5000 }).map((bytes) => Buffer.from(bytes));

test('whole or in pieces of any size, compressed or not, in one member or several: the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 700 }), async (members, size) => {
      const plain = Buffer.concat(members);
      fc.pre(!(plain[0] === 0x1f && plain[1] === 0x8b));
      const zipped = Buffer.concat(members.map((member) => gzipSync(member)));
      for (const object of [whole(zipped), stream(zipped, size), whole(plain), stream(plain, size)]) {
        const { text, problem, jsonBytes } = await run(object);
        expect([text, problem, jsonBytes]).toEqual([plain.toString('latin1'), undefined, plain.length]);
      }
    }),
    { numRuns: runs(40) },
  );
});

/** Hardly compressible, so that the compressed bytes are many. */
const LONG = letters(300_000);

function letters(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      return 97 + ((state >>> 24) % 26);
    }),
  );
}

describe('what is not whole', () => {
  const zipped = gzipSync(LONG);
  const small = gzipSync(Buffer.from('small'));

  test.each(['whole', 'stream'])('cut in the middle, read %s: what comes before is there', async (how) => {
    const cut = zipped.subarray(0, Math.floor(zipped.length / 2));
    const { text, problem } = await run(how === 'whole' ? whole(cut) : stream(cut, 10_000));
    expect(problem?.kind).toBe('truncated');
    expect(text.length).toBeGreaterThan(100_000);
    expect(LONG.toString('latin1').startsWith(text)).toBe(true);
  });

  test('cut within its last bytes', async () => {
    const { text, problem } = await run(whole(zipped.subarray(0, -3)));
    expect([text.length, problem?.kind]).toEqual([LONG.length, 'truncated']);
  });

  test('damaged in the middle', async () => {
    const damaged = Buffer.from(zipped);
    damaged.fill(0xff, 100_000, 100_050);
    const { text, problem } = await run(whole(damaged));
    expect(problem?.kind).toBe('damaged');
    expect(text.length).toBeGreaterThan(10_000);
  });

  test('with the length at its end wrong', async () => {
    for (const length of [0, 10, 0xffffffff]) {
      const damaged = Buffer.from(zipped);
      damaged.writeUInt32LE(length, damaged.length - 4);
      const { text, problem } = await run(whole(damaged));
      expect(problem?.kind).toBe('damaged');
      expect(text.length).toBeGreaterThan(LONG.length - (16 << 10));
    }
  });

  test.each(['whole', 'stream'])('with something else after its end, read %s: all of it is there', async (how) => {
    const zeros = Buffer.alloc(600);
    for (const rest of [Buffer.from('something else'), Buffer.concat([zeros, Buffer.from([7])]), Buffer.alloc(200_000, 'x')]) {
      const bytes = Buffer.concat([zipped, rest]);
      for (const size of [1 << 30, zipped.length, 999]) {
        const { text, problem } = await run(how === 'whole' ? whole(bytes) : stream(bytes, size));
        expect([text === LONG.toString('latin1'), problem?.kind]).toEqual([true, 'trailing']);
      }
    }
  });

  test.each(['whole', 'stream'])('with zeros between its members and after them, read %s', async (how) => {
    for (const zeros of [1, 512, 70_000]) {
      const bytes = Buffer.concat([zipped, Buffer.alloc(zeros), small, small, Buffer.alloc(zeros)]);
      for (const size of [1 << 30, zipped.length, 999]) {
        const { text, problem } = await run(how === 'whole' ? whole(bytes) : stream(bytes, size));
        expect([text.length, text.slice(-10), problem]).toEqual([LONG.length + 10, 'smallsmall', undefined]);
      }
    }
  });

  test('with a header that says more than it has to', async () => {
    const [head, body] = [small.subarray(0, 10), small.subarray(10)];
    const extras = Buffer.concat([Buffer.from([3, 0, 1, 2, 3]), Buffer.from('name\0comment\0'), Buffer.from([0, 0])]);
    const bytes = Buffer.concat([head.fill(0x1e, 3, 4), extras, body]);
    for (const size of [1, 3, 1000]) expect(await run(stream(bytes, size))).toMatchObject({ text: 'small' });
  });

  test.each([0, 1, 2, 3, 17])('no more than %s bytes of it', async (length) => {
    const { text, problem } = await run(whole(zipped.subarray(0, length)));
    expect([text.length < 18, problem?.kind]).toEqual([true, length < 2 ? undefined : 'truncated']);
  });
});

describe('what is too large', () => {
  test('stops at the limit', async () => {
    const { problem, jsonBytes } = await run(whole(gzipSync(LONG)), 100_000);
    expect(problem?.kind).toBe('tooLarge');
    expect(jsonBytes).toBeLessThan(600_000);
    expect((await run(whole(LONG), 100_000)).problem?.kind).toBe('tooLarge');
    expect((await run(stream(LONG, 30_000), 100_000)).problem?.kind).toBe('tooLarge');
  });

  test('a bomb stops long before the limit', async () => {
    const member = gzipSync(Buffer.alloc(64 << 20, 'x'));
    const bomb = Buffer.concat(Array.from({ length: 4 }, () => member));
    let most = 0;
    const take = (bytes: Uint8Array): void => {
      most = Math.max(most, bytes.length);
    };
    const { problem, jsonBytes } = await decompress(whole(bomb), { whole: take, piece: take }, 8 * 2 ** 30, () => {});
    expect(problem?.kind).toBe('tooLarge');
    expect(jsonBytes).toBeLessThan(128 << 20);
    expect(most).toBeLessThanOrEqual(64 << 10);
  });
});

test('a source that fails is unreadable; what was read before is there', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('abc');
    throw new Error('gone');
  }
  const { text, problem } = await run({ kind: 'stream', pieces: failing() });
  expect([text, problem]).toEqual(['abc', { kind: 'unreadable', error: new Error('gone') }]);
});

test.each([LONG, gzipSync(LONG)])('what receives the bytes may throw', async (bytes) => {
  const fail = (): void => {
    throw new RangeError('out of memory');
  };
  const read = decompress(stream(bytes, 50_000), { whole: fail, piece: fail }, 1 << 30, () => {});
  await expect(read).rejects.toThrow(new RangeError('out of memory'));
});
