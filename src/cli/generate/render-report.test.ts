// Reports of constructed generations: nothing from logs becomes markup, moves a cursor or ends a line.
import { describe, expect, test } from 'vitest';
import type { ActivityGroup } from '../../activity/activity-group.ts';
import type { Comparison } from '../../activity/compare/comparison.ts';
import type { ReadReport } from '../../activity/read-report.ts';
import type { UsedCall } from '../../activity/used-call.ts';
import { callSummary } from './call-summary.ts';
import { deniedCalls } from './denied-calls.ts';
import type { GenerateReport } from './generate-report.ts';
import { type ReportFormat, renderReport } from './render-report.ts';
import { principalsSeen } from './seen-principal.ts';

const HOSTILE = '<script>alert("1")</script>\u001b[2J\n# title | `code` *x* [a](http://evil.example) \u202e@team & \'"';
const ROLE = `arn:aws:iam::111111111111:role/${HOSTILE}`;

const READ: ReadReport = {
  objects: 2,
  skipped: new Map([[HOSTILE, 3]]),
  compressedBytes: 10,
  jsonBytes: 100,
  events: 7,
  repeats: 1,
  malformed: 1,
  problems: [{ object: HOSTILE, kind: 'truncated', message: HOSTILE, events: 1 }],
  problemCount: 1,
  firstSeen: '2026-11-01T08:00:00Z',
  lastSeen: '2026-11-03T09:00:00Z',
  dataEventSources: [HOSTILE],
  notes: [HOSTILE],
};

function call(part: Partial<ActivityGroup>, outcome: UsedCall['outcome']): UsedCall {
  const identity = { type: 'AssumedRole', arn: ROLE, account: '111111111111', invokedBy: '', mfa: '', sourceIdentity: '' };
  const group: ActivityGroup = {
    ...{ identity, eventSource: HOSTILE, eventName: HOSTILE, eventType: 'AwsApiCall', region: 'us-east-1', errorCode: '', denial: '' },
    ...{ recipientAccount: '111111111111', vpcEndpoint: '', tlsVersion: '', resources: [], parameters: '{}', response: '{}', count: 2 },
    ...{ firstSeen: '2026-11-01T08:00:00Z', lastSeen: '2026-11-03T09:00:00Z', firstId: HOSTILE, lastId: HOSTILE },
    ...part,
  };
  const action = {
    action: 's3:GetObject',
    grade: 'core',
    resources: [HOSTILE],
    resourceKnown: true,
    context: new Map(),
    because: HOSTILE,
  } as const;
  return {
    group,
    actor: { kind: 'role', arn: ROLE, account: '111111111111' },
    outcome,
    meaning: { kind: 'actions', actions: [action] },
    ownersCopy: false,
  };
}

const CALLS = [call({}, 'allowed'), call({ errorCode: HOSTILE, denial: HOSTILE }, 'denied')];

const PLACE = { policy: HOSTILE, index: 0, sid: HOSTILE };
const COMPARISON: Comparison = {
  ...{ granted: 3, used: 1, unused: 1, notShown: 1 },
  services: [
    {
      ...{ service: HOSTILE, name: HOSTILE, use: 'used', granted: 3, unused: [HOSTILE] },
      used: [{ action: HOSTILE, calls: 1, lastSeen: HOSTILE }],
      notShown: [{ action: HOSTILE, because: HOSTILE }],
    },
    { service: HOSTILE, name: HOSTILE, use: 'unused', granted: 1, used: [], unused: [HOSTILE], notShown: [] },
  ],
  statements: [
    {
      ...PLACE,
      use: 'unused',
      calls: 0,
      because: HOSTILE,
      wide: [{ pattern: HOSTILE, services: 2, usedServices: [HOSTILE], actions: 3, usedActions: 1 }],
    },
  ],
  resources: [{ ...PLACE, pattern: HOSTILE, use: 'wide', actions: [HOSTILE], resources: 1, examples: [HOSTILE] }],
  elsewhere: [{ action: HOSTILE, calls: 1, lastSeen: HOSTILE }],
};

