// Properties: on any log, however it is written and wherever it is cut, the scanners agree with `JSON.parse`.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { byteScanner } from './byte-scanner.ts';
import type { ObjectScanner, ScannedObject, ScannerOptions } from './object-scanner.ts';
import type { PrincipalPattern } from '../principal-pattern.ts';
import { parseScanner } from './parse-scanner.ts';
import { wasmScanner } from './wasm-scanner.ts';

/** JSON as a tree of which every detail of writing is chosen: the text of strings, repeated members, forms of numbers. */
type Written = string;

const space = fc.constantFrom('', '', '', '', ' ', '\n', '\t\r\n ', '                    ');
const character = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'abcxyz:/-_{}[],. 0129') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\\"', '\\\\', '\\/', '\\n', '\\u0061', '\\u00e9', '\\ud83d\\ude00', '\\ud800', '\\udc00', '\\u0000'),
  },
  { weight: 1, arbitrary: fc.constantFrom('é', '日', '😀', '\u007f', '\u2028', '\ufeff') },
);
const stringOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Written> => text.map((raw) => `"${raw}"`);
const oddString = stringOf(fc.array(character, { maxLength: 70 }).map((parts) => parts.join('')));
/** A name, as it is or with one of its characters escaped. */
const nameOf = (name: string): fc.Arbitrary<Written> =>
  fc.option(fc.nat(Math.max(0, name.length - 1)), { freq: 12 }).map((at) => {
    if (at === null || name === '') return JSON.stringify(name);
    return `"${name.slice(0, at)}\\u${name.charCodeAt(at).toString(16).padStart(4, '0')}${name.slice(at + 1)}"`;
  });
const oneOf = (...texts: readonly string[]): fc.Arbitrary<Written> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...texts).chain(nameOf) }, oddString);
const scalar = fc.oneof(
  oddString,
  fc.constantFrom('true', 'false', 'null', '0', '-0', '1', '1.0', '1e2', '-12.5E-3', '12345678901234567890', '""'),
);

function objectOf(members: fc.Arbitrary<readonly (readonly [Written, Written])[]>): fc.Arbitrary<Written> {
  return fc
    .tuple(members, fc.array(space, { minLength: 4, maxLength: 4 }))
    .map(([list, [before = '', colon = '', after = '', end = '']]) => {
      return `{${list.map(([name, value]) => `${before}${name}${colon}:${after}${value}${end}`).join(',')}${end}}`;
    });
}

