// `generate` as it is called, over the logs of the examples.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { main } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOGS = ['--trail', 'examples/logs'];
const SET = ['--principal', 'sso:AdministratorAccess'];
const REPORT = 'arn:aws:iam::300000000003:role/orders-report';

async function generate(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = fakeStreams();
  const code = await main(['generate', ...args], streams);
  return { code, ...streams.written };
}

describe('the whole answer', () => {
  test.each([
    ['text', 'txt'],
    ['markdown', 'md'],
    ['html', 'html'],
    ['terraform', 'tf'],
    ['cloudformation', 'template.json'],
  ])('%s', async (format, ending) => {
    const { code, out } = await generate(...LOGS, ...SET, '--format', format);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/examples.golden.${ending}`);
  });

  test('everybody who was seen, with the next command', async () => {
    const { code, out, err } = await generate(...LOGS);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot('golden/principals.golden.txt');
  });

  test('a plan', async () => {
    const { code, out } = await generate(...LOGS, '--plan', '--workers', '2');
    expect(code).toBe(0);
    expect(out).toContain('7 objects');
    expect(out).toContain('left out: 1 folder (digests)');
    expect(out).toMatch(/^ +4 +86\.0 kB +300000000003 +us-west-2$/m);
    expect(out).toMatch(/this machine +1 s +nothing/);
  });
});

test('the README shows what is printed', async () => {
  const { out } = await generate(...LOGS, ...SET);
  const printed = new Set(out.split('\n').map((line) => line.trim()));
  const readme = readFileSync('README.md', 'utf8');
  const [, shown = ''] = /--format terraform\n```\n\n```console\n([\s\S]*?)```/.exec(readme) ?? [];
  const lines = shown.split('\n').map((line) => line.trim());
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => line !== '' && line !== '…' && !printed.has(line))).toEqual([]);
});

describe('principals', () => {
  test.each([
    [REPORT],
    ['arn:aws:sts::300000000003:assumed-role/orders-report/orders-report'],
    ['arn:aws:iam::300000000003:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6071'],
    ['arn:aws:iam::300000000003:role/AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6071'],
  ])('%s', async (principal) => {
    const { code, out } = await generate(...LOGS, '--principal', principal, '--format', 'policy');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ Version: '2012-10-17' });
  });

  test('one that is not there: names that are near', async () => {
    const { code, out, err } = await generate(...LOGS, '--principal', 'arn:aws:iam::300000000003:role/order-report');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`seen were ${REPORT}`);
  });

  test('two: a policy for each', async () => {
    const { code, out } = await generate(...LOGS, ...SET, '--principal', REPORT, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ policies: [{ name: 'AdministratorAccess' }, { name: 'orders-report' }] });
    expect(await generate(...LOGS, ...SET, '--principal', REPORT, '--format', 'policy')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--out FOLDER/'),
    });
  });
});

describe('nothing read is an error, and never nothing used', () => {
  test.each([
    ['no such folder', ['--trail', 'examples/nowhere'], 'examples/nowhere'],
    ['no object in the time', [...LOGS, '--from', '2020-01-01', '--to', '2020-01-02'], 'no '],
    ['no event in the object', ['--trail', join(folder, 'empty.json')], 'no event'],
    ['no JSON', ['--trail', join(folder, 'text.json')], 'text.json'],
    ['a source that is none', ['--trail', 'ftp://example.com/'], '`ftp://` cannot be read'],
    ['nothing to plan', [...LOGS, '--plan', '--from', '2020-01-01', '--to', '2020-01-02'], 'no log was found'],
    [
      'and why not',
      [...LOGS, '--plan', '--from', '2027-01-01'],
      /left out: \d+ (?:object|folder)s? \(delivered before the time asked for\)/,
    ],
  ])('%s', async (_, args, message) => {
    writeFileSync(join(folder, 'empty.json'), '{"Records":[]}');
    writeFileSync(join(folder, 'text.json'), 'once upon a time');
    const { code, out, err } = await generate(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });
});

describe('files', () => {
  test('--all: a policy and a report for each, and who was seen', async () => {
    const out = join(folder, 'all');
    const { code } = await generate(...LOGS, '--all', '--out', out, '--format', 'markdown');
    expect(code).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual([
      'AdministratorAccess.json',
      'AdministratorAccess.md',
      'orders-report.json',
      'orders-report.md',
      'principals.md',
    ]);
    expect(JSON.parse(readFileSync(join(out, 'orders-report.json'), 'utf8'))).toMatchObject({ Version: '2012-10-17' });
  });

  test('--all as JSON: each report has whom it is about, and one has everybody', async () => {
    const out = join(folder, 'all-json');
    await generate(...LOGS, '--all', '--out', out, '--format', 'json');
    const seen = (name: string): readonly string[] => {
      const { principals } = JSON.parse(readFileSync(join(out, `${name}.report.json`), 'utf8')) as {
        readonly principals: { readonly id: string }[];
      };
      return principals.map(({ id }) => id);
    };
    expect(seen('orders-report')).toEqual(['arn:aws:iam::300000000003:role/orders-report']);
    expect(seen('principals').length).toBeGreaterThan(1);
  });

  test('--out: one file, without colours', async () => {
    const path = join(folder, 'deep', 'report.txt');
    const { code, out } = await generate(...LOGS, ...SET, '--out', path);
    expect({ code, out }).toEqual({ code: 0, out: `${path}\n` });
    expect(readFileSync(path, 'utf8')).toContain('allowed calls replayed: all allowed');
  });

  test('no log is written over', async () => {
    const path = join(folder, 'own.json');
    const identity = { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/alice', accountId: '111111111111' };
    const event = { eventSource: 's3.amazonaws.com', eventTime: '2026-06-01T08:00:00Z', awsRegion: 'us-east-1', userIdentity: identity };
    const log = JSON.stringify({ Records: [{ ...event, eventName: 'ListBuckets', eventID: 'a' }] });
    writeFileSync(path, log);
    const own = ['--trail', path, '--principal', identity.arn, '--format', 'policy', '--out'];
    expect(await generate(...own, path)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is one of the logs') });
    writeFileSync(join(folder, 'alice.json'), log);
    const folderOfLog = ['--trail', join(folder, 'alice.json'), '--principal', identity.arn, '--format', 'policy', '--out'];
    expect(await generate(...folderOfLog, folder)).toMatchObject({ code: 1, err: expect.stringContaining('is one of the logs') });
    expect(await generate('--trail', path, '--plan', '--out', path)).toMatchObject({ code: 1 });
    expect(readFileSync(path, 'utf8')).toBe(log);
    expect(readFileSync(join(folder, 'alice.json'), 'utf8')).toBe(log);
  });

  test.skipIf(process.platform !== 'linux')('a folder that the system does not let be made', async () => {
    const { code, err } = await generate(...LOGS, ...SET, '--out', '/proc/no-such-folder/below/report.txt');
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('cannot write `/proc/no-such-folder/below/report.txt`: ENOENT'),
    });
  });

  test('a place where nothing can be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, err } = await generate(...LOGS, ...SET, '--out', join(folder, 'file', 'report.txt'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('cannot write') });
  });
});

