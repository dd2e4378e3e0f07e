// Groups that stay in the memory of modules are those that objects make, however they are cut into images and folded meanwhile.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { byteScanner } from '../scan/byte-scanner.ts';
import { parseScanner } from '../scan/parse-scanner.ts';
import type { ScannerOptions } from '../scan/object-scanner.ts';
import { wasmScanner } from '../scan/wasm-scanner.ts';
import type { ActivityGroups } from '../activity-groups.ts';
import { groupStore } from './group-store.ts';
import type { Selection } from './selection.ts';

const OPTIONS: ScannerOptions = { wanted: () => ({ parameters: ['key', 'versionId', 'note'], response: ['id'] }) };
const NEVER = Number.POSITIVE_INFINITY;

const key = fc.constantFrom(
  'x',
  'x/',
  'x/y',
  'x/z',
  'w',
  'x/y/1',
  'x/y/2',
  'x/y/3',
  'x/y/*',
  'x/ö',
  `deep/${'a/'.repeat(70)}b`,
  `long/${'n'.repeat(40_000)}`,
);
const bucket = fc.constantFrom(
  'arn:aws:s3:::bucket/',
  'arn:aws:s3:::bucket/',
  'arn:aws:s3:::bucket/',
  'arn:aws:s3:::other/',
  'arn:aws-cn:s3:::bucket/',
  'arn:aws:s3:::',
);
const resources: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(bucket, key).map((parts) => [parts.join('')]) },
  fc.tuple(bucket, key, key).map(([arn, one, two]) => ['arn:aws:s3:::bucket', `${arn}${one}`, two]),
  fc.tuple(bucket, key, key).map(([arn, one, two]) => [`${arn}${one}`, `${arn}${two}`]),
  fc.array(fc.constantFrom('arn:aws:kms:::key/ü', 'arn:', 'arn:aws:s3:::b/', 'a'), { maxLength: 2 }),
);
const time = fc.constantFrom(
  '2026-01-01T00:00:00Z',
  '2026-01-02T10:20:30Z',
  '2026-01-02T10:20:31Z',
  '2026-01-02 10:20:30',
  '1999-01-01T00:00:00Z',
);
const id = fc.constantFrom('293ba626-3be5-4a26-ab1b-0f4c54f49959', '293ba626-3be5-4a26-ab1b-0f4c54f49950', 'short', 'kürzer');

/** Mostly the first, so that many events are alike but for their object. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

const event = fc
  .record({
    who: mostly('app', 'other', 'öther', '\ud800', ''),
    resources,
    eventName: mostly('GetObject', 'GetObjectVersion'),
    eventTime: time,
    eventID: id,
    awsRegion: mostly<string | undefined>('us-west-2', 'us-east-1', undefined),
    recipientAccountId: mostly<string | undefined>('222222222222', '111111111111', undefined),
    errorCode: mostly<string | undefined>(undefined, 'AccessDenied', 'Fehler ä'),
    versionId: mostly<string | undefined>(undefined, 'v1', 'v2', 'v3', 'v4'),
    note: mostly<string | undefined>(undefined, 'n', 'ñ'),
    omitted: mostly(false, true),
  })
  .map(({ who, resources: arns, versionId, note, omitted, ...rest }) => {
    const object = arns.find((arn) => arn.startsWith('arn:aws:s3:::bucket/'));
    const named = {
      ...(object !== undefined && { key: object.slice('arn:aws:s3:::bucket/'.length) }),
      ...(versionId && { versionId }),
      ...(note && { note }),
    };
    return {
      ...rest,
      eventSource: 's3.amazonaws.com',
      userIdentity: { type: 'AssumedRole', arn: `arn:aws:iam::111111111111:role/${who}` },
      resources: arns.map((ARN) => ({ ARN })),
      requestParameters: omitted ? { omitted: true } : named,
      ...(note === 'n' && { responseElements: { id: 1 } }),
    };
  });
/** Logs, and for each of them whether the scanner is emptied after it. */
const logs = fc.array(fc.tuple(fc.array(event, { maxLength: 12 }), fc.boolean()), { maxLength: 8 });
const selection = fc.constantFrom<Pick<Selection, 'accounts' | 'regions'>>(
  {},
  { accounts: ['222222222222'] },
  { regions: ['us-west-2', 'mars'] },
);

type Logs = readonly (readonly [readonly object[], boolean])[];
interface Found {
  readonly groups: ActivityGroups;
  readonly folders: number;
  readonly elsewhere: number;
}

const bytesOf = (records: readonly object[]): Uint8Array => new TextEncoder().encode(JSON.stringify({ Records: records }));

function packed(all: Logs, limit: number, chosen: Pick<Selection, 'accounts' | 'regions'>, foldFrom: number): Found {
  const scanner = wasmScanner(OPTIONS);
  if (scanner?.takeImage === undefined) throw new Error('no WebAssembly here');
  const store = groupStore(limit, chosen, foldFrom);
  for (const [records, isEmptied] of all) {
    scanner.scan(bytesOf(records));
    if (isEmptied) store.add(scanner.takeImage());
  }
  store.add(scanner.takeImage());
  return { elsewhere: store.elsewhere(), ...store.take() };
}