const { json } = fc.letrec<{ json: Written }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(' ,')}]`),
    objectOf(fc.array(fc.tuple(fc.oneof(oddString, fc.constantFrom('"a"', '"2"', '"1"', '"__proto__"')), tie('json')), { maxLength: 5 })),
  ),
}));

/** An object with members that are likely ones; some come twice, some are something else. */
function likely(members: Readonly<Record<string, fc.Arbitrary<Written>>>): fc.Arbitrary<Written> {
  const member = fc.oneof(
    ...Object.entries(members).map(([name, value]) => fc.tuple(nameOf(name), fc.oneof({ weight: 9, arbitrary: value }, json))),
    fc.tuple(oddString, json),
  );
  return fc.oneof({ weight: 12, arbitrary: objectOf(fc.array(member, { maxLength: 12 })) }, scalar);
}

const arn = oneOf(
  'arn:aws:iam::111111111111:role/app',
  'arn:aws:iam::111111111111:role/team/app',
  'arn:aws:sts::111111111111:assumed-role/app/session',
  'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_app_0123456789abcdef',
  'arn:aws:iam::111111111111:user/u',
  'arn:aws:s3:::bucket/key',
);
/** Some of them, and one that nobody is. */
const principals = fc.subarray<PrincipalPattern>([
  { kind: 'arn', arn: 'arn:aws:iam::111111111111:role/app' },
  { kind: 'arn', arn: '' },
  { kind: 'role', account: '111111111111', name: 'app' },
  { kind: 'permissionSet', name: 'app' },
]);
const identity = likely({
  type: oneOf('AssumedRole', 'IAMUser'),
  arn,
  accountId: oneOf('111111111111'),
  invokedBy: oneOf('athena.amazonaws.com'),
  sessionContext: likely({
    sessionIssuer: likely({ arn }),
    attributes: likely({ mfaAuthenticated: oneOf('true') }),
    sourceIdentity: oddString,
  }),
});
const wantedParameters = likely({
  bucketName: oneOf('bucket'),
  key: json,
  omitted: fc.constantFrom('true', 'false', '"true"'),
  'a/b': json,
});
const time = oneOf(
  '2026-11-21T10:11:12Z',
  '2026-11-21T10:11:13Z',
  '2025-01-01T00:00:00Z',
  '2026-11-21 10:11:12',
  '2026-11-21T10:11:12.5Z',
  '',
);
const id = oneOf(
  '293ba626-3be5-4a26-ab1b-0f4c54f49959',
  '293ba626-3be5-4a26-ab1b-0f4c54f49950',
  '293BA626-3be5-4a26-ab1b-0f4c54f49959',
  'short',
  '',
);

const members = {
  userIdentity: identity,
  eventTime: time,
  eventID: id,
  awsRegion: oneOf('us-east-1', 'eu-west-1'),
  errorCode: oneOf('AccessDenied'),
  errorMessage: oneOf('User: x is not authorized to perform: s3:GetObject', '\\\\not authorized to perform', 'no'),
  requestParameters: wantedParameters,
  responseElements: wantedParameters,
  resources: fc.array(likely({ ARN: arn, arn, type: oddString }), { maxLength: 3 }).map((list) => `[${list.join(',')}]`),
  eventType: oneOf('AwsApiCall'),
  recipientAccountId: oneOf('111111111111'),
  vpcEndpointId: oneOf('vpce-1'),
  tlsDetails: likely({ tlsVersion: oneOf('TLSv1.3') }),
  managementEvent: fc.constantFrom('true', 'false'),
  eventCategory: oneOf('Data', 'Management'),
  Records: fc.array(json, { maxLength: 2 }).map((list) => `[${list.join(',')}]`),
};
const event = likely(members);
/** Most have a source and a name, in the front or at the end. */
const whole = fc
  .tuple(event, fc.boolean(), fc.constantFrom('"GetObject"', '"PutObject"', '"Get\\u004fbject"', '""', '7'))
  .map(([text, inFront, name]) => {
    if (!text.startsWith('{')) return text;
    const own = `"eventSource":"s3.amazonaws.com","eventName":${name}`;
    const body = text.slice(1, -1).trim();
    const parts = body === '' ? [own] : inFront ? [own, body] : [body, own];
    return `{${parts.join(', ')}}`;
  });
const events = fc.array(whole, { maxLength: 6 });
const log = fc.oneof(
  { weight: 4, arbitrary: events.map((list) => `{"Records":[${list.join(',')}]}`) },
  fc.tuple(events, json).map(([list, other]) => `{"other":${other},"Records" : [${list.join(' , ')}],"more":${other}}`),
  events.map((list) => `[${list.join(',')}]`),
  events.map((list) => list.filter((text) => text.startsWith('{')).join('\n')),
);
/**
 * Many events whose members have few values and mostly come in one order, whichever: what a scanner remembers of one event has to be right for the next. Some members say nothing.
 */
const repeated = fc
  .subarray(Object.keys(members).filter((name) => name !== 'Records'))
  .chain((names) => {
    const all = ['eventSource', 'eventName', ...names.slice(0, 4), 'eventVersion', 'readOnly'];
    return fc.shuffledSubarray(all, { minLength: 2 });
  })
  .chain((names) => {
    const values: Readonly<Record<string, fc.Arbitrary<Written>>> = {
      eventSource: oneOf('s3.amazonaws.com', 's'),
      eventName: oneOf('GetObject', 'n'),
      readOnly: scalar,
      ...members,
    };
    const two = (name: string): fc.Arbitrary<readonly Written[]> => fc.array(values[name] ?? oddString, { minLength: 2, maxLength: 2 });
    return fc.tuple(fc.constant(names), fc.tuple(...names.map(two)), fc.array(fc.array(fc.nat(19), { maxLength: 3 }), { maxLength: 30 }));
  })
  .map(([names, values, odds]) =>
    // Where an event is not as the others are, one of its members has the other value, or is not there.
    odds.map((odd) => {
      const written = names.map((name, at) =>
        odd.includes(at + 10) ? '' : `"${name}":${values[at]?.[odd.includes(at) ? 1 : 0] ?? 'null'}`,
      );
      return `{${written.filter((member) => member !== '').join(',')}}`;
    }),
  );
/** Several, for one scanner. */
const logs = fc.array(
  repeated.map((list) => new TextEncoder().encode(`{"Records":[${list.join(',')}]}`)),
  { minLength: 1, maxLength: 3 },
);

/** Bytes, some of which may be no UTF-8: put into strings only. */
const bytesOfLog = fc
  .tuple(log, fc.boolean(), fc.constantFrom([0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f]))
  .map(([text, isOdd, odd]) => {
    const bytes = new TextEncoder().encode(text);
    if (!isOdd) return bytes;
    return Uint8Array.from([...bytes].flatMap((byte) => (byte === 0x78 ? odd : [byte])));
  });

const cuts = fc.array(fc.nat(400), { maxLength: 20 });
const selection = fc.record(
  {
    principals,
    from: fc.constant('2026-01-01'),
    to: fc.constant('2026-11-21T10:11:13Z'),
  },
  { requiredKeys: [] },
);

function optionsOf(more: Partial<ScannerOptions>): ScannerOptions {
  const seen = new Set<string>();
  return {
    wanted: (_source, name) => ({
      parameters: name === 'GetObject' ? ['a/b', 'bucketName', 'key'] : ['key'],
      response: name === 'GetObject' ? [] : ['bucketName'],
    }),
    seen: (low, high) => seen.has(`${low} ${high}`) || !seen.add(`${low} ${high}`),
    ...more,
  };
}

/** Pushes the bytes in pieces of these sizes, the first one again after the last one. */
function push(scanner: ObjectScanner, bytes: Uint8Array, sizes: readonly number[]): ScannedObject {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes.length === 0 ? bytes.length : 1 + (sizes[turn % sizes.length] ?? 0);
    scanner.push(bytes.slice(at, at + size));
    at += size;
  }
  return scanner.end();
}

function groupsOf(scanner: ObjectScanner): readonly string[] {
  return [...scanner.takeGroups()].map((group) => JSON.stringify(Object.entries(group).sort())).sort();
}

function read(
  scanner: ObjectScanner,
  bytes: Uint8Array,
  sizes: readonly number[],
): { readonly object: ScannedObject; readonly groups: readonly string[] } {
  return { object: push(scanner, bytes, sizes), groups: groupsOf(scanner) };
}

const RUNS = runs(300);
const OTHERS = [
  ['WebAssembly', wasmScanner],
  ['bytes', byteScanner],
] as const;

describe.each(OTHERS)('%s', (_name, open) => {
  const started = (options: ScannerOptions): ObjectScanner => {
    const scanner = open(options);
    if (scanner === undefined) throw new Error('no WebAssembly here');
    return scanner;
  };

  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(bytesOfLog, cuts, selection, (bytes, sizes, more) => {
        expect(read(started(optionsOf(more)), bytes, sizes)).toEqual(read(parseScanner(optionsOf(more)), bytes, []));
      }),
      { numRuns: RUNS },
    );
  });

  it('gives what JSON.parse gives of many events that are alike, log after log', () => {
    fc.assert(
      fc.property(logs, cuts, selection, (list, sizes, more) => {
        const ours = started(optionsOf(more));
        const reference = parseScanner(optionsOf(more));
        for (const bytes of list) expect(push(ours, bytes, sizes)).toEqual(push(reference, bytes, []));
        expect(groupsOf(ours)).toEqual(groupsOf(reference));
      }),
      { numRuns: RUNS },
    );
  });

  it('gives what JSON.parse gives of logs that are cut off', () => {
    fc.assert(
      fc.property(bytesOfLog, fc.nat(), cuts, (bytes, at, sizes) => {
        const part = bytes.subarray(0, at % (bytes.length + 1));
        expect(read(started(optionsOf({})), part, sizes)).toEqual(read(parseScanner(optionsOf({})), part, []));
      }),
      { numRuns: RUNS },
    );
  });

  it('survives anything, agrees wherever it is JSON, and does not depend on how it is cut', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.constantFrom(...'{}[]",:\\x0 ').map((text) => text.charCodeAt(0)),
    );
    fc.assert(
      fc.property(bytesOfLog, fc.array(change, { minLength: 1, maxLength: 4 }), cuts, (bytes, changes, sizes) => {
        const changed = bytes.slice();
        if (changed.length > 0) for (const [at, byte] of changes) changed[at % changed.length] = byte;
        const ours = read(started(optionsOf({})), changed, sizes);
        expect(ours).toEqual(read(started(optionsOf({})), changed, []));
        const reference = read(parseScanner(optionsOf({})), changed, []);
        if (reference.object.problem === undefined) expect(ours).toEqual(reference);
      }),
      { numRuns: RUNS },
    );
  });
});
