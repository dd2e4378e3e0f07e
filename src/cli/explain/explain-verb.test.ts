// `explain` as it is called: on the estates that come with the program.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FakeStreams, fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { main } from '../main.ts';

const scenarios = 'examples/scenarios';
const role01 = 'arn:aws:iam::222233334444:role/role-01';
const role02 = 'arn:aws:sts::444455556666:assumed-role/role-02/i-0123456789abcdef0';
const release = 'arn:aws:sts::111111111111:assumed-role/allow_ecr_release/allow_ecr_release';
const develop = 'arn:aws:ecr:us-west-2:111111111111:repository/develop';

const develops = ['--estate', `${scenarios}/2-one-repository/estate`, '-p', release, '-a', 'ecr:DescribeImages', '-r', develop];
const assumes = ['--estate', `${scenarios}/1-two-roles/estate`, '-p', role02, '-a', 'sts:AssumeRole', '-r', role01];

type Options = NonNullable<Parameters<typeof fakeStreams>[0]>;

async function explain(args: readonly string[], options: Options = {}): Promise<{ readonly code: number } & FakeStreams['written']> {
  const streams = fakeStreams(options);
  const code = await main(['explain', ...args], streams);
  return { code, ...streams.written };
}

describe('text', () => {
  test.each([
    ['develop', develops],
    ['assume-role', assumes],
    [
      'chain',
      ['-e', `${scenarios}/1-two-roles/estate`, '-p', role02, '--assume', role01, '-a', 's3:ListBucket', '-r', 'arn:aws:s3:::foobar'],
    ],
    ['both-sides', ['-e', `${scenarios}/1-two-roles/estate`, '-p', role02, '-a', 's3:ListBucket', '-r', 'arn:aws:s3:::foobar']],
    [
      'another-key',
      [
        ...['-e', `${scenarios}/4-policy-generation/estate`, '-a', 'kms:Decrypt', '--via', 's3.amazonaws.com'],
        ...['-p', 'arn:aws:sts::300000000003:assumed-role/AccessAnalyzerMonitorServiceRole_K3XYZ12345/policy-generation'],
        ...['-r', 'arn:aws:kms:us-west-2:200000000002:key/00112233-4455-4677-8899-aabbccddeeff'],
      ],
    ],
  ])('%s', async (name, args) => {
    const { code, out, err } = await explain(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(`golden/${name}.golden.txt`);
  });

  test('on a narrow terminal the sides stand one after the other, and only what must not be broken is wider', async () => {
    const { out } = await explain(develops, { columns: 60 });
    await expect(out).toMatchFileSnapshot('golden/narrow.golden.txt');
    const tooWide = out.split('\n').filter((line) => line.length > 60);
    expect(tooWide.filter((line) => !/arn:|\.json:/.test(line))).toEqual([]);
  });

  test('colour changes nothing but the colour', async () => {
    const plain = await explain(develops);
    const { out } = await explain(develops, { colour: true });
    expect(out).toContain('\u001b[31m\u001b[1mDENIED');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is looked for
    expect(out.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.out);
    expect(plain.out).not.toContain('\u001b');
  });

  test('names no place on this machine', async () => {
    const { out } = await explain(develops);
    expect(out).toContain(`${scenarios}/2-one-repository/estate/111111111111.json:`);
    expect(out).not.toContain(process.cwd());
  });
});

describe('the sentence of AWS and the cause', () => {
  test('of scenario 2, to the character', async () => {
    const { out } = await explain([...develops, '--format', 'json']);
    const { message, causes, changes } = JSON.parse(out);
    expect(message).toBe(
      `User: ${release} is not authorized to perform: ecr:DescribeImages on resource: ${develop} because no identity-based policy allows the ecr:DescribeImages action`,
    );
    expect(causes[0]).toMatchObject({
      layer: 'identity',
      account: '111111111111',
      sentence: expect.stringContaining('has no tag `environment`'),
    });
    expect(changes.map(({ outcome }: { readonly outcome: unknown }) => outcome)).toEqual(
      changes.map(() => ({ decision: 'allow', blockedBy: null })),
    );
  });

  test.each([
    ['without-trust', '222233334444', assumes, 'trust', '222233334444'],
    ['without-permission-to-assume', '444455556666', assumes, 'identity', '444455556666'],
    [
      'without-policy-01',
      '222233334444',
      ['-p', 'arn:aws:sts::222233334444:assumed-role/role-01/listing', '-a', 's3:ListBucket', '-r', 'arn:aws:s3:::foobar'],
      'identity',
      '222233334444',
    ],
  ])('of scenario 1 %s: the layer, its account, one statement that mends it', async (variant, changed, request, layer, account) => {
    const folder = `${scenarios}/1-two-roles`;
    const kept = ['222233334444', '444455556666', 'accounts']
      .filter((name) => name !== changed)
      .flatMap((name) => ['-e', `${folder}/estate/${name}.json`]);
    const { out } = await explain([
      ...request.slice(request.indexOf('-p')),
      ...kept,
      '-e',
      `${folder}/variants/${variant}/${changed}.json`,
      '-f',
      'json',
    ]);
    const { blockedBy, blockers, causes, changes } = JSON.parse(out);
    expect({ blockedBy, blockers, account: causes[0].account }).toEqual({ blockedBy: layer, blockers: [layer], account });
    expect(changes[0]).toMatchObject({
      option: 1,
      kind: 'addStatement',
      layer,
      account,
      statement: { Effect: 'Allow' },
      outcome: { decision: 'allow' },
    });
  });
});

describe('exit codes', () => {
  test('0: answered, whatever the answer', async () => {
    expect(await explain(develops)).toMatchObject({ code: 0 });
    expect(await explain([...develops, '--expect', 'deny'])).toMatchObject({ code: 0 });
  });

  test('1: bad input, told on standard error only', async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[], '--principal, --action, --resource missing'],
      [develops.slice(2), 'no estate given'],
      [[...develops, '--estate', 'nowhere.json'], 'cannot read `nowhere.json`: there is no such file or folder'],
      [[...develops, 'stray'], 'unexpected argument `stray`'],
      [[...develops, '--format', 'xml'], '--format takes text or json, not `xml`'],
      [[...develops, '--context', 'novalue'], '--context takes KEY=VALUE, not `novalue`'],
      [[...develops, '--assume', release], '--assume takes the ARN of a role'],
      [[...develops, '-p', 'arn:aws:iam::111111111111:user/nobody'], 'has no user'],
      [[...develops, '-p', 'alice'], '`alice` is not a principal'],
      [[...develops, '-a', 'DescribeImages'], '`DescribeImages` is not an action'],
      [[...develops, '--session-policy', 'examples/absent.json'], 'cannot read `examples/absent.json`'],
    ];
    for (const [args, message] of cases) {
      const { code, out, err } = await explain(args);
      expect({ args, code, out }).toEqual({ args, code: 1, out: '' });
      expect(err).toContain(message);
      expect(err).not.toContain('    at ');
    }
  });

  test('1: an estate with an error, shown with its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'explain-'));
    const path = join(folder, 'estate.json');
    writeFileSync(path, '{ "accounts": [\n  { "id": "12" }\n] }');
    const { code, err } = await explain(['-e', path, ...develops.slice(2)]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err).toContain('estate.json:2:11: error: ');
    expect(err).toContain(' 2 |   { "id": "12" }');
  });

  test('1: a policy of the request that is no policy, shown with its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'explain-'));
    const path = join(folder, 'session.json');
    writeFileSync(path, '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Alow", "Action": "*", "Resource": "*" }] }');
    const { code, err } = await explain([...develops, '--session-policy', path]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err).toContain('session.json:1:54: error: ');
  });

  test('2: not as expected', async () => {
    const { code, err } = await explain([...develops, '--expect', 'allow']);
    expect(code).toBe(2);
    expect(err).toContain('expected allow, and the decision is deny');
  });

  test('3: incomplete, only under --strict, and only if nothing worse', async () => {
    const stranger = [
      '-e',
      `${scenarios}/2-one-repository/estate`,
      '-p',
      'arn:aws:iam::777777777777:user/eve',
      '-a',
      'ecr:BatchGetImage',
      '-r',
      develop,
    ];
    expect(await explain(stranger)).toMatchObject({ code: 0 });
    expect(await explain([...stranger, '--strict'])).toMatchObject({ code: 3 });
    expect(await explain([...stranger, '--strict', '--expect', 'allow'])).toMatchObject({ code: 2 });
    expect(await explain([...develops, '--strict'])).toMatchObject({ code: 0, err: '' });
  });
});
