// Requests in every protocol, the good and the broken ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { loadModel } from '../model/load-model.ts';
import type { Member, Protocol, ServiceModel, Shape } from '../model/service-model.ts';
import { ServiceError } from '../service-error.ts';
import { encodeCbor } from './cbor/encode-cbor.ts';
import { parseInput } from './parse-input.ts';

/** An operation whose input has a member of every kind. */
const PROBE = probeModel();

function parse(
  model: ServiceModel,
  name: string,
  protocol: Protocol,
  body: string | Uint8Array,
  query = '',
  headers: readonly (readonly [string, string])[] = [],
) {
  const operation = model.operations[name];
  if (operation === undefined) throw new Error(`no ${name}`);
  const bytes = typeof body === 'string' ? new Uint8Array(Buffer.from(body, 'utf8')) : body;
  const sent = new Map(headers.map(([key, value]) => [key, [value]]));
  return parseInput(model, operation, protocol, { path: '/', query, headers: sent, body: bytes }, new Map());
}

const probe = (protocol: Protocol, body: string | Uint8Array) => parse(PROBE, 'Probe', protocol, body);

describe('parseInput', () => {
  it('reads forms of both query protocols, from the query and from the body', () => {
    expect(parse(loadModel('iam'), 'ListRoles', 'awsQuery', 'Action=ListRoles&PathPrefix=%2Fa+b%2F', 'MaxItems=7')).toEqual({
      PathPrefix: '/a b/',
      MaxItems: 7,
    });
    expect(
      parse(
        loadModel('iam'),
        'TagRole',
        'awsQuery',
        'RoleName=r&Tags.member.2.Key=b&Tags.member.2.Value=&Tags.member.10.Key=c&Tags.member.1.Key=a',
      ),
    ).toEqual({
      RoleName: 'r',
      Tags: [{ Key: 'a' }, { Key: 'b', Value: '' }, { Key: 'c' }],
    });
    expect(
      parse(
        loadModel('ec2'),
        'RunInstances',
        'ec2Query',
        'MinCount=1&MaxCount=2&SecurityGroupId.1=sg&IamInstanceProfile.Name=p&TagSpecification.1.Tag.1.Key=k&Unknown=x',
      ),
    ).toEqual({
      MinCount: 1,
      MaxCount: 2,
      SecurityGroupIds: ['sg'],
      IamInstanceProfile: { Name: 'p' },
      TagSpecifications: [{ Tags: [{ Key: 'k' }] }],
    });
  });

  it('reads what S3 sends in path, query, headers and body, and leaves the stream to others', () => {
    const s3 = loadModel('s3');
    const headers = [
      ['x-amz-meta-__proto__', 'p'],
      ['x-amz-meta-a', 'b'],
      ['content-length', '3'],
      ['if-none-match', '*'],
    ] as const;
    const put = parse(s3, 'PutObject', 'restXml', 'abc', 'x-id=PutObject', headers);
    expect(put).toMatchObject({ ContentLength: 3, IfNoneMatch: '*' });
    expect(Object.entries(put['Metadata'] as object)).toEqual([
      ['__proto__', 'p'],
      ['a', 'b'],
    ]);
    expect(put).not.toHaveProperty('Body');
    const body =
      '<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>True</Quiet><Object><Key> a </Key></Object><Object><Key>b</Key></Object></Delete>';
    expect(parse(s3, 'DeleteObjects', 'restXml', body)).toEqual({ Delete: { Quiet: true, Objects: [{ Key: ' a ' }, { Key: 'b' }] } });
    expect(parse(s3, 'GetObject', 'restXml', '', '', [['if-modified-since', 'nonsense']])).toEqual({});
  });

  it.each([
    ['awsQuery', 'Number=x', 'MalformedInput'],
    ['awsQuery', 'Flag=yes', 'MalformedInput'],
    ['awsQuery', 'Time=yesterday', 'MalformedInput'],
    ['awsQuery', 'Text=%zz', 'MalformedInput'],
    ['awsQuery', `${'Self.'.repeat(70)}Text=x`, 'MalformedInput'],
    ['ec2Query', 'Number=0x10', 'InvalidParameterValue'],
    ['awsJson1_1', '{"Text":1}', 'SerializationException'],
    ['awsJson1_1', '{"Text":"a"', 'SerializationException'],
    ['awsJson1_1', '[]', 'SerializationException'],
    ['awsJson1_1', '{"List":{}}', 'SerializationException'],
    ['awsJson1_1', '{"List":[null]}', 'SerializationException'],
    ['awsJson1_1', '{"Blob":"?"}', 'SerializationException'],
    ['awsJson1_1', '{"Time":"now"}', 'SerializationException'],
    ['awsJson1_1', '{"Union":{"A":"a","B":"b"}}', 'SerializationException'],
    ['restJson1', `${'{"Self":'.repeat(200)}{}${'}'.repeat(200)}`, 'SerializationException'],
    ['awsJson1_0', `{"Document":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'SerializationException'],
    ['rpcv2Cbor', Uint8Array.of(0xa1), 'SerializationException'],
    ['rpcv2Cbor', encodeCbor({ Text: 1 }), 'SerializationException'],
    ['restXml', '<ProbeInput><Number>one</Number></ProbeInput>', 'MalformedXML'],
    ['restXml', '<ProbeInput><Text>a</Text><Text>b</Text></ProbeInput>', 'MalformedXML'],
    ['restXml', '<ProbeInput>', 'MalformedXML'],
  ] as const)('refuses in the words of %s: %s', (protocol, body, code) => {
    expect(() => probe(protocol, body)).toThrow(expect.objectContaining({ name: 'ServiceError', code, status: 400 }));
  });

  it('wants the right root and some body where S3 has a configuration in it', () => {
    const s3 = loadModel('s3');
    expect(() => parse(s3, 'PutBucketTagging', 'restXml', '<Tags/>')).toThrow(
      new ServiceError('MalformedXML', 400, 'The XML you provided was not well-formed or did not validate against our published schema'),
    );
    expect(() => parse(s3, 'PutBucketTagging', 'restXml', '')).toThrow(expect.objectContaining({ code: 'MissingRequestBodyError' }));
  });

  it.each([
    ['awsQuery', 'Map.entry.1.key=__proto__&Map.entry.1.value=x&__proto__.a=b'],
    ['awsJson1_1', '{"Map":{"__proto__":"x"},"__proto__":{"Text":"y"}}'],
    ['rpcv2Cbor', encodeCbor(JSON.parse('{"Map":{"__proto__":"x"},"__proto__":{"Text":"y"}}'))],
    [
      'restXml',
      '<ProbeInput><Map><entry><key>__proto__</key><value>x</value></entry></Map><__proto__><Text>y</Text></__proto__></ProbeInput>',
    ],
  ] as const)('takes a key that names the prototype as any other in %s', (protocol, body) => {
    const input = probe(protocol, body);
    expect(Object.keys(input)).toEqual(['Map']);
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(Object.entries(input['Map'] as object)).toEqual([['__proto__', 'x']]);
    expect(input['Text']).toBeUndefined();
  });

  it('throws nothing but ServiceError', () => {
    const keys = fc.constantFrom(
      'Text',
      'Number',
      'List',
      'Map',
      'Self',
      'Union',
      'Blob',
      'Time',
      'Document',
      'member',
      '1',
      'entry',
      'key',
      'value',
      '__proto__',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.double(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(keys, tie('value')),
      ),
    }));
    const form = fc
      .array(fc.tuple(fc.array(keys, { minLength: 1, maxLength: 5 }), fc.string()))
      .map((fields) => fields.map(([name, text]) => `${name.join('.')}=${text}`).join('&'));
    const attempt = (protocol: Protocol, body: string | Uint8Array): void => {
      try {
        probe(protocol, body);
      } catch (problem) {
        expect(problem).toBeInstanceOf(ServiceError);
      }
    };
    fc.assert(
      fc.property(value, form, (document, fields) => {
        attempt('awsJson1_1', JSON.stringify(document));
        attempt('rpcv2Cbor', encodeCbor(document));
        attempt('awsQuery', fields);
        attempt('ec2Query', fields);
      }),
      { numRuns: runs(500) },
    );
  });
});

function probeModel(): ServiceModel {
  const members: Record<string, Member> = {
    Text: { shape: 'string' },
    Number: { shape: 'number' },
    Flag: { shape: 'boolean' },
    Time: { shape: 'timestamp' },
    Blob: { shape: 'blob' },
    Document: { shape: 'document' },
    List: { shape: 'list:string' },
    Map: { shape: 'map:string' },
    Self: { shape: '#ProbeInput' },
    Union: { shape: '#Choice' },
  };
  const choice: Shape = { kind: 'union', members: { A: { shape: 'string' }, B: { shape: 'string' } }, required: [] };
  return {
    ...loadModel('sts'),
    name: 'probe',
    operations: { Probe: { name: 'Probe', input: 'ProbeInput', http: ['POST', '/probe', 200], errors: [] } },
    shapes: { ProbeInput: { kind: 'structure', members, required: [] }, Choice: choice },
  };
}