test('--strict: what is not known is exit code 3, and is said', async () => {
  const path = join(folder, 'unknown.json');
  const identity = { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/alice', accountId: '111111111111' };
  const event = { eventSource: 's3.amazonaws.com', eventTime: '2026-06-01T08:00:00Z', awsRegion: 'us-east-1', userIdentity: identity };
  const records = ['ListBuckets', 'NoSuchOperation'].map((eventName) => ({ ...event, eventName, eventID: eventName }));
  writeFileSync(path, JSON.stringify({ Records: records }));
  const args = ['--trail', path, '--principal', identity.arn];
  expect(await generate(...args)).toMatchObject({ code: 0, out: expect.stringContaining('s3.amazonaws.com NoSuchOperation, 1 call') });
  expect(await generate(...args, '--strict')).toMatchObject({ code: 3, err: expect.stringContaining('NoSuchOperation') });
  expect(await generate(...LOGS, ...SET, '--strict')).toMatchObject({ code: 0, err: '' });
});

test('what a policy cannot name is allowed with what is like it: said, and an error with --strict', async () => {
  const path = join(folder, 'names.json');
  const identity = { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/alice', accountId: '111111111111' };
  const event = { eventSource: 's3.amazonaws.com', eventName: 'GetObject', eventTime: '2026-06-01T08:00:00Z', awsRegion: 'us-east-1' };
  const read = { ...event, userIdentity: identity, eventID: '1', requestParameters: { bucketName: 'data', key: '日本' } };
  writeFileSync(path, JSON.stringify({ Records: [read] }));
  const args = ['--trail', path, '--principal', identity.arn, '--format', 'policy'];
  const wider = 's3:GetObject is allowed on more than was used, on arn:aws:s3:::data/*';
  expect(await generate(...args)).toMatchObject({ code: 0, err: expect.stringContaining(wider) });
  expect(await generate(...args, '--strict')).toMatchObject({ code: 3, err: expect.stringContaining(wider) });
});

test('what was refused, and is allowed since wider resources were asked for, is said; it is an error with --strict', async () => {
  const path = join(folder, 'wide.json');
  const identity = { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/alice', accountId: '111111111111' };
  const event = { eventSource: 's3.amazonaws.com', eventTime: '2026-06-01T08:00:00Z', awsRegion: 'us-east-1', userIdentity: identity };
  const get = (key: string, more: object = {}) => ({
    ...{ ...event, ...more, eventName: 'GetObject', eventID: key, recipientAccountId: '111111111111' },
    requestParameters: { bucketName: 'data', key },
  });
  writeFileSync(path, JSON.stringify({ Records: [get('x/a'), get('x/b'), get('y/c', { errorCode: 'AccessDenied' })] }));
  const args = ['--trail', path, '--principal', identity.arn, '--resources'];
  expect(await generate(...args, 'exact', '--strict')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 denied call replayed: all stay denied'),
  });
  expect(await generate(...args, 'type')).toMatchObject({
    code: 0,
    out: expect.stringContaining('refused, and allowed because wider resources'),
  });
  expect(await generate(...args, 'type', '--format', 'policy')).toMatchObject({
    code: 0,
    err: expect.stringContaining('1 kind of denied call allowed by the wider resources'),
  });
  expect(await generate(...args, 'type', '--strict')).toMatchObject({
    code: 3,
    err: expect.stringContaining('alice allows 1 kind of call'),
  });
});

test('--include-denied allows what was refused', async () => {
  const { out } = await generate(...LOGS, ...SET, '--include-denied', '--format', 'policy');
  expect(out).toContain('organizations:LeaveOrganization');
  expect((await generate(...LOGS, ...SET, '--format', 'policy')).out).not.toContain('organizations:LeaveOrganization');
});
