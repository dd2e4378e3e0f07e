// `check` on the command line: answers, formats, ignore files, exit codes and errors.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { main } from '../main.ts';

let folder: string;
const file = (name: string): string => join(folder, name);

const document = (...statements: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const risky = document({ Sid: 'Pass', Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' });
const sound = document({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' });
const wrong = document({ Effect: 'Allow', Action: 's3:GetObjekt', Resource: '*' });
const open = document({ Sid: 'Open', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  const files = { 'risky.json': risky, 'sound.json': sound, 'wrong.json': wrong, 'open.json': open, 'broken.json': '{' };
  for (const [name, text] of Object.entries(files)) writeFileSync(file(name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], input?: string): Promise<{ code: number; out: string; err: string }> {
  const streams = fakeStreams(input === undefined ? {} : { input });
  const code = await main(['check', ...args], streams);
  return { code, ...streams.written };
}

describe('validate', () => {
  test('several files, and standard input', async () => {
    const { code, out } = await run(['validate', file('sound.json'), file('wrong.json'), '-'], risky);
    expect(code).toBe(2);
    expect(out).toContain(`${file('wrong.json')}:6:17: error INVALID_ACTION`);
    expect(out).toContain('standard input:7:17: security warning PASS_ROLE_WITH_STAR_IN_RESOURCE');
    expect(out).toMatch(/3 policies: 1 error, 1 security warning\n$/);
  });

  test.each([
    ['error', 0],
    ['security-warning', 2],
    ['none', 0],
  ])('--fail-on %s', async (failOn, expected) => {
    expect((await run(['validate', '--fail-on', failOn], risky)).code).toBe(expected);
  });

  test('a text that is not JSON is a finding', async () => {
    const { code, out } = await run(['validate', file('broken.json')]);
    expect([code, out]).toEqual([2, expect.stringContaining('error JSON_SYNTAX_ERROR')]);
  });

  test('what stands in a policy cannot steer the terminal', async () => {
    const { out } = await run(
      ['validate'],
      document({ Effect: 'Allow', Action: 's3:\u001b[31mX', Resource: '*', Condition: { StringEquals: { 'aws:\u001b[2J': 'a' } } }),
    );
    expect(out).not.toContain('\u001b');
  });
});

describe('checks that pass or fail', () => {
  test('no-new-access', async () => {
    const { code, out } = await run(['no-new-access', file('risky.json'), file('sound.json'), '--existing', file('sound.json')]);
    expect(code).toBe(2);
    expect(out).toContain(`${file('risky.json')}: FAIL  The modified permissions grant new access`);
    expect(out).toContain('New access in the statement with sid: Pass.');
    expect(out).toContain('iam:PassRole on *');
    expect(out).toContain(`${file('sound.json')}: PASS`);
  });

  test('access-not-granted, actions with commas', async () => {
    expect((await run(['access-not-granted', file('sound.json'), '--actions', 's3:PutObject,s3:DeleteObject'])).code).toBe(0);
    expect((await run(['access-not-granted', file('sound.json'), '--actions', 's3:PutObject', '--actions', 's3:Get*'])).code).toBe(2);
    expect((await run(['access-not-granted', file('sound.json'), '--resources', 'arn:aws:s3:::c/*'])).code).toBe(0);
  });

  test('no-public-access', async () => {
    const { code, out } = await run(['no-public-access', file('open.json'), '--resource-type', 'AWS::S3::Bucket', '-f', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(out).files[0]).toMatchObject({
      result: 'FAIL',
      message: 'The resource policy grants public access for the given resource type.',
      reasons: [
        {
          statementId: 'Open',
          statementIndex: 0,
          witness: { principal: 'anonymous', action: 's3:GetObject' },
          locations: [{ path: [{ value: 'Statement' }, { index: 0 }] }],
        },
      ],
    });
  });

  test('a document that cannot be read is bad input', async () => {
    const { code, err } = await run(['no-new-access', file('broken.json'), '--existing', file('sound.json')]);
    expect([code, err]).toEqual([1, expect.stringContaining('broken.json:1:2: error:')]);
    expect((await run(['no-new-access', file('sound.json'), '--existing', file('broken.json')])).code).toBe(1);
  });
});

describe('formats', () => {
  test('json has the fields of Access Analyzer', async () => {
    const { out } = await run(['validate', file('wrong.json'), '-f', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      check: 'validate',
      files: [
        {
          file: file('wrong.json'),
          findings: [{ findingType: 'ERROR', issueCode: 'INVALID_ACTION', locations: [{ span: { start: { line: 6, column: 16 } } }] }],
        },
      ],
    });
  });

  test('sarif: every result has its rule and a region that begins at 1', async () => {
    const { out } = await run(['validate', file('wrong.json'), file('risky.json'), '-f', 'sarif']);
    const [{ tool, results }] = JSON.parse(out).runs;
    expect(JSON.parse(out).version).toBe('2.1.0');
    expect(results).toHaveLength(2);
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).toBeTruthy();
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation.uri).not.toContain(' ');
      expect(region.startLine).toBeGreaterThan(0);
      expect(region.startColumn).toBeGreaterThan(0);
      expect(region.endColumn).toBeGreaterThan(region.startColumn);
    }
  });

  test('markdown keeps input within its cells', async () => {
    const { out } = await run(['validate', '-f', 'markdown'], document({ Effect: 'Allow', Action: 's3:a|<b>\n', Resource: '*' }));
    expect(out.split('\n').filter((line) => line.includes('INVALID\\_ACTION'))).toHaveLength(1);
    expect(out).not.toMatch(/[^\\]\|<b>|<b>/);
  });
});

describe('the ignore file', () => {
  const ignoring = async (entry: object, ...args: readonly string[]) => {
    writeFileSync(file('ignore.txt'), JSON.stringify({ ignore: [{ reason: 'known', ...entry }] }));
    return run(['validate', file('wrong.json'), '--ignore', file('ignore.txt'), ...args]);
  };

  test('leaves out what an entry matches, and says so', async () => {
    const { code, out } = await ignoring({ check: 'INVALID_*', file: '*wrong.json', statement: '0' });
    expect([code, out]).toEqual([0, '1 policy: no findings; 1 ignored\n']);
    const sarif = JSON.parse((await ignoring({ check: 'INVALID_ACTION' }, '-f', 'sarif')).out);
    expect(sarif.runs[0].results[0].suppressions).toEqual([{ kind: 'external', justification: 'known' }]);
  });

  test('entries that have expired, or match nothing, are told', async () => {
    const expired = await ignoring({ check: 'INVALID_ACTION', expires: '2020-01-31' });
    expect([expired.code, expired.err]).toEqual([2, expect.stringContaining('expired on 2020-01-31: 1 findings are shown again')]);
    expect((await ignoring({ check: 'MISSING_EFFECT' })).err).toContain('matches no finding');
    expect((await ignoring({ resource: 'arn:aws:s3:::b' })).err).toBe('');
  });

  test.each([
    [{ reason: '' }, '`reason` is not a text'],
    [{ check: 'A', reason: undefined }, 'has no `reason`'],
    [{ check: 'A', expires: '2026-02-31' }, '`expires` is a day'],
    [{ chek: 'A' }, 'has the key `chek`'],
    [{ owner: 'me' }, 'names nothing that it is about'],
  ])('refuses %j', async (entry, message) => {
    const { code, err } = await ignoring(entry);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
  });
});

test.each([
  [[], 'say which check'],
  [['lint'], 'check takes validate'],
  [['validate', '--existing', 'x.json'], '--existing is for no-new-access'],
  [['no-new-access', 'x.json'], '--existing missing'],
  [['no-public-access', 'x.json'], '--resource-type missing'],
  [['no-public-access', '-r', 'AWS::ECR::Repository'], '--resource-type takes'],
  [['access-not-granted', 'x.json'], '--actions or --resources missing'],
  [['validate', '-t', 'user'], '--policy-type takes identity, resource, scp, rcp or trust'],
  [['validate', '-t', 'scp', '-r', 'AWS::S3::Bucket'], '--resource-type is for resource policies'],
  [['validate', 'nowhere.json'], 'there is no such file'],
  [['validate'], 'name a file, or pipe a policy document in'],
])('%j is refused', async (args, message) => {
  const { code, err } = await run(args);
  expect([code, err]).toEqual([1, expect.stringContaining(message)]);
});
