// The published schemas against what is really printed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeStreams } from '../../test/testkit/fake-streams.ts';
import { schemaViolations } from '../../test/testkit/json-schema.ts';
import { main } from './main.ts';
import { surroundings } from './surroundings.ts';
import { newEstateShelf } from './test/estate-shelf.ts';
import { findCaseFiles } from './test/find-case-files.ts';
import { runCase } from './test/run-case.ts';

type Json = { readonly [key: string]: unknown };

function schema(name: string): unknown {
  return JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'));
}

async function print(...args: readonly string[]): Promise<Json> {
  const streams = fakeStreams();
  await main(args, streams);
  return JSON.parse(streams.written.out);
}

const estate = ['--estate', 'examples/scenarios/1-two-roles/estate'];
const caller = ['--principal', 'arn:aws:sts::444455556666:assumed-role/role-02/i-0123456789abcdef0'];
const list = ['--action', 's3:ListBucket', '--resource', 'arn:aws:s3:::foobar'];
const ROLE = 'arn:aws:iam::300000000003:role/orders-report';
const explanation = schema('explanation');
const testReport = schema('test-report');
const analysis = schema('analysis');

test('analysis.schema.json: scenario 5, with an ignore file', async () => {
  const files = ['--ignore', 'examples/external-access/ignore.json'];
  const answer = await print('analyze', '--estate', 'examples/scenarios/5-outside-access/estate', ...files, '-f', 'json');
  expect(schemaViolations(analysis, answer)).toEqual([]);
  expect(schemaViolations(analysis, { ...answer, findings: [{}] })).not.toEqual([]);
});

describe('checks.schema.json', () => {
  const checks = schema('checks');
  const write = (name: string, ...statements: readonly Json[]): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify({ Version: '2012-10-17', Statement: statements }));
    return path;
  };
  const open = { Sid: 'Open', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('findings, and one that is ignored', async () => {
    const policy = write('a.json', { ...open, Sid: '', Action: 's3:getobjekt' });
    const ignore = join(folder, 'ignore.json');
    writeFileSync(ignore, JSON.stringify({ ignore: [{ check: 'EMPTY_SID_VALUE', reason: 'on purpose' }] }));
    const answer = await print('check', 'validate', policy, '-t', 'resource', '--ignore', ignore, '-f', 'json');
    expect(answer).toMatchObject({ files: [{ ignored: [{ reason: 'on purpose' }] }] });
    expect(schemaViolations(checks, answer)).toEqual([]);
    expect(schemaViolations(checks, { ...answer, files: [{ file: 'a' }] })).not.toEqual([]);
  });

  test('a pass, and a failure with its witness', async () => {
    const policies = [write('b.json', open), write('c.json', { ...open, Principal: { AWS: '111111111111' } })];
    const answer = await print('check', 'no-public-access', ...policies, '-r', 'AWS::S3::Bucket', '-f', 'json');
    expect(answer).toMatchObject({ files: [{ result: 'FAIL' }, { result: 'PASS' }] });
    expect(schemaViolations(checks, answer)).toEqual([]);
  });
});

describe('generation.schema.json', () => {
  const generation = schema('generation');
  const logs = ['generate', '--trail', 'examples/logs', '--format', 'json'];
  const managed = ['--compare', 'arn:aws:iam::aws:policy/AdministratorAccess'];

  test('a policy, compared with what is granted', async () => {
    const answer = await print(...logs, '--principal', 'sso:AdministratorAccess', ...managed);
    expect(answer['policies']).toMatchObject([{ comparison: { used: expect.any(Number) }, proof: { holds: true } }]);
    expect(schemaViolations(generation, answer)).toEqual([]);
    expect(schemaViolations(generation, { ...answer, extra: 1 })).toEqual(['$.extra: nothing is allowed here']);
  });

  test('principals only', async () => {
    expect(schemaViolations(generation, await print(...logs))).toEqual([]);
  });

  test('objects that are passed over', async () => {
    const answer = await print(...logs, '--principal', ROLE);
    expect(answer['read']).toMatchObject({ passedOver: expect.any(Number) });
    expect(schemaViolations(generation, answer)).toEqual([]);
  });
});

describe('plan.schema.json', () => {
  const plan = schema('plan');
  const listed = ['generate', '--plan', '--format', 'json', '--trail', 'examples/logs'];

  test('of files, and of a folder that is not there', async () => {
    const answer = await print(...listed);
    expect(answer['skipped']).toEqual({ 'digests (folders)': 1 });
    expect(schemaViolations(plan, answer)).toEqual([]);
    expect(schemaViolations(plan, { ...answer, extra: 1 })).toEqual(['$.extra: nothing is allowed here']);
    const problems = await print(...listed, '--trail', 'examples/nowhere');
    expect(problems).toMatchObject({ problemCount: 1 });
    expect(schemaViolations(plan, problems)).toEqual([]);
  });
});

