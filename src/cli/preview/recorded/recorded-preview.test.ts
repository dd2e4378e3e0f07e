// `preview --trail` as it is called, on the logs of the examples.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fakeStreams } from '../../../../test/testkit/fake-streams.ts';
import { main } from '../../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOGS = ['--trail', 'examples/logs'];
const SCP = [...LOGS, '--change', 'examples/recorded-calls/guardrails.json', '--as', 'scp'];
const BOUNDARY = [...LOGS, '--change', 'examples/recorded-calls/boundary.json'];
const ESTATE = ['--estate', 'examples/scenarios/4-policy-generation/estate'];

async function preview(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = fakeStreams();
  const code = await main(['preview', ...args], streams);
  return { code, ...streams.written };
}

function write(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

interface Answer {
  readonly totals: Readonly<Record<string, number>>;
  readonly denied: readonly { readonly principal: string; readonly action: string; readonly layer: string }[];
  readonly unknown: readonly { readonly principal: string; readonly untold: readonly string[] }[];
  readonly notes: readonly string[];
  readonly read: { readonly passedOver?: number };
}

async function answer(...args: readonly string[]): Promise<Answer> {
  return JSON.parse((await preview(...args, '-f', 'json')).out);
}

test('a service control policy, as text', async () => {
  const { code, out, err } = await preview(...SCP, '--fail-on', 'denied');
  expect({ code, err }).toEqual({ code: 2, err: 'wariin: the change would have denied 2 recorded calls (--fail-on denied)\n' });
  await expect(out).toMatchFileSnapshot('../golden/recorded.golden.txt');
});

test('the same as Markdown, and with the estate', async () => {
  const { code, out, err } = await preview(...SCP, ...ESTATE, '-f', 'markdown');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  await expect(out).toMatchFileSnapshot('../golden/recorded.golden.md');
});

test('what is not known fails only where that is asked for', async () => {
  const { denied, unknown, totals } = await answer(...SCP);
  expect(denied.map(({ action }) => action)).toEqual(['sqs:CreateQueue', 'sqs:GetQueueAttributes', 'sqs:TagQueue']);
  expect(unknown).toMatchObject([{ action: 'ecr:PutImage', untold: ['aws:PrincipalTag/team'], calls: 1 }]);
  expect(totals).toMatchObject({ denied: 2, unknown: 1 });
  const push = write('push.json', {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Deny', Action: 'ecr:PutImage', Resource: '*', Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'orders' } } },
    ],
  });
  const only = [...LOGS, '--change', push, '--as', 'scp'];
  expect(await preview(...only, '--fail-on', 'denied')).toMatchObject({ code: 0, err: '' });
  expect(await preview(...only, '--fail-on', 'unknown')).toMatchObject({ code: 2, err: expect.stringContaining('may deny 1') });
  expect(await preview(...only, '--strict')).toMatchObject({ code: 3, err: expect.stringContaining('of 1 calls it is not known') });
});

test('an estate with the tags of the principal settles it', async () => {
  const role = 'AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6071';
  const estate = (team: string) =>
    write(`${team}.json`, {
      accounts: [
        {
          id: '300000000003',
          roles: [
            { name: role, path: '/aws-reserved/sso.amazonaws.com/', trust: { Version: '2012-10-17', Statement: [] }, tags: { team } },
          ],
        },
      ],
    });
  expect((await answer(...SCP, '--estate', estate('orders'))).totals).toMatchObject({ denied: 2, unknown: 0 });
  expect((await answer(...SCP, '--estate', estate('others'))).totals).toMatchObject({ denied: 3, unknown: 0 });
});

test('a boundary in the form of estate files, with and without an estate', async () => {
  const alone = await answer(...BOUNDARY);
  expect(alone.denied).toMatchObject([
    { principal: 'arn:aws:iam::300000000003:role/orders-report', action: 'kms:Decrypt', layer: 'boundary', calls: 2 },
  ]);
  expect(alone.notes[0]).toContain('the change is judged alone');
  const over = await answer(...BOUNDARY, ...ESTATE);
  expect(over.denied).toEqual(alone.denied);
});

