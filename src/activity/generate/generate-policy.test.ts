// What is in a generated policy, by what was recorded and asked for.
import { describe, expect, it } from 'vitest';
import { usedAction, usedCall } from '../../../test/activity/used-calls.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import type { GenerateOptions } from './generate-options.ts';
import type { GeneratedStatement } from './generated-policy.ts';
import { generatePolicy } from './generate-policy.ts';

const call = (...actions: readonly UsedAction[]): UsedCall => usedCall({ actions });

function statements(calls: readonly UsedCall[], options: Partial<GenerateOptions> = {}): readonly Omit<GeneratedStatement, 'evidence'>[] {
  const { documents } = generatePolicy(calls, { name: 'app', ...options });
  return documents.flatMap((document) => document.statements.map(({ evidence: _, ...statement }) => statement));
}

const objects = ['a/1', 'a/2', 'b/1'].map((key) => call(usedAction('s3:GetObject', [`arn:aws:s3:::data/${key}`])));

describe('resources', () => {
  it.each([
    ['exact', ['arn:aws:s3:::data/a/1', 'arn:aws:s3:::data/a/2', 'arn:aws:s3:::data/b/1']],
    ['prefix', ['arn:aws:s3:::data/a/*', 'arn:aws:s3:::data/b/1']],
    ['type', ['arn:aws:s3:::*/*']],
    ['any', ['*']],
  ] as const)('%s', (resources, patterns) => {
    expect(statements(objects, { resources })).toEqual([{ sid: 'S3GetObject', actions: ['s3:GetObject'], resources: patterns }]);
  });

  it('keeps account and Region of a type, and its names apart', () => {
    const calls = [
      call(usedAction('dynamodb:GetItem', ['arn:aws:dynamodb:eu-west-1:111122223333:table/a'])),
      call(usedAction('dynamodb:GetItem', ['arn:aws:dynamodb:eu-west-1:444455556666:table/b'])),
    ];
    const patterns = ['arn:aws:dynamodb:eu-west-1:111122223333:table/*', 'arn:aws:dynamodb:eu-west-1:444455556666:table/*'];
    expect(statements(calls, { resources: 'type' })).toMatchObject([{ resources: patterns }]);
  });

  it('does not take the whole type for a common prefix', () => {
    const calls = ['app', 'batch'].map((name) => call(usedAction('iam:GetRole', [`arn:aws:iam::111122223333:role/${name}`])));
    expect(statements(calls, { resources: 'prefix' })).toEqual(statements(calls));
  });

  it('writes names that look like patterns as names, and folders that were folded as patterns', () => {
    const calls = [call(usedAction('s3:GetObject', ['arn:aws:s3:::data/50*/${x}', 'arn:aws:s3:::logs/2026/*']))];
    expect(statements(calls)).toMatchObject([{ resources: ['arn:aws:s3:::data/50${*}/${$}{x}', 'arn:aws:s3:::logs/2026/*'] }]);
  });

  it('takes a `*` of the event for the character, and one for what the event cannot tell for a pattern', () => {
    const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:';
    const recorded = [call(usedAction('secretsmanager:GetSecretValue', [`${secret}app-AbCdEf`, `${secret}*`]))];
    expect(statements(recorded)).toMatchObject([{ resources: [`${secret}${'${*}'}`, `${secret}app-AbCdEf`] }]);
    const open = [call(usedAction('secretsmanager:GetSecretValue', [`${secret}app-??????`, `${secret}*`], { patterns: true }))];
    expect(statements(open)).toMatchObject([{ resources: [`${secret}*`] }]);
    const streams = [call(usedAction('logs:PutRetentionPolicy', ['arn:aws:logs:eu-west-1:111122223333:log-group:app:*']))];
    expect(statements(streams)).toMatchObject([{ resources: ['arn:aws:logs:eu-west-1:111122223333:log-group:app:*'] }]);
  });

  it('warns of a `*` of the event where an account stands', () => {
    const { documents, warnings } = generatePolicy([call(usedAction('sts:AssumeRole', ['arn:aws:iam::*:role/*']))], { name: 'app' });
    expect(documents[0]?.statements).toMatchObject([{ resources: ['arn:aws:iam::*:role/${*}'] }]);
    expect(warnings).toEqual([
      'sts:AssumeRole is allowed on more than was used, on arn:aws:iam::*:role/${*}: the event itself has `*` where an account or a Region stands: arn:aws:iam::*',
    ]);
  });

  it('warns of names that no policy can hold, unless all of the type was asked for', () => {
    const read = call(usedAction('s3:GetObject', ['arn:aws:s3:::data/日本/ñ']));
    const { documents, warnings } = generatePolicy([read], { name: 'app' });
    expect(documents[0]?.statements).toMatchObject([{ resources: ['arn:aws:s3:::data/*/ñ'] }]);
    expect(warnings).toEqual([
      's3:GetObject is allowed on more than was used, on arn:aws:s3:::data/*/ñ: `*` stands for characters that no policy can hold (beyond U+00FF)',
    ]);
    expect(generatePolicy([read], { name: 'app', resources: 'type' }).warnings).toEqual([]);
  });

  it('leaves out what a wider resource of the same action allows', () => {
    const calls = [call(usedAction('s3:GetObject', ['arn:aws:s3:::data/a/*'])), ...objects];
    expect(statements(calls)).toMatchObject([{ resources: ['arn:aws:s3:::data/a/*', 'arn:aws:s3:::data/b/1'] }]);
  });

  it('says of a resource that is not known that it is not', () => {
    const unknown = call(usedAction('ssm:PutParameter', ['*'], { resourceKnown: false }));
    const { documents, warnings } = generatePolicy([unknown, call(usedAction('ssm:DescribeParameters', ['*']))], { name: 'app' });
    expect(documents[0]?.statements).toMatchObject([
      { actions: ['ssm:DescribeParameters'], resources: ['*'], evidence: { notes: [] } },
      {
        actions: ['ssm:PutParameter'],
        resources: ['*'],
        evidence: { notes: ['ssm:PutParameter on all resources: the events do not tell on which it was (ssm.amazonaws.com PutParameter)'] },
      },
    ]);
    expect(warnings).toEqual(['ssm:PutParameter is allowed on all resources: once the events do not tell on which it was']);
  });

  it('widens only the part of an ARN that no policy may name', () => {
    const calls = [call(usedAction('lambda:GetFunction', ['arn:aws:lambda:eu-west-1:REDACTED:function:f']))];
    expect(statements(calls)).toMatchObject([{ resources: ['arn:aws:lambda:eu-west-1:*:function:f'] }]);
  });
});

