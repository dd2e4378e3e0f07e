// `test` as it is called: exit codes, what is printed, reports.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeStreams, fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { main } from '../main.ts';

const ALICE = 'arn:aws:iam::111111111111:user/alice';
const estate = {
  accounts: [
    {
      id: '111111111111',
      users: [
        {
          name: 'alice',
          policies: [
            {
              name: 'read',
              document: { Version: '2012-10-17', Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
            },
          ],
        },
      ],
      resources: [{ arn: 'arn:aws:s3:::bucket' }],
    },
  ],
};
const read = { principal: ALICE, action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/key', expect: 'allow' };
const write = { ...read, action: 's3:PutObject' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-verb-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

interface Run extends Pick<FakeStreams, 'written'> {
  readonly code: number;
  /** Without the folder of this run. */
  readonly out: string;
}

async function run(...args: readonly string[]): Promise<Run> {
  const streams = fakeStreams();
  const code = await main(['test', ...args], streams);
  return { code, written: streams.written, out: streams.written.out.replaceAll(`${folder}/`, '') };
}

describe('expectations', () => {
  test('that hold: only counted, listed when asked', async () => {
    const path = put('case.json', { name: 'alice reads', estate, requests: [read] });
    expect(await run(path)).toMatchObject({ code: 0, out: '1 passed, 0 failed\n' });
    const { out } = await run(path, '--verbose');
    expect(out).toBe(`✓ case.json:37:5  alice reads\n    s3:GetObject on arn:aws:s3:::bucket/key by ${ALICE}\n1 passed, 0 failed\n`);
  });

  test('that do not hold: place, difference, cause', async () => {
    const expected = { decision: 'allow', kind: 'allowed', message: 'Access denied' };
    const path = put('case.json', { name: 'alice writes', estate, requests: [read, { ...write, expect: expected }] });
    const { code, out } = await run(path);
    expect(code).toBe(2);
    expect(out).toBe(`✗ FAILED case.json:43:5  alice writes
    s3:PutObject on arn:aws:s3:::bucket/key by ${ALICE}
    decision   expected allow, found deny
    kind       expected allowed, found implicitDeny
    message    - Access denied
               + User: arn:aws:iam::111111111111:user/alice is not authorized to perform: s3:PutObj…
                 ^ parts here
    why        account 111111111111: no statement of the caller's identity policies allows
               s3:PutObject

1 passed, 1 failed
`);
  });

  test('of a denial that is allowed: the statement that allows, with its place', async () => {
    const path = put('case.json', { name: 'nobody reads', estate, requests: [{ ...read, expect: 'deny' }] });
    const { code, out } = await run(path);
    expect(code).toBe(2);
    expect(out).toContain('    why        allowed by statement Read of read\n               case.json:16:21\n');
  });

  test('see the context of the case, and nothing that is filled in', async () => {
    const condition = { DateGreaterThan: { 'aws:CurrentTime': '2000-01-01T00:00:00Z' } };
    const policy = {
      name: 'later',
      document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }] },
    };
    const later = { accounts: [{ id: '111111111111', users: [{ name: 'alice', policies: [policy] }] }] };
    const stated = { ...read, context: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } };
    const path = put('case.json', { name: 'now', estate: later, requests: [{ ...read, expect: 'deny' }, stated] });
    expect(await run(path)).toMatchObject({ code: 0 });
  });
});

describe('estates', () => {
  test('by path, from the folder of the case', async () => {
    put('estate.json', estate);
    const path = put('case.json', { name: 'by path', estate: 'estate.json', requests: [read] });
    expect(await run(path)).toMatchObject({ code: 0 });
    expect(await run(folder)).toMatchObject({ code: 0, out: '1 passed, 0 failed\n' });
  });

  test('given with --estate, for cases that have none', async () => {
    const given = put('estate.json', estate);
    const path = put('case.json', { name: 'without', requests: [read] });
    const alone = await run(path);
    expect(alone.code).toBe(1);
    expect(alone.out).toContain('! ERROR case.json:1:1: the case has no estate');
    expect(await run(path, '--estate', given)).toMatchObject({ code: 0 });
  });

  test('that are not there', async () => {
    const path = put('case.json', { name: 'lost', estate: 'lost.json', requests: [read] });
    const { code, out } = await run(path);
    expect(code).toBe(1);
    expect(out).toContain('! ERROR case.json:1:1: cannot read `lost.json`: there is no such file or folder');
  });

  test('that are wrong: once in full, although two cases use it', async () => {
    put('estate.json', '{ "accounts": [ { "id": 1 } ] }');
    put('a.case.json', { name: 'a', estate: 'estate.json', requests: [read] });
    put('b.case.json', { name: 'b', estate: 'estate.json', requests: [read] });
    const { code, out } = await run(folder);
    expect(code).toBe(1);
    expect(out.match(/estate\.json:1:\d+: /g)).toHaveLength(1);
    expect(out).toContain('! ERROR b.case.json: its estate cannot be used, as told above\n');
    expect(out).toContain('0 passed, 0 failed, 2 errors\n');
  });
});