describe('recorded-preview.schema.json', () => {
  const preview = schema('recorded-preview');
  const logs = ['preview', '--trail', 'examples/logs', '--format', 'json', '--change'];

  test('calls that would be denied, and calls of which it is not known', async () => {
    const answer = await print(...logs, 'examples/recorded-calls/guardrails.json', '--as', 'scp');
    expect(answer).toMatchObject({ denied: expect.arrayContaining([expect.anything()]), unknown: [expect.anything()] });
    expect(schemaViolations(preview, answer)).toEqual([]);
    expect(schemaViolations(preview, { ...answer, extra: 1 })).toEqual(['$.extra: nothing is allowed here']);
    expect(schemaViolations(preview, { ...answer, denied: [{}] })).not.toEqual([]);
  });

  test('an estate, and the calls of one role', async () => {
    const scenario = ['--estate', 'examples/scenarios/4-policy-generation/estate'];
    const answer = await print(...logs, 'examples/recorded-calls/boundary.json', ...scenario, '--principal', ROLE);
    expect(answer['read']).toMatchObject({ passedOver: expect.any(Number) });
    expect(schemaViolations(preview, answer)).toEqual([]);
  });
});

describe('explanation.schema.json', () => {
  test('a denial', async () => {
    expect(schemaViolations(explanation, await print('explain', ...estate, ...caller, ...list, '-f', 'json'))).toEqual([]);
  });

  test('a chain, with its steps', async () => {
    const answer = await print(
      'explain',
      ...estate,
      ...caller,
      ...list,
      '--assume',
      'arn:aws:iam::222233334444:role/role-01',
      '-f',
      'json',
    );
    expect(answer['hops']).toHaveLength(2);
    expect(schemaViolations(explanation, answer)).toEqual([]);
  });

  test('every explanation of the examples, and of each tenth case of the corpus', async () => {
    const setting = { shelf: newEstateShelf(), around: surroundings(), estate: [], strict: false, changes: true };
    const examples = findCaseFiles(['examples']).flatMap((source) => runCase(source, setting).explanations);
    const tenth = findCaseFiles(['test/corpus/decisions']).filter((_, index) => index % 10 === 0);
    const corpus = tenth.flatMap((source) => runCase(source, setting).explanations);
    const answers = [...examples, ...corpus].filter((one) => one !== undefined);
    expect(answers.length).toBeGreaterThan(examples.length);
    const wrong = answers.flatMap((answer) => schemaViolations(explanation, answer));
    expect([...new Set(wrong)]).toEqual([]);
  });

  test('refuses a field more, a field less, and another value', async () => {
    const answer = await print('explain', ...estate, ...caller, ...list, '-f', 'json');
    expect(schemaViolations(explanation, { ...answer, extra: 1 })).toEqual(['$.extra: nothing is allowed here']);
    const { kind: _, ...less } = answer;
    expect(schemaViolations(explanation, less)).toEqual(['$: has no kind']);
    expect(schemaViolations(explanation, { ...answer, decision: 'maybe' })).toEqual(['$.decision: is none of ["allow","deny"]']);
    const [change] = answer['changes'] as readonly Json[];
    expect(schemaViolations(explanation, { ...answer, changes: [{ ...change, note: '' }] })).toEqual([
      '$.changes[0].note: nothing is allowed here',
    ]);
  });
});

describe('test-report.schema.json', () => {
  test('a report with every outcome', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
    const user = { name: 'alice', policies: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
    const request = {
      principal: 'arn:aws:iam::111111111111:user/alice',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      expect: 'allow',
    };
    const requests = [
      { ...request, resourceAccount: '111111111111' },
      { ...request, expect: { blockers: ['trust'], message: 'x' } },
      { ...request, principal: 'arn:aws:iam::111111111111:user/bob' },
      { ...request, principal: 'arn:aws:iam::222222222222:user/eve', expect: 'deny' },
    ];
    writeFileSync(
      join(folder, 'a.json'),
      JSON.stringify({ name: 'a', estate: { accounts: [{ id: '111111111111', users: [user] }] }, requests }),
    );
    writeFileSync(join(folder, 'b.json'), '{ "requests": 1 }');
    const report = await print('test', folder, '--strict', '--format', 'json');
    rmSync(folder, { recursive: true });
    expect(report).toMatchObject({ failed: 1, errors: 2 });
    const [first] = report['files'] as readonly { readonly requests: readonly { readonly outcome: string }[] }[];
    expect(first?.requests.map(({ outcome }) => outcome)).toContain('incomplete');
    expect(schemaViolations(testReport, report)).toEqual([]);
    expect(schemaViolations(testReport, { ...report, extra: 1 })).toEqual(['$.extra: nothing is allowed here']);
  });

  test('the report of the examples', async () => {
    expect(schemaViolations(testReport, await print('test', 'examples', '--format', 'json'))).toEqual([]);
  });
});