function plain(all: Logs, limit: number, chosen: Pick<Selection, 'accounts' | 'regions'>): Found {
  const scanner = parseScanner(OPTIONS);
  for (const [records] of all) scanner.scan(bytesOf(records));
  const store = groupStore(limit, chosen, NEVER);
  store.add([...scanner.takeGroups()]);
  return { elsewhere: store.elsewhere(), ...store.take() };
}

test('the same groups, in the same order', () => {
  fc.assert(
    fc.property(logs, fc.constantFrom(1, 2, 3, 1000), selection, fc.constantFrom(0, 5, NEVER), (all, limit, chosen, foldFrom) => {
      const one = packed(all, limit, chosen, foldFrom);
      const other = plain(all, limit, chosen);
      expect([...one.groups]).toEqual([...other.groups]);
      expect(one.groups.size).toBe(other.groups.size);
      expect([one.folders, one.elsewhere]).toEqual([other.folders, other.elsewhere]);
    }),
    { numRuns: runs(300) },
  );
});

test('a scanner that is emptied in the middle of an object says the same of it', () => {
  const text = fc
    .tuple(
      fc.array(event, { maxLength: 12 }),
      fc.constantFrom('{"Records":[E]}', '[E]', 'N', ' {"x":[{"y":"]\\\\\\"}"}],"Records":[7,E,{}],"z":1}', '[E', '[E]x', '5'),
    )
    .map(([records, form]) => {
      const written = records.map((record) => JSON.stringify({ ...record, eventCategory: 'Data' }));
      return new TextEncoder().encode(form.replace('E', () => written.join()).replace('N', () => written.join('\n')));
    });
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 4 }),
      fc.array(fc.oneof(fc.nat(60), fc.nat(6000)), { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(fc.nat(60), { maxLength: 12 }),
      (all, sizes, turns) => {
        const whole = parseScanner(OPTIONS);
        const objects = all.map((bytes) => whole.scan(bytes));
        const expected = groupStore(1000);
        expected.add([...whole.takeGroups()]);
        for (const open of [wasmScanner, byteScanner]) {
          const scanner = open(OPTIONS);
          if (scanner === undefined) throw new Error('no WebAssembly here');
          const store = groupStore(1000);
          const found = all.map((bytes) => {
            for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
              const next = at + 1 + sizes[turn % sizes.length]!;
              scanner.push(bytes.slice(at, next));
              if (turns.includes(turn)) store.add(scanner.takeImage?.() ?? [...scanner.takeGroups()]);
              at = next;
            }
            return scanner.end();
          });
          store.add(scanner.takeImage?.() ?? [...scanner.takeGroups()]);
          expect(found).toEqual(objects);
          expect([...store.take().groups]).toEqual([...expected.take().groups]);
        }
      },
    ),
    { numRuns: runs(40) },
  );
});

test('those of some identities are a part of all, and both can be gone through again', () => {
  fc.assert(
    fc.property(logs, (all) => {
      const { groups } = packed(all, 2, {}, 5);
      const isWanted = ({ arn }: { readonly arn: string }): boolean => arn.endsWith('app');
      const expected = [...groups].filter(({ identity }) => isWanted(identity));
      const some = groups.of(isWanted);
      expect([...some]).toEqual(expected);
      expect([...groups.of(isWanted)]).toEqual(expected);
    }),
  );
});

test('what was folded makes room, so that there never are many more than may be', () => {
  const scanner = wasmScanner(OPTIONS);
  if (scanner?.takeImage === undefined) throw new Error('no WebAssembly here');
  const store = groupStore(10, {}, 1000);
  let largest = 0;
  for (let batch = 0; batch < 40; batch += 1) {
    const records = Array.from({ length: 500 }, (_, index) => {
      const name = `in/${batch}/${index % 50}/${index}`;
      return {
        eventSource: 's3.amazonaws.com',
        eventName: 'GetObject',
        eventTime: '2026-01-01T00:00:00Z',
        resources: [{ ARN: `arn:aws:s3:::b/${name}` }],
        requestParameters: { key: name },
      };
    });
    scanner.scan(bytesOf(records));
    store.add(scanner.takeImage());
    largest = Math.max(largest, store.size());
  }
  expect(largest).toBeLessThan(1600);
  const { groups, folders } = store.take();
  expect(folders).toBe(1);
  expect([...groups]).toMatchObject([{ resources: ['arn:aws:s3:::b/in/*'], parameters: '{"key":"in/*"}', count: 20_000 }]);
});

test.each(Array.from({ length: 16 }, (_, length) => 'f'.repeat(length + 1)))(
  'a folder takes the room that it says, also where the parameters were left out: %s',
  (folder) => {
    const read = (bucket: string, name: string): object => ({
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      eventTime: '2026-01-01T00:00:00Z',
      resources: [{ ARN: `arn:aws:s3:::${bucket}/${folder}/${name}` }],
      requestParameters: { omitted: true },
    });
    const all: Logs = [[['one', 'other'].flatMap((bucket) => ['1', '2', '3'].map((name) => read(bucket, name))), false]];
    const { groups } = packed(all, 2, {}, NEVER);
    expect([...groups]).toEqual([...plain(all, 2, {}).groups]);
    expect([...groups]).toMatchObject(['one', 'other'].map((bucket) => ({ resources: [`arn:aws:s3:::${bucket}/${folder}/*`], count: 3 })));
  },
);
