// JUnit XML: counts, elements, and text that is hostile to XML.
import { describe, expect, test } from 'vitest';
import { junitXml } from './junit.ts';
import type { CaseReport, RequestReport } from './test-report.ts';
import { reportOf } from './test-verb.ts';

const position = { file: 'cases/a.json', line: 12, column: 5 };

function request(part: Partial<RequestReport>): RequestReport {
  const which = { position, principal: 'arn:aws:iam::111111111111:user/alice', action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
  return { ...which, outcome: 'passed', decision: 'allow', differences: [], why: [], missing: [], problems: [], ...part };
}

function report(...requests: readonly RequestReport[]): CaseReport {
  return { file: 'cases/a.json', name: 'a case', problems: [], requests };
}

describe('junitXml', () => {
  test('a suite a file, a test case a request', () => {
    const failed = request({
      outcome: 'failed',
      decision: 'deny',
      differences: [{ field: 'decision', expected: 'allow', actual: 'deny' }],
      why: [{ sentence: 'account 1: no statement allows it', position: { file: 'e.json', line: 1, column: 2 } }],
    });
    expect(junitXml(reportOf([report(request({}), failed)]))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="wariin test" tests="2" failures="1" errors="0">
  <testsuite name="a case" file="cases/a.json" tests="2" failures="1" errors="0">
    <testcase name="1. s3:GetObject on arn:aws:s3:::b/k by arn:aws:iam::111111111111:user/alice" classname="cases/a.json" file="cases/a.json" line="12"/>
    <testcase name="2. s3:GetObject on arn:aws:s3:::b/k by arn:aws:iam::111111111111:user/alice" classname="cases/a.json" file="cases/a.json" line="12">
      <failure type="expectation" message="decision: expected allow, found deny">decision   expected allow, found deny
why        account 1: no statement allows it
           e.json:1:2</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  test('files that cannot be used, requests that cannot be decided and incomplete ones', () => {
    const problem = { code: 'c', message: 'unknown <user>', hint: 'look & see', position: null };
    const missing = { kind: 'account', what: '2', assumed: 'no policies', supply: 'aws …' } as const;
    const bad: CaseReport = { file: 'b.json', name: null, problems: [problem], requests: [] };
    const xml = junitXml(
      reportOf([
        bad,
        report(request({ outcome: 'error', decision: null, problems: [problem] }), request({ outcome: 'incomplete', missing: [missing] })),
      ]),
    );
    expect(xml).toContain('<testsuites name="wariin test" tests="3" failures="1" errors="2">');
    expect(xml).toContain('<testcase name="the file can be used" classname="b.json">');
    expect(xml).toContain('<error type="bad-input" message="unknown &lt;user&gt;">');
    expect(xml).toContain('<failure type="incomplete" message="rests on what is not known: 2">');
  });

  test('no input leaves its place', () => {
    const hostile = '"/><testcase name="x\u0000\n]]>&';
    const xml = junitXml(reportOf([{ file: hostile, name: hostile, problems: [], requests: [request({ action: hostile })] }]));
    expect(xml.match(/<testcase /g)).toHaveLength(1);
    expect(xml).not.toContain('\u0000');
    expect(xml.split('\n')).toHaveLength(7);
  });
});