describe('bad input', () => {
  test('is told with its place; other files still run', async () => {
    put('bad.json', '{ "name": "x", "requests": [ { "principal": 1 } ], "estate": {} }');
    put('good.json', { name: 'alice reads', estate, requests: [read] });
    put('not.json', '{ "requests": [');
    const { code, out } = await run(folder);
    expect(code).toBe(1);
    expect(out).toContain('! ERROR bad.json:1:45: ');
    expect(out).toContain('! ERROR not.json:1:16: ');
    expect(out).toContain('1 passed, 0 failed, 2 errors\n');
  });

  test('a principal that is not there makes its request an error, and the others go on', async () => {
    const path = put('case.json', { name: 'bob', estate, requests: [{ ...read, principal: 'arn:aws:iam::111111111111:user/bob' }, read] });
    const { code, out } = await run(path);
    expect(code).toBe(1);
    expect(out).toContain('! ERROR case.json:37:5  bob\n');
    expect(out).toContain('1 passed, 0 failed, 1 error\n');
  });

  test('wins over a failed expectation', async () => {
    put('bad.json', '{ "requests": 1 }');
    put('case.json', { name: 'fails', estate, requests: [write] });
    expect(await run(folder)).toMatchObject({ code: 1 });
  });

  test('no case at all', async () => {
    put('estate.json', estate);
    const { code, written } = await run(folder);
    expect(code).toBe(1);
    expect(written.err).toContain(`no decision case in \`${folder}\``);
    expect(await run()).toMatchObject({ code: 1 });
  });
});

test('--only runs the cases with that text in path or name', async () => {
  put('a.json', { name: 'alice reads', estate, requests: [read] });
  put('b.json', { name: 'alice writes', estate, requests: [write] });
  expect(await run(folder, '--only', 'alice reads')).toMatchObject({ code: 0, out: '1 passed, 0 failed\n' });
  expect(await run(folder, '--only', 'b.json')).toMatchObject({ code: 2 });
  const { code, written } = await run(folder, '--only', 'mallory');
  expect(code).toBe(1);
  expect(written.err).toContain('has `mallory` in its path or name');
});

test('--strict: what rests on assumptions is incomplete, after failures', async () => {
  const foreign = { ...read, principal: 'arn:aws:iam::222222222222:user/eve', expect: 'deny' };
  const path = put('case.json', { name: 'a stranger', estate, requests: [foreign] });
  expect(await run(path)).toMatchObject({ code: 0 });
  const { code, out } = await run(path, '--strict');
  expect(code).toBe(3);
  expect(out).toContain('? INCOMPLETE case.json:37:5  a stranger\n');
  expect(out).toContain('not known  222222222222: assumed that ');
  expect(out).toContain('0 passed, 0 failed, 1 incomplete\n');
  const both = put('both.json', { name: 'both', estate, requests: [foreign, write] });
  expect(await run(both, '--strict')).toMatchObject({ code: 2 });
});

test('--junit writes a file beside the text, --format junit prints it', async () => {
  const path = put('case.json', { name: 'alice', estate, requests: [read, write] });
  const file = join(folder, 'report.xml');
  const { code, out } = await run(path, '--junit', file);
  expect(code).toBe(2);
  expect(out).toContain('1 passed, 1 failed\n');
  const xml = readFileSync(file, 'utf8');
  expect(xml).toContain('tests="2" failures="1" errors="0"');
  expect((await run(path, '--format', 'junit')).written.out).toBe(xml);
  expect(await run(path, '--junit', join(folder, 'no', 'such', 'folder.xml'))).toMatchObject({ code: 1 });
});

test('--format json', async () => {
  const path = put('case.json', { name: 'alice', estate, requests: [read, write] });
  const { code, written } = await run(path, '--format', 'json');
  expect(code).toBe(2);
  expect(JSON.parse(written.out)).toMatchObject({
    schemaVersion: 1,
    passed: 1,
    failed: 1,
    files: [
      {
        file: path,
        name: 'alice',
        problems: [],
        requests: [
          { outcome: 'passed', decision: 'allow', position: { line: 37, column: 5 } },
          { outcome: 'failed', decision: 'deny', differences: [{ field: 'decision', expected: 'allow', actual: 'deny' }] },
        ],
      },
    ],
  });
  expect(await run(path, '--format', 'yaml')).toMatchObject({ code: 1 });
});

test('the examples hold', async () => {
  expect(await run('examples')).toMatchObject({ code: 0 });
});