describe('statements', () => {
  it('are shared by actions of a service with the same resources', () => {
    const bucket = ['arn:aws:s3:::data/k'];
    const calls = [
      call(usedAction('s3:GetObject', bucket)),
      call(usedAction('s3:PutObject', bucket)),
      call(usedAction('s3:GetObjectTagging', bucket)),
    ];
    expect(statements(calls)).toEqual([
      { sid: 'S3Use', actions: ['s3:GetObject', 's3:GetObjectTagging', 's3:PutObject'], resources: bucket },
    ]);
  });

  it('have evidence: each call once, with its time and ids', () => {
    const twice = usedCall({
      actions: [usedAction('s3:GetObject', ['arn:aws:s3:::data/a', 'arn:aws:s3:::data/b'])],
      group: { count: 5, firstSeen: '2026-10-02T00:00:00Z', lastSeen: '2026-10-09T00:00:00Z', firstId: 'f', lastId: 'l' },
    });
    const [document] = generatePolicy([twice, objects[0] ?? twice], { name: 'app' }).documents;
    expect(document?.statements[0]?.evidence).toEqual({
      calls: 6,
      firstSeen: '2026-10-01T00:00:00Z',
      lastSeen: '2026-10-09T00:00:00Z',
      examples: ['event-1', 'f', 'l'],
      notes: [],
    });
  });

  it('count a call into another account once, where both trails have it', () => {
    const own = objects[0] ?? call();
    const owners = { ...own, ownersCopy: true };
    const count = (calls: readonly UsedCall[]) => generatePolicy(calls, { name: 'app' }).documents[0]?.statements[0]?.evidence.calls;
    expect([count([own, owners]), count([owners])]).toEqual([1, 1]);
  });

  it('are none of calls that were denied, need nothing, or may have needed something', () => {
    const denied = usedCall({ actions: [usedAction('s3:GetObject', ['*'])], outcome: 'denied' });
    const possible = call(usedAction('kms:Decrypt', ['*'], { grade: 'possible', because: 'a key of your own' }));
    const result = generatePolicy([denied, call(), possible], { name: 'app' });
    expect(result).toMatchObject({
      documents: [],
      possible: [{ action: 'kms:Decrypt', because: 'kms.amazonaws.com Decrypt: a key of your own', count: 1 }],
    });
  });

  it('are none of calls that are not mapped, which are listed and warned of', () => {
    const unmapped: UsedCall = { ...call(), meaning: { kind: 'unmapped', because: 'no such action' } };
    expect(generatePolicy([unmapped, unmapped], { name: 'app' })).toMatchObject({
      documents: [],
      unmapped: [{ eventSource: 'sts.amazonaws.com', eventName: 'GetCallerIdentity', count: 2, because: 'no such action' }],
      warnings: ['the policy may lack something: no action is known for sts.amazonaws.com GetCallerIdentity'],
    });
  });
});