describe('documents of other kinds', () => {
  const document = (...statements: readonly object[]) => write('policy.json', { Version: '2012-10-17', Statement: statements });
  const deny = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' };

  test('an identity policy for one of the roles', async () => {
    const target = 'arn:aws:iam::300000000003:role/orders-report';
    const { denied, totals } = await answer(...LOGS, '--change', document(deny), '--as', 'identity', '--target', target);
    expect(denied.map(({ principal }) => principal)).toEqual([target]);
    expect(totals['denied']).toBe(2);
  });

  test('a bucket policy', async () => {
    const change = document({ ...deny, Principal: '*', Resource: 'arn:aws:s3:::orders-data-300000000003/incoming/*' });
    const { totals, denied } = await answer(
      ...LOGS,
      '--change',
      change,
      '--as',
      'resource',
      '--target',
      'arn:aws:s3:::orders-data-300000000003',
    );
    expect(totals).toMatchObject({ denied: 2, unknown: 0 });
    expect(denied).toMatchObject([{ layer: 'resource', resourceCount: 2 }]);
  });

  test('a resource control policy, of which the owner of a bucket is not told', async () => {
    const rcp = { ...deny, Principal: '*', Condition: { StringNotEquals: { 'aws:ResourceAccount': '300000000003' } } };
    const { totals, unknown } = await answer(...LOGS, '--change', document(rcp), '--as', 'rcp');
    expect(totals['denied']).toBe(0);
    expect(unknown.map(({ untold }) => untold)).toContainEqual(['aws:ResourceAccount']);
  });
});

describe('some principals', () => {
  const role = 'arn:aws:iam::300000000003:role/orders-report';
  const admin = 'arn:aws:sts::300000000003:assumed-role/AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6071/ana@example.com';

  test.each<readonly [readonly string[]]>([
    [[role]],
    [['arn:aws:sts::300000000003:assumed-role/orders-report/i-1']],
    [['sso:AdministratorAccess']],
    [[admin]],
    [[role, 'sso:AdministratorAccess']],
  ])('%j: only their calls, and as among all', async (asked) => {
    const whole = await answer(...SCP);
    const some = await answer(...SCP, ...asked.flatMap((name) => ['--principal', name]));
    const isTheirs = ({ principal }: { readonly principal: string }): boolean =>
      asked.some((name) =>
        name.includes('orders-report') ? principal === role : principal.includes('/AWSReservedSSO_AdministratorAccess_'),
      );
    expect(some.denied).toEqual(whole.denied.filter(isTheirs));
    expect(some.unknown).toEqual(whole.unknown.filter(isTheirs));
    expect(some.totals['judged']).toBeGreaterThan(0);
    expect(some.totals['judged']).toBeLessThan(whole.totals['judged'] ?? 0);
    expect(some.read.passedOver).toBeGreaterThan(0);
  });

  test('all logs are read where the answer depends on whose trails there are', async () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*' };
    const rcp = ['--change', write('rcp.json', { Version: '2012-10-17', Statement: [deny] }), '--as', 'rcp', '--principal', role];
    expect((await answer(...LOGS, ...rcp)).read).not.toHaveProperty('passedOver');
    expect((await answer(...LOGS, ...rcp, '--target', '300000000003')).read).toHaveProperty('passedOver');
  });

  test('who is only in the trail of another account is looked for in all logs', async () => {
    const stranger = 'arn:aws:iam::111111111111:role/visitor';
    const event = (identity: string, account: string, recipientAccountId: string) => ({
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      eventTime: '2026-06-01T00:00:00Z',
      eventType: 'AwsApiCall',
      awsRegion: 'us-east-1',
      userIdentity: { type: 'AssumedRole', accountId: account, sessionContext: { sessionIssuer: { arn: identity } } },
      requestParameters: { bucketName: 'b', key: 'k' },
      resources: [{ ARN: 'arn:aws:s3:::b/k' }],
      recipientAccountId,
    });
    const copy = write('copy.json', { Records: [event(stranger, '111111111111', '300000000003')] });
    const own = write('own.json', { Records: [event('arn:aws:iam::111111111111:role/other', '111111111111', '111111111111')] });
    const change = ['--change', 'examples/recorded-calls/guardrails.json', '--as', 'scp', '--principal', stranger];
    const alone = await answer('--trail', copy, ...change);
    expect(alone).toMatchObject({ withoutTrail: ['111111111111'], totals: { judged: 1 } });
    // The caller's trail was read, and has nothing of this call.
    expect(await preview('--trail', copy, '--trail', own, ...change)).toMatchObject({
      code: 1,
      err: expect.stringContaining('did nothing that was read'),
    });
  });
});

