// The three scanners give the same: on CloudTrail's own forms, on odd JSON, on hostile bytes.
import { describe, expect, it } from 'vitest';
import { SCANNERS, bytesOf, event, options, scanText } from '../../../test/testkit/activity/scanners.ts';
import { DEEPEST, LARGEST_EVENT } from './limits.ts';
import type { ScannedObject, ScannerOptions } from './object-scanner.ts';

describe.each(SCANNERS)('%s', (_name, open) => {
  const scan = (text: string | Uint8Array, withOptions?: ScannerOptions) => scanText(open, text, withOptions);
  const objectOf = (text: string | Uint8Array, withOptions?: ScannerOptions): ScannedObject => scan(text, withOptions).object;
  const only = (more: object, withOptions?: ScannerOptions) => {
    const { groups } = scan(JSON.stringify({ Records: [event(more)] }), withOptions);
    expect(groups).toHaveLength(1);
    return groups[0]!;
  };

  it('tells a number from a longer one after members that are the same in both events', () => {
    const records = [12, 123, 12].map((number) => event({ note: '-'.repeat(160), number, requestParameters: null }));
    const { groups, object } = scan(JSON.stringify({ Records: records }));
    expect(object).toMatchObject({ events: 3, malformed: 0 });
    expect(object.problem).toBeUndefined();
    expect(groups.map(({ count }) => count)).toEqual([3]);
  });

  it('reads an event that begins as another one did, but for spaces', () => {
    const { object } = scan(
      `[${['', ' ', '   '].map((spaces) => `{"userIdentity":${spaces}{},${JSON.stringify(event()).slice(1)}`).join()}]`,
    );
    expect(object).toMatchObject({ events: 3, malformed: 0 });
  });

  it('reads every field of an event', () => {
    const group = only({
      eventVersion: '1.11',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLE:session',
        arn: 'arn:aws:sts::111111111111:assumed-role/app/session',
        accountId: '111111111111',
        sessionContext: {
          sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111111111111:role/service/app' },
          attributes: { creationDate: '2026-11-21T00:00:00Z', mfaAuthenticated: 'true' },
          sourceIdentity: 'somebody',
        },
        invokedBy: 'athena.amazonaws.com',
      },
      eventTime: '2026-11-21T10:11:12Z',
      awsRegion: 'eu-west-1',
      errorCode: 'AccessDenied',
      errorMessage: 'User: x is not authorized to perform: s3:GetObject',
      requestParameters: { key: 'a/b', other: 1, bucketName: 'bucket' },
      responseElements: { id: 7 },
      eventID: '293ba626-3be5-4a26-ab1b-0f4c54f49959',
      resources: [
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::bucket/a/b' },
        { ARNPrefix: 'arn:aws:s3:::bucket/' },
        { arn: 'arn:aws:s3:::bucket' },
      ],
      eventType: 'AwsApiCall',
      recipientAccountId: '222222222222',
      vpcEndpointId: 'vpce-1',
      tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'x' },
    });
    expect(group).toEqual({
      identity: {
        type: 'AssumedRole',
        arn: 'arn:aws:iam::111111111111:role/service/app',
        account: '111111111111',
        invokedBy: 'athena.amazonaws.com',
        mfa: 'true',
        sourceIdentity: 'somebody',
      },
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      eventType: 'AwsApiCall',
      region: 'eu-west-1',
      errorCode: 'AccessDenied',
      recipientAccount: '222222222222',
      vpcEndpoint: 'vpce-1',
      tlsVersion: 'TLSv1.3',
      resources: ['arn:aws:s3:::bucket/a/b', 'arn:aws:s3:::bucket'],
      parameters: '{"bucketName":"bucket","key":"a/b"}',
      response: '{"id":7}',
      denial: 'User: x is not authorized to perform: s3:GetObject',
      count: 1,
      firstSeen: '2026-11-21T10:11:12Z',
      lastSeen: '2026-11-21T10:11:12Z',
      firstId: '293ba626-3be5-4a26-ab1b-0f4c54f49959',
      lastId: '293ba626-3be5-4a26-ab1b-0f4c54f49959',
    });
  });

  it('gives empty texts for what an event lacks', () => {
    const group = only({});
    expect(group).toMatchObject({ resources: [], parameters: '{}', response: '{}', denial: '', firstSeen: '', lastId: '', region: '' });
    expect(group.identity).toEqual({ type: '', arn: '', account: '', invokedBy: '', mfa: '', sourceIdentity: '' });
  });

  it('takes names and values for what they say, not for how they are written', () => {
    const text = String.raw`[{"\u0065ventName":"Get\u004fbject","eventSource":"s3.amazonaws.com","requestParameters":{"b\u0075cketName":"a\/b","key": 1.0e2}}]`;
    expect(scan(text).groups).toMatchObject([{ eventName: 'GetObject', parameters: '{"bucketName":"a/b","key":100}' }]);
  });

  it('joins groups that are written differently', () => {
    const texts = [
      '{"eventName":"GetObject","eventSource":"s3.amazonaws.com","requestParameters":{"key":"é","tags":{"a":1}}}',
      '{ "eventSource" : "s3.amazonaws.com", "eventName" : "GetObject", "requestParameters": { "tags" : { "a" : 1.0 }, "key" : "\\u00e9" } }',
    ];
    const { groups } = scan(texts.join('\n'));
    expect(groups).toMatchObject([{ count: 2, parameters: '{"key":"é","tags":{"a":1}}' }]);
  });

  it('lets the last of members with one name count', () => {
    const text =
      '[{"eventName":"a","eventName":"GetObject","eventSource":"s3.amazonaws.com","requestParameters":{"key":1},"requestParameters":{"key":2,"key":3},' +
      '"userIdentity":{"arn":"x"},"userIdentity":{"type":"Root","sessionContext":{"sourceIdentity":"s"},"sessionContext":null}}]';
    const [group] = scan(text).groups;
    expect(group).toMatchObject({
      eventName: 'GetObject',
      parameters: '{"key":3}',
      identity: { type: 'Root', arn: '', sourceIdentity: '' },
    });
  });

  it('asks for the wanted members of the kind that the event turns out to be', () => {
    const wanted: ScannerOptions = { wanted: (_source, name) => ({ parameters: name === 'B' ? ['b'] : ['a'], response: [] }) };
    const text =
      '[{"eventSource":"s","eventName":"A","requestParameters":{"a":1,"b":2},"eventName":"B"},{"requestParameters":{"a":1,"b":2},"eventSource":"s","eventName":"A"}]';
    expect(
      scan(text, wanted)
        .groups.map(({ parameters }) => parameters)
        .sort(),
    ).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('writes parameters that were left out as null', () => {
    expect(
      only({ requestParameters: { reason: 'requestParameters too large', omitted: true }, responseElements: { omitted: 'true' } }),
    ).toMatchObject({
      parameters: 'null',
      response: '{}',
    });
  });

  it('keeps nothing of parameters that are nested deeper than anybody writes them', () => {
    const nested = (levels: number): string =>
      `[{"eventSource":"s","eventName":"n","requestParameters":{"key":${'['.repeat(levels)}1${']'.repeat(levels)}}}]`;
    expect(scan(nested(DEEPEST)).groups).toMatchObject([{ parameters: `{"key":${'['.repeat(DEEPEST)}1${']'.repeat(DEEPEST)}}` }]);
    expect(scan(nested(DEEPEST + 1)).groups).toMatchObject([{ parameters: 'null' }]);
    expect(scan(nested(200_000)).groups).toMatchObject([{ parameters: 'null' }]);
  });

  it('keeps a message only of denials that name their action', () => {
    const message = 'x is not authorized to perform: s3:GetObject';
    expect(only({ errorMessage: message }).denial).toBe('');
    expect(only({ errorCode: 'NoSuchKey', errorMessage: 'not found' }).denial).toBe('');
    expect(only({ errorCode: 'AccessDenied', errorMessage: `"quoted" ${message}` }).denial).toBe(`"quoted" ${message}`);
    const escaped = String.raw`[{"eventSource":"s","eventName":"n","errorCode":"E","errorMessage":"\u006eot authorized to perform"},{"eventSource":"s","eventName":"n","errorCode":"E","errorMessage":"\not authorized to perform"}]`;
    expect(
      scan(escaped)
        .groups.map(({ denial }) => denial)
        .sort(),
    ).toEqual(['', 'not authorized to perform']);
  });

  it('counts first and last by time, and by id at the same time', () => {
    const id = (digit: string): string => `${digit.repeat(8)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}`;
    const events = [
      event({ eventTime: '2026-01-02T00:00:00Z', eventID: id('b') }),
      event({ eventTime: '2026-01-01T00:00:00Z', eventID: id('f') }),
      event({ eventTime: '2026-01-01T00:00:00Z', eventID: id('a') }),
      event({ eventTime: '2026-01-02T00:00:00Z', eventID: 'ID' }),
      event({ eventID: id('0') }),
    ];
    const expected = { count: 5, firstSeen: '2026-01-01T00:00:00Z', firstId: id('a'), lastSeen: '2026-01-02T00:00:00Z', lastId: 'ID' };
    expect(scan(JSON.stringify(events)).groups).toMatchObject([expected]);
    expect(scan(JSON.stringify(events.toReversed())).groups).toMatchObject([expected]);
  });

  it('leaves out repeats, events of others and events outside of the time', () => {
    const seen = new Set<string>();
    const withOptions: ScannerOptions = {
      ...options,
      principals: [{ kind: 'arn', arn: 'arn:aws:iam::111111111111:user/a' }],
      from: '2026-01-01',
      to: '2026-02-01',
      seen: (low, high) => seen.has(`${low} ${high}`) || !seen.add(`${low} ${high}`),
    };
    const by = (name: string, eventTime: string, eventID: string): object =>
      event({ userIdentity: { arn: `arn:aws:iam::111111111111:user/${name}` }, eventTime, eventID, managementEvent: false });
    const events = [
      by('a', '2026-01-01T00:00:00Z', '1'),
      by('a', '2026-01-01T00:00:00Z', '1'),
      by('b', '2026-01-05T00:00:00Z', '2'),
      by('a', '2025-12-31T23:59:59Z', '3'),
      by('a', '2026-02-01', '4'),
      5,
      { eventName: 'alone' },
    ];
    const { object, groups } = scan(JSON.stringify({ Records: events }), withOptions);
    expect(object).toMatchObject({
      events: 2,
      repeats: 1,
      outside: 2,
      malformed: 2,
      firstSeen: '2026-01-01T00:00:00Z',
      lastSeen: '2026-01-05T00:00:00Z',
    });
    expect(object.dataEventSources).toEqual(['s3.amazonaws.com']);
    expect(groups).toMatchObject([{ count: 1, firstId: '1' }]);
    expect(seen.size).toBe(2);
  });

  it('finds a principal however it is written', () => {
    const arn = 'arn:aws:iam::111111111111:role/app';
    const object = (written: string): string => `{"Records":[{"eventSource":"s","eventName":"n","userIdentity":{"arn":"${written}"}}]}`;
    const withOptions = { ...options, principals: [{ kind: 'arn', arn }] } as const;
    for (const written of [arn, arn.replace('/', '\\/'), arn.replace('a', '\\u0061')]) {
      expect(scan(object(written), withOptions).groups).toMatchObject([{ identity: { arn } }]);
    }
    expect(scan(object(`${arn}2`), withOptions).groups).toEqual([]);
    expect(scan(object('somebody').slice(0, -1), withOptions).object.problem?.kind).toBe('truncated');
  });

  it.each([
    ['records', '{"Records":[E,E]}'],
    ['records among other members', '{"a":{"Records":[1]},"Records":[E,E],"b":"]}"}'],
    ['records under an escaped name', '{"R\\u0065cords":[E,E]}'],
    ['a bare list', '[E,E]'],
    ['lines', 'E\nE'],
    ['several objects', '{"Records":[E]}\r\n{"Records":[E]}\n'],
    ['a byte order mark', '\uFEFF{"Records":[E,E]}'],
    ['white space everywhere', ' { "Records" : [ E , E ] , "x" : [ ] } '],
  ])('accepts %s', (_form, text) => {
    const { object, groups } = scan(text.replaceAll('E', JSON.stringify(event())));
    expect(object).toMatchObject({ events: 2, malformed: 0 });
    expect(object.problem).toBeUndefined();
    expect(groups).toMatchObject([{ count: 2 }]);
  });

  // E is an event; where the problem is stands a tilde.
  it.each([
    ['~', 'noRecords'],
    ['~{}', 'noRecords'],
    [' ~{"Records":null}', 'noRecords'],
    ['E~{}E', 'noRecords'],
    ['~{"digestStartTime":"x","logFiles":[]}', 'noRecords'],
    ['~hello', 'notJson'],
    ['{"Records":[E]}~}', 'notJson'],
    ['[E ~E]', 'notJson'],
    ['[E,~]', 'notJson'],
    ['[E,~{"a":}]', 'notJson'],
    ['[E,~{"eventSource":"s","eventName":"\\q"}]', 'notJson'],
    ['{"Records":[E~', 'truncated'],
    ['{"Records":[E,{"eventName":"a~', 'truncated'],
    ['[~', 'truncated'],
    ['{"Records":[E],"x":"~', 'truncated'],
  ] as const)('says of %j that it is %s', (text, kind) => {
    const written = text.replaceAll('E', JSON.stringify(event()));
    const { object, groups } = scan(written.replace('~', ''));
    expect(object.problem).toEqual({ kind, offset: written.indexOf('~') });
    expect(groups.length).toBe(text.includes('E') ? 1 : 0);
  });

  it('says nothing against an empty list', () => {
    expect(objectOf('{"Records":[]}')).toMatchObject({ events: 0, malformed: 0 });
    expect(objectOf('{"Records":[]}').problem).toBeUndefined();
  });

  it('passes over events that are too large, and reads on', () => {
    const fill = (size: number): string => `{"eventSource":"s","eventName":"n","userAgent":"${'x'.repeat(size - 50)}"}`;
    expect(fill(100)).toHaveLength(100);
    const text = `{"Records":[${fill(LARGEST_EVENT + 1)},${fill(LARGEST_EVENT)},${JSON.stringify(event())}]}`;
    expect(objectOf(text)).toMatchObject({ events: 2, malformed: 1 });
  });

  it('replaces bytes that are no UTF-8, as TextDecoder does', () => {
    const head = bytesOf('[{"eventSource":"s","eventName":"n","awsRegion":"');
    const odd = Uint8Array.from([0xff, 0x61, 0xed, 0xa0, 0x80, 0xc3, 0x22, 0x7d, 0x5d]);
    const text = Uint8Array.from([...head, ...odd]);
    expect(scan(text).groups).toMatchObject([{ region: '\ufffda\ufffd\ufffd\ufffd\ufffd' }]);
  });

  it('keeps surrogates that stand alone', () => {
    const text = String.raw`[{"eventSource":"s","eventName":"n","awsRegion":"\ud800x","resources":[{"ARN":"\udc00"},{"ARN":"é"}]}]`;
    expect(scan(text).groups).toMatchObject([{ region: '\ud800x', resources: ['\udc00', 'é'] }]);
  });

  it('is empty after its groups were taken, and goes on', () => {
    const scanner = open(options);
    scanner.scan(bytesOf(JSON.stringify([event()])));
    const size = scanner.size();
    const taken = scanner.takeGroups();
    scanner.scan(bytesOf(JSON.stringify([event({ awsRegion: 'r' })])));
    expect([...taken]).toMatchObject([{ region: '' }]);
    expect([...scanner.takeGroups()]).toMatchObject([{ region: 'r' }]);
    expect(size).toBeGreaterThan(0);
  });
});