describe('conditions', () => {
  const role = 'arn:aws:iam::111122223333:role/worker';
  const passed = (...services: readonly (string | undefined)[]) =>
    services.map((service) => {
      const context = new Map(service === undefined ? [] : [['iam:passedtoservice', service]]);
      return call(usedAction('iam:PassRole', [role], { grade: 'conditional', context }));
    });

  it('bind a role to the services to which it was passed', () => {
    expect(statements(passed('lambda.amazonaws.com', 'ec2.amazonaws.com'))).toEqual([
      {
        sid: 'IamPassRole',
        actions: ['iam:PassRole'],
        resources: [role],
        condition: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'lambda.amazonaws.com'] } },
      },
    ]);
  });

  it('are not written where one of the calls did not have the key', () => {
    expect(statements(passed('lambda.amazonaws.com', undefined))).toEqual([
      { sid: 'IamPassRole', actions: ['iam:PassRole'], resources: [role] },
    ]);
  });

  const list = (group: Partial<UsedCall['group']>, identity: Partial<UsedCall['group']['identity']> = {}) =>
    usedCall({ actions: [usedAction('s3:ListBucket', ['arn:aws:s3:::data'])], group, identity });

  it('are asked for, or not there', () => {
    const calls = [list({ vpcEndpoint: 'vpce-0a1b2c3d', tlsVersion: 'TLSv1.3' }, { mfa: 'true', sourceIdentity: 'ann' })];
    expect(statements(calls)[0]?.condition).toBeUndefined();
    const conditions = ['vpce', 'tls', 'mfa', 'region', 'org', 'source-identity'] as const;
    expect(statements(calls, { conditions, organization: 'o-a1b2c3d4e5' })[0]?.condition).toEqual({
      Bool: { 'aws:MultiFactorAuthPresent': ['true'], 'aws:SecureTransport': ['true'] },
      StringEquals: {
        'aws:PrincipalOrgID': ['o-a1b2c3d4e5'],
        'aws:RequestedRegion': ['eu-west-1'],
        'aws:SourceIdentity': ['ann'],
        'aws:SourceVpce': ['vpce-0a1b2c3d'],
      },
    });
  });

  it('name the services in between, which come from networks of their own', () => {
    const via = (...context: readonly (readonly [string, string | readonly string[]])[]) => {
      const used = usedAction('s3:ListBucket', ['arn:aws:s3:::data'], { context: new Map(context) });
      const identity = { invokedBy: 'athena.amazonaws.com' };
      const calls = [usedCall({ actions: [used], identity, group: { vpcEndpoint: 'vpce-0a1b2c3d' } })];
      return statements(calls, { conditions: ['vpce', 'calledvia'] })[0]?.condition;
    };
    expect(via(['aws:viaawsservice', 'true'], ['aws:calledvia', ['athena.amazonaws.com']])).toEqual({
      'ForAnyValue:StringEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] },
    });
    expect(via(['aws:viaawsservice', 'true'])).toEqual({ Bool: { 'aws:ViaAWSService': ['true'] } });
    expect(via()).toBeUndefined();
  });

  it('have no Region for global services, nor where the ARN has one', () => {
    const calls = [
      call(usedAction('iam:ListRoles', ['*'])),
      call(usedAction('dynamodb:GetItem', ['arn:aws:dynamodb:eu-west-1:111122223333:table/a'])),
    ];
    expect(statements(calls, { conditions: ['region'] }).map(({ condition }) => condition)).toEqual([undefined, undefined]);
    expect(statements(calls, { conditions: ['region'], resources: 'any' })[0]?.condition).toEqual({
      StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] },
    });
  });

  it('have the tags of requests only where asked', () => {
    const tagged = [
      call(
        usedAction('ec2:CreateTags', ['arn:aws:ec2:eu-west-1:111122223333:instance/*'], {
          context: new Map([
            ['ec2:createaction', 'RunInstances'],
            ['aws:requesttag/team', 'a'],
          ]),
        }),
      ),
    ];
    expect(statements(tagged)[0]?.condition).toEqual({ StringEquals: { 'ec2:CreateAction': ['RunInstances'] } });
    expect(statements(tagged, { conditions: ['tags'] })[0]?.condition).toEqual({
      StringEquals: { 'aws:RequestTag/team': ['a'], 'ec2:CreateAction': ['RunInstances'] },
    });
  });
});