describe('--target that no call was of', () => {
  const deny = (more: object = {}) =>
    write('idle.json', { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*', ...more }] });
  const role = 'arn:aws:iam::300000000003:role/orders-report';
  const wrong = 'arn:aws:iam::300000000003:role/order-report';
  const gates = ['--fail-on', 'denied', '--strict'];

  test.each([
    ['scp', '999999999999', 'was made by `999999999999`; the accounts that were read are 200000000002, 300000000003'],
    ['rcp', '999999999999', 'is on anything of `999999999999`'],
    ['boundary', wrong, `was made by \`${wrong}\`; seen were ${role}`],
    ['identity', wrong, `was made by \`${wrong}\`; seen were ${role}`],
    ['resource', 'arn:aws:s3:::nowhere', 'is on `arn:aws:s3:::nowhere`'],
  ])('--as %s: none of them is an error', async (as, target, message) => {
    const args = [...LOGS, '--change', deny(as === 'rcp' || as === 'resource' ? { Principal: '*' } : {}), '--as', as, '--target', target];
    expect(await preview(...args)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(message) });
  });

  test('one of several is told, and is exit code 3 with --strict', async () => {
    const args = [...LOGS, '--change', deny({ Action: 'ec2:*' }), '--as', 'boundary', '--target', wrong, '--target', role];
    const { code, out } = await preview(...args);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(`no call that could be judged was made by \`${wrong}\`; seen were`);
    const allowing = write('allowing.json', { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
    const strict = [...LOGS, '--change', allowing, '--as', 'boundary', '--target', `${wrong},${role}`, ...gates];
    expect(await preview(...strict)).toMatchObject({ code: 3, err: expect.stringContaining(wrong) });
  });

  test('one whose calls --principal leaves out', async () => {
    const args = [...LOGS, '--change', deny(), '--as', 'identity', '--target', role, '--principal', 'sso:AdministratorAccess', ...gates];
    expect(await preview(...args)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`was made by \`${role}\`, among the calls of --principal`),
    });
  });
});

test('only what was recorded in a span, and nothing read is an error', async () => {
  expect((await answer(...SCP, '--from', '2026-06-02', '--to', '2026-06-02')).totals).toMatchObject({ denied: 2, unknown: 1 });
  expect((await answer(...SCP, '--from', '2026-06-03')).totals).toMatchObject({ denied: 0, unknown: 0 });
  expect(await preview(...SCP, '--from', '2027-01-01')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('no log was found'),
  });
});

test.each([
  [[...LOGS], 'no change given'],
  [[...LOGS, '--change', 'examples/recorded-calls/guardrails.json'], 'say what it is to be with --as'],
  [[...SCP, '--target', 'arn:aws:iam::300000000003:role/x'], '--target takes account ids with --as scp'],
  [[...BOUNDARY, '--target', '300000000003'], '--target goes with --as'],
  [[...LOGS, '--change', 'examples/recorded-calls/guardrails.json', '--as', 'resource'], '--as resource needs --target'],
  [[...SCP, '--as', 'rcp'], '--as is given twice, as `scp` and as `rcp`'],
  [[...BOUNDARY, '--as', 'policy'], '--as takes scp, rcp, boundary, identity or resource'],
  [[...SCP, '--zone', 'account'], '--zone is for access from outside'],
  [[...SCP, '--fail-on', 'public'], '--fail-on takes denied, unknown or none'],
  [[...SCP, '--principal', 'arn:aws:iam::300000000003:role/nobody'], 'did nothing that was read'],
  [[...ESTATE, '--change', 'x', '--as', 'scp'], '--as goes with --trail'],
] as const)('%j is refused', async (args, message) => {
  expect(await preview(...args)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(message) });
});

test('what AWS would not take is refused', async () => {
  const wrong = write('wrong.json', {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }],
  });
  expect(await preview(...LOGS, '--change', wrong, '--as', 'scp')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('wrong.json:1:'),
  });
});