function report(): GenerateReport {
  const evidence = { calls: 2, firstSeen: '2026-11-01T08:00:00Z', lastSeen: '2026-11-03T09:00:00Z', examples: [HOSTILE], notes: [HOSTILE] };
  const statement = { sid: 'A', actions: ['s3:GetObject'], resources: [HOSTILE], evidence };
  const json = JSON.stringify({ Version: '2012-10-17', Statement: [{ Resource: HOSTILE }] }, null, 2);
  const [first] = CALLS;
  const failure = { call: first ?? call({}, 'allowed'), action: 's3:GetObject', resource: HOSTILE, because: HOSTILE };
  return {
    sources: [HOSTILE],
    read: READ,
    withoutTrail: [HOSTILE],
    seen: principalsSeen(CALLS.map(({ group }) => group)),
    tableCheck: {
      checked: 3,
      agreed: 1,
      differences: [{ eventSource: HOSTILE, eventName: HOSTILE, named: HOSTILE, mapped: [HOSTILE], count: 2, example: HOSTILE }],
    },
    policies: [
      {
        chosen: { asked: HOSTILE, holders: [ROLE, HOSTILE], permissionSet: HOSTILE },
        name: 'policy',
        place: 'managed',
        calls: callSummary(CALLS),
        policy: {
          documents: [{ name: 'policy', statements: [statement], json }],
          unmapped: [{ eventSource: HOSTILE, eventName: HOSTILE, count: 1, because: HOSTILE }],
          possible: [{ action: HOSTILE, because: HOSTILE, count: 1 }],
          warnings: [HOSTILE],
          wider: [],
        },
        proof: {
          allowed: { calls: 2, replayed: 2, failures: [failure] },
          denied: { calls: 2, replayed: 2, failures: [failure], elsewhere: 1, conflicts: [failure], widened: [failure] },
          idle: [HOSTILE],
          notReplayed: new Map([[HOSTILE, 1]]),
        },
        denied: deniedCalls(CALLS),
        comparison: COMPARISON,
        chains: [{ from: ROLE, to: HOSTILE, count: 1, firstSeen: '2026-11-01T08:00:00Z', lastSeen: '2026-11-01T08:00:00Z' }],
      },
    ],
  };
}

const SCREEN = { columns: 100, colour: false };
const CHOICES = { includeDenied: false, next: 'a command', most: 50, mostLines: 500, nextOf: () => 'a command that writes' };

function rendered(format: ReportFormat, of: GenerateReport = report()): string {
  return renderReport(of, format, CHOICES, SCREEN);
}

describe.each([
  ['a policy', report()],
  ['principals', { ...report(), policies: [] }],
])('%s', (_, of) => {
  test.each(['text', 'markdown', 'html', 'json'] as const)('%s has no control characters from logs', (format) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.exec(rendered(format, of))).toBeNull();
  });

  test('no line of the text begins with text from logs', () => {
    expect(
      rendered('text', of)
        .split('\n')
        .filter((line) => /^\s*# title/.test(line)),
    ).toEqual([]);
  });

  test('HTML has no element, attribute or address from logs', () => {
    const html = rendered('html', of);
    expect(html).not.toMatch(/<script|<a href="(?!#)|src=|url\(|@import|\son\w+=|javascript:|style=/i);
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name = '']) => name.toLowerCase()));
    const known =
      'html head meta title style body main nav ol li a h1 h2 h3 section ul p pre code span div table caption thead tbody tr th td figure figcaption svg rect circle text';
    expect([...tags].filter((tag) => !known.split(' ').includes(tag))).toEqual([]);
    expect(html).toContain('&lt;script&gt;');
  });

  test('Markdown has no markup from logs', () => {
    const outside = rendered('markdown', of).replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/<script|^# title|(?<!\\)`|(?<!\\)\[|http:\/\/|(?<!&#64;)@team/m);
    const rows = outside.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) expect([5, 6, 7]).toContain(row.replaceAll('\\|', '').split('|').length - 1);
  });
});

test('HTML: headings in order, a caption for each table, and a policy that lets in nothing but its style', () => {
  const html = rendered('html');
  const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  expect(html.match(/<table>/g)).toHaveLength(html.match(/<table><caption>[^<]+<\/caption>/g)?.length ?? 0);
  expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/=]+'/);
  expect(html).toContain('<svg role="img" aria-label=');
});

test('a proof that fails is said in words', () => {
  const text = rendered('text');
  expect(text).toContain('2 allowed calls replayed: 1 kind refused; 2 denied calls replayed: 1 kind allowed');
  expect(text).toContain('not allowed by the policy: 1 kind of call');
});

test('the text ends with what came out, and a policy that is too long stands under its evidence only', () => {
  const whole = rendered('text');
  expect(whole).toContain('"Version": "2012-10-17"');
  expect(whole.slice(whole.indexOf('in short'))).toMatch(/1 document, 1 statement[\s\S]+proof: 2 allowed[\s\S]+a command that writes/);
  const short = renderReport(report(), 'text', { ...CHOICES, mostLines: 2 }, SCREEN);
  expect(short).not.toContain('"Version": "2012-10-17"');
  expect(short).toContain('too long to be shown here');
  const { nextOf, ...inFile } = CHOICES;
  expect(renderReport(report(), 'text', inFile, SCREEN)).not.toContain('in short');
});
